"""Questions about cases."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from advocacy.accounts.models import User
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of

from .models import Intensity
from .words import close_reasons, intensity_choices

MOST_WORDS = 5000
TOO_LONG = _l("This is too long. Keep it to 5,000 characters or fewer.")


class CaseForm(Form):
    """What a case is about."""

    about = TextAreaField(
        _l("What is this about?"),
        description=_l("A sentence or two, in words that you would be happy for them to read."),
        validators=[Optional(), Length(max=MOST_WORDS, message=TOO_LONG)],
    )
    intensity = RadioField(
        _l("How much support have you agreed on?"),
        default=Intensity.STANDARD,
        validators=[InputRequired(_l("Choose how much support you have agreed on."))],
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.intensity.choices = choices_of(intensity_choices())


class NewCaseForm(CaseForm):
    """The first questions about a case. An advocate who opens one leads it."""

    opened_on = DayField(
        _l("When did support begin?"),
        validators=[InputRequired(_l("Write the day on which support began, for example today."))],
    )
    lead = RadioField(
        _l("Who leads it?"), validators=[InputRequired(_l("Choose who leads this case."))], coerce=str
    )

    def __init__(self, leads: Sequence[User], **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.lead.choices = choices_of((str(user.public_id), user.name) for user in leads)
        if len(leads) == 1:
            self.lead.data = self.lead.data or str(leads[0].public_id)


class PauseForm(Form):
    """Why it rests, and until when."""

    words = TextAreaField(
        _l("Why does support rest?"),
        description=_l("For example: away until the end of the month."),
        validators=[
            DataRequired(_l("Say in a few words why support rests.")),
            Length(max=MOST_WORDS, message=TOO_LONG),
        ],
    )
    look_again_on = DayField(
        _l("When will you look at it again?"),
        validators=[InputRequired(_l("Write a day to look at it again, so that it is not forgotten."))],
    )


class CloseForm(Form):
    """Why it ends, and how the person sees it."""

    reason = RadioField(_l("Why does it end?"), validators=[InputRequired(_l("Choose why it ends."))])
    words = TextAreaField(
        _l("Anything to add?"), validators=[Optional(), Length(max=MOST_WORDS, message=TOO_LONG)]
    )
    persons_view = TextAreaField(
        _l("What do they say about it, in their own words?"),
        description=_l("Ask what helped, what did not, and whether they would come back."),
        validators=[Optional(), Length(max=MOST_WORDS, message=TOO_LONG)],
    )
    tasks = RadioField(
        _l("What happens to the tasks that are still open?"),
        choices=choices_of(
            [
                ("drop", _l("Drop them: they are not needed any more")),
                ("keep", _l("Keep them: someone will still do them")),
            ]
        ),
        validators=[Optional()],
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.reason.choices = choices_of(close_reasons())


class ReopenForm(Form):
    """Why it goes on."""

    words = TextAreaField(
        _l("What happened since?"), validators=[Optional(), Length(max=MOST_WORDS, message=TOO_LONG)]
    )
