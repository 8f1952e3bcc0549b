"""The questions of handing over and cover."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from advocacy.accounts.models import User
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of


class HandOverForm(Form):
    to = RadioField(_l("Who takes it on?"), validators=[InputRequired(_l("Choose who takes it on."))])
    note = TextAreaField(
        _l("What should they know?"),
        description=_l("What is agreed, what comes next, what to be careful about."),
        validators=[
            DataRequired(_l("Write a few words for whoever takes it on.")),
            Length(max=5000, message=_l("Keep the note to 5,000 letters or fewer.")),
        ],
    )

    def offer(self, users: Sequence[User], me: User) -> None:
        self.to.choices = choices_of(
            (str(user.public_id), _("Me") if user.id == me.id else user.name) for user in users
        )

    def chosen(self) -> UUID:
        return UUID(self.to.data)


class CoverForm(HandOverForm):
    to = RadioField(_l("Who stands in?"), validators=[InputRequired(_l("Choose who stands in."))])
    starts_on = DayField(_l("From which day?"), validators=[InputRequired(_l("Write the first day."))])
    ends_on = DayField(_l("Until which day?"), validators=[InputRequired(_l("Write the last day."))])
    note = TextAreaField(
        _l("What should they know?"),
        validators=[Optional(), Length(max=5000, message=_l("Keep the note to 5,000 letters or fewer."))],
    )

    def validate_ends_on(self, field: DayField) -> None:
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(_("The last day must be the first day or later."))
