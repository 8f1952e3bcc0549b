"""The questions of the contact log: who, when, how, what happened."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from advocacy import clock
from advocacy.attachments.forms import UploadsField, WithoutField, shows_field
from advocacy.cases.models import Case
from advocacy.tasks.models import Task
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of

from .models import Way
from .operations import ContactFacts

TODAY, YESTERDAY, OTHER, NO_ANSWER = "today", "yesterday", "other", "no_answer"
LONGEST_NOTE = 20_000


class BoxesField(SelectMultipleField):
    """Several of a few, as boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class MinutesField(StringField):
    """A number of minutes, typed as one likes: 45, “45 min”, “1 h 15”."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0].strip().casefold() if valuelist else ""
        self.data: Any = None
        if not typed:
            return
        self.data = minutes_of(typed)
        if self.data is None:
            raise ValueError(_l("Write how many minutes, for example 45."))

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else str(self.data or "")


def minutes_of(typed: str) -> int | None:
    """Minutes from “45”, “45 min”, “1 h”, “1:15”, “1 h 15”; None when it is something else."""
    words = typed.replace("minutes", "").replace("minute", "").replace("min", "").replace("hours", "h")
    words = words.replace("hour", "h").replace(":", "h").replace(" ", "")
    hours, mark, rest = words.partition("h")
    if not mark:
        hours, rest = "0", words
    if not hours.isdecimal() or (rest and not rest.isdecimal()):
        return None
    found = int(hours) * 60 + int(rest or 0)
    return found if 0 < found <= 24 * 60 else None


class ContactForm(Form):
    files_wait = False
    draft = HiddenField()
    who = BoxesField(_l("Who was it?"), validators=[DataRequired(_l("Choose who it was with."))])
    when = RadioField(
        _l("When?"),
        choices=choices_of([(TODAY, _l("Today")), (YESTERDAY, _l("Yesterday")), (OTHER, _l("Another day"))]),
        default=TODAY,
        validators=[InputRequired(_l("Choose the day."))],
    )
    day = DayField(_l("Which day?"))
    how = RadioField(
        _l("How did you talk?"),
        choices=choices_of(
            [
                (Way.IN_PERSON, _l("In person")),
                (Way.CALL, _l("Call")),
                (Way.TEXT, _l("Text")),
                (Way.VIDEO, _l("Video")),
                (Way.EMAIL, _l("Email")),
                (NO_ANSWER, _l("No answer")),
            ]
        ),
        validators=[InputRequired(_l("Choose how you talked, or “No answer”."))],
    )
    note = TextAreaField(
        _l("What happened?"),
        validators=[
            DataRequired(_l("Write what happened. A few words are enough.")),
            Length(max=LONGEST_NOTE, message=_l("Keep the note to 20,000 letters or fewer.")),
        ],
    )
    tried = RadioField(
        _l("If there was no answer: how did you try?"),
        choices=choices_of(
            [
                (Way.CALL, _l("Call")),
                (Way.TEXT, _l("Text")),
                (Way.EMAIL, _l("Email")),
                (Way.IN_PERSON, _l("Went there")),
            ]
        ),
        default=Way.CALL,
        validators=[Optional()],
    )
    minutes = MinutesField(
        _l("How long?"), description=_l("For example, 30 minutes"), validators=[Optional()]
    )
    next_step = StringField(
        _l("What is the next step?"),
        validators=[Optional(), Length(max=500, message=_l("Keep the next step to 500 letters or fewer."))],
    )
    next_day = DayField(_l("On which day?"), validators=[Optional()])
    clears = BoxesField(_l("Did this do one of the next steps?"), validators=[Optional()])
    files = UploadsField(_l("Choose photos or papers"))
    without = WithoutField()
    shows = shows_field()

    def offer(self, cases: Sequence[Case], tasks: Sequence[Task]) -> None:
        self.who.choices = choices_of((str(case.public_id), case.person.name) for case in cases)
        names = {case.id: case.person.name for case in cases}
        several = len({task.case_id for task in tasks}) > 1
        self.clears.choices = choices_of(
            (str(task.public_id), f"{task.what} ({names[task.case_id]})" if several else task.what)
            for task in tasks
        )

    def accept(self, cases: Sequence[UUID]) -> None:
        """Instead of `offer`, where nothing is shown: these of the chosen may be chosen, and no next step was."""
        self.who.choices = choices_of((str(public_id), "") for public_id in cases)
        self.clears.choices = []

    def validate_shows(self, field: Field) -> None:
        """Words about a photo are not saved without one."""
        here = self.files.data or self.files.unfit or self.files_wait
        if (field.data or "").strip() and not here:
            raise ValidationError(_("Choose the photo or paper that this is about, or leave this empty."))

    def validate_day(self, field: DayField) -> None:
        if self.when.data != OTHER:
            field.errors = []
        elif field.data is None and not field.errors:
            raise ValidationError(_("Write the day as in March 20, 2026 or 3/20/2026."))
        elif field.data is not None and field.data > clock.today():
            raise ValidationError(_("The day must be today or earlier."))

    def validate_next_day(self, field: DayField) -> None:
        if field.data is not None and not (self.next_step.data or "").strip():
            raise ValidationError(_("Write what the next step is, or leave its day empty."))

    def happened_on(self) -> date:
        if self.when.data == OTHER and self.day.data:
            chosen: date = self.day.data
            return chosen
        return clock.today() - timedelta(days=1 if self.when.data == YESTERDAY else 0)

    def facts(self) -> ContactFacts:
        reached = self.how.data != NO_ANSWER
        return ContactFacts(
            happened_on=self.happened_on(),
            way=self.how.data if reached else self.tried.data or Way.CALL,
            reached=reached,
            note=self.note.data or "",
            minutes=self.minutes.data,
            next_step=(self.next_step.data or "").strip(),
            next_day=self.next_day.data,
        )

    def chosen(self) -> list[UUID]:
        """The cases of the people it was with, in the order of the form, each once."""
        return [UUID(value) for value in dict.fromkeys(self.who.data or []) if _is_uuid(value)]

    def draft_id(self) -> UUID | None:
        return UUID(self.draft.data) if _is_uuid(self.draft.data) else None


def _is_uuid(text: str | None) -> bool:
    try:
        UUID(text or "")
    except ValueError:
        return False
    return True


class ChangeForm(Form):
    note = TextAreaField(
        _l("What happened?"),
        validators=[
            DataRequired(_l("Write what happened. A few words are enough.")),
            Length(max=LONGEST_NOTE, message=_l("Keep the note to 20,000 letters or fewer.")),
        ],
    )
    minutes = MinutesField(
        _l("How long?"), description=_l("For example, 30 minutes"), validators=[Optional()]
    )


class AddendumForm(Form):
    text = TextAreaField(
        _l("What do you want to add or put right?"),
        validators=[
            DataRequired(_l("Write what you want to add.")),
            Length(max=LONGEST_NOTE, message=_l("Keep it to 20,000 letters or fewer.")),
        ],
    )
