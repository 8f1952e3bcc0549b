"""The questions in an emergency, and those to the person who looks at it afterward."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from advocacy.web.forms import Form, choices_of

from ..disclosing.words import HowTold
from ..sending import HowSent
from .models import Nature, Outcome

LONG = Length(max=2000, message=_l("Keep it to 2,000 letters or fewer."))
SHORT = Length(max=200, message=_l("Keep it to 200 letters or fewer."))


class EmergencyForm(Form):
    """A life or health is in danger, and the person can not be asked."""

    nature = RadioField(
        _l("What sort of emergency is it?"),
        choices=choices_of(
            [
                (Nature.MEDICAL, _l("A medical emergency, and medical staff need to know")),
                (Nature.DANGER, _l("Somebody’s life or safety is in danger")),
            ]
        ),
        validators=[InputRequired(_l("Choose what sort of emergency it is."))],
    )
    happening = TextAreaField(
        _l("What is happening?"), validators=[DataRequired(_l("Write what is happening.")), LONG]
    )
    recipient = StringField(
        _l("Who is told?"),
        description=_l("The name, or the desk if you have no name"),
        validators=[DataRequired(_l("Write who is told.")), SHORT],
    )
    affiliation = StringField(
        _l("Where do they work?"),
        description=_l("For example, the hospital or the police station"),
        validators=[DataRequired(_l("Write where they work.")), SHORT],
    )
    how = RadioField(
        _l("How?"),
        choices=choices_of(
            [
                (HowTold.PHONE, _l("By phone")),
                (HowTold.IN_PERSON, _l("In person")),
                (HowSent.FAX, _l("By fax")),
            ]
        ),
        default=HowTold.PHONE,
        validators=[InputRequired(_l("Choose how."))],
    )
    what = TextAreaField(
        _l("What are they told?"),
        description=_l("Only what they need to help now."),
        validators=[DataRequired(_l("Write what they are told.")), LONG],
    )
    reason = TextAreaField(
        _l("Why can the person not be asked?"),
        description=_l("At least one full sentence. Your supervisor reads it."),
        validators=[DataRequired(_l("Write why they cannot be asked.")), LONG],
    )


class ReviewForm(Form):
    """What a second person says of it."""

    outcome = RadioField(
        _l("What do you say of it?"),
        choices=choices_of(
            [
                (Outcome.RIGHT, _l("It was right")),
                (Outcome.TALKED_OVER, _l("It was understandable, and we talked it over")),
                (Outcome.WRONG, _l("It should not have been told")),
            ]
        ),
        validators=[InputRequired(_l("Choose one."))],
    )
    words = TextAreaField(
        _l("In your words"),
        validators=[DataRequired(_l("Write what you say of it. One sentence is enough.")), LONG],
    )
