"""Questions about tasks and appointments."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from advocacy.accounts.models import User
from advocacy.tasks.appointing import AppointmentFacts
from advocacy.tasks.times import TimeField
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of

SHORT = Length(max=300, message=_l("This is too long. Keep it to 300 characters or fewer."))


class OwnedForm(Form):
    """Something that one of those who may open the case looks after."""

    owner = RadioField(
        _l("Who does it?"),
        description=_l(
            "Only those who can open this case are listed. A supervisor can name someone else to stand in."
        ),
        validators=[InputRequired(_l("Choose who does it."))],
    )

    def offer(self, owners: Sequence[User], chosen: User | None) -> None:
        """Let them choose among these; unless they did already, `chosen` is."""
        self.owner.choices = choices_of((str(user.public_id), user.name) for user in owners)
        if not self.is_submitted() and chosen in owners and chosen is not None:
            self.owner.data = str(chosen.public_id)


class TaskForm(OwnedForm):
    """A next step."""

    what = TextAreaField(
        _l("What is the next step?"),
        validators=[
            DataRequired(_l("Write what is to be done.")),
            Length(max=500, message=_l("This is too long. Keep it to 500 characters or fewer.")),
        ],
    )
    due_on = DayField(_l("By which day?"), validators=[Optional()])


class WordsForm(Form):
    """One sentence."""

    words = TextAreaField(
        _l("What happened?"),
        validators=[
            DataRequired(_l("Say in a few words what happened.")),
            Length(max=2000, message=_l("This is too long. Keep it to 2,000 characters or fewer.")),
        ],
    )


class DropForm(Form):
    """Why it is not needed any more."""

    words = TextAreaField(
        _l("Why is it not needed any more?"),
        validators=[
            DataRequired(_l("Say in a few words why it is not needed.")),
            Length(max=2000, message=_l("This is too long. Keep it to 2,000 characters or fewer.")),
        ],
    )


class AppointmentForm(OwnedForm):
    """What, when, where, and who goes along."""

    what = TextAreaField(
        _l("What is it?"),
        description=_l("For example, home visit with the interpreter"),
        validators=[DataRequired(_l("Write what the appointment is.")), SHORT],
    )
    day = DayField(_l("On which day?"), validators=[InputRequired(_l("Write the day of the appointment."))])
    at = TimeField(_l("At what time?"), validators=[Optional()])
    place = TextAreaField(_l("Where?"), validators=[Optional(), SHORT])
    who_goes = TextAreaField(_l("Who goes along?"), validators=[Optional(), SHORT])

    def facts(self) -> AppointmentFacts:
        words: dict[str, Any] = {"place": self.place.data or "", "who_goes": self.who_goes.data or ""}
        return AppointmentFacts(what=self.what.data or "", day=self.day.data, at=self.at.data, **words)
