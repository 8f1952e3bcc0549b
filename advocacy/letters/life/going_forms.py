"""How a letter went, and what the agency answered."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from advocacy import clock
from advocacy.consent.sending import SentForm
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of


class LetterSentForm(SentForm):
    """A number is what proves that it went; with one, the deadline that the letter serves has its proof too."""

    number = StringField(
        _l("Tracking or confirmation number"),
        validators=[Optional(), Length(max=120, message=_l("Keep it to 120 letters or fewer."))],
    )

    packet = BooleanField(_l("It went with its enclosures, as they were bound"), default=True)


class ReplyForm(Form):
    """What the agency answered."""

    replied_on = DayField(
        _l("When did the answer come?"), default=clock.today, validators=[InputRequired(_l("Write the day."))]
    )
    words = TextAreaField(
        _l("What did they say?"),
        validators=[
            DataRequired(_l("Write what they said.")),
            Length(max=4000, message=_l("Keep it to 4,000 letters or fewer.")),
        ],
    )
    outcome = RadioField(
        _l("What came of it?"),
        choices=choices_of(
            [
                ("granted", _l("They agreed to it")),
                ("partly", _l("They agreed to a part")),
                ("denied", _l("They said no")),
                ("asked", _l("They asked for more")),
            ]
        ),
        validators=[Optional()],
    )
