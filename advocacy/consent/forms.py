"""The questions about an agreement: when, how, to whom they said yes."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from advocacy import clock
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of

from .models import How
from .operations import SaidYes


class AgreementForm(Form):
    """The person said yes to exactly this text."""

    agreed_on = DayField(
        _l("When did they agree?"), default=clock.today, validators=[InputRequired(_l("Write the day."))]
    )
    how = RadioField(
        _l("How?"),
        choices=choices_of(
            [
                (How.READ_TO_THEM, _l("I read it to them")),
                (How.READ_IT, _l("They read it")),
                (How.SIGNED, _l("They signed it")),
                (How.BY_PHONE, _l("By phone")),
            ]
        ),
        validators=[InputRequired(_l("Choose how they agreed."))],
    )
    said_to = StringField(
        _l("To whom did they say yes?"),
        validators=[
            DataRequired(_l("Write the name of whoever heard it.")),
            Length(max=200, message=_l("Keep the name to 200 letters or fewer.")),
        ],
    )
    note = StringField(
        _l("What did they say?"),
        validators=[Optional(), Length(max=1000, message=_l("Keep it to 1,000 letters or fewer."))],
    )

    def beside(self, version: int) -> None:
        """Which words stand beside it: the yes is to these, and to no others."""
        self.version.raw_data, self.version.data = None, version

    def said_yes(self) -> SaidYes:
        said_to, note = self.said_to.data or "", self.note.data or ""
        return SaidYes(self.agreed_on.data, self.how.data, said_to, note, read=self.version.data)
