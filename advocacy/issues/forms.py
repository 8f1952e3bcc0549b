"""What is asked about an issue: what is wrong, with whom, what stands in the way, how it ended."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from advocacy.directory.meant import AS_TYPED, Match
from advocacy.directory.models import Agency
from advocacy.web.days import PastDayField
from advocacy.web.forms import Form, choices_of

from .models import Barrier, IssueState, System
from .operations import IssueFacts, Outcome
from .words import barriers_defined, system_words

LONGEST = 5_000
TOO_LONG = Length(max=LONGEST, message=_l("Keep it to 5,000 letters or fewer."))
NAME = Length(max=200, message=_l("Keep it to 200 letters or fewer."))


def free_text(label: Any, **kwargs: Any) -> Any:
    """A text that may be left empty."""
    return TextAreaField(label, validators=[Optional(), TOO_LONG], **kwargs)


class IssueForm(Form):
    title = StringField(
        _l("What is wrong?"),
        description=_l("In plain words, for example: the county cut home care from 30 to 12 hours."),
        validators=[
            DataRequired(_l("Write what is wrong, in a few plain words.")),
            Length(max=300, message=_l("Keep it to 300 letters or fewer. There is room for more below.")),
        ],
    )
    system = RadioField(
        _l("Which system is it about?"),
        validators=[InputRequired(_l("Choose a system, or “Something else”."))],
    )
    wants = free_text(_l("What does the person want?"))
    agency_name = StringField(
        _l("Which agency is it with?"),
        description=_l(
            "Write its name, or a part of it. If it is in the directory, we find it when you save."
        ),
        validators=[Optional(), Length(max=300, message=_l("Keep the name to 300 letters or fewer."))],
    )
    which = RadioField(_l("Which agency do you mean?"), validate_choice=False, validators=[Optional()])
    agency_address = free_text(
        _l("The address of the agency"),
        description=_l("Only if it is not in the directory. It is used in letters."),
    )
    worker = StringField(_l("Who is in charge of it there?"), validators=[Optional(), NAME])
    reference_number = StringField(
        _l("Their reference number"),
        validators=[Optional(), Length(max=120, message=_l("Keep it to 120 letters or fewer."))],
    )
    barriers = SelectMultipleField(_l("What stands in the way?"), validators=[Optional()])
    barrier_words = free_text(_l("More about what stands in the way"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.system.choices = choices_of((system, system_words(system)) for system in System)
        self.barriers.choices = choices_of((one.value, one.words) for one in barriers_defined())
        self.which.choices = choices_of([])
        self.agency_id: UUID | None = None

    def understand(self, match: Match) -> bool:
        """Take the agency that is meant, or ask which one it is."""
        self.agency_id = match.agency_id
        if match.is_clear and not self.which.data:
            return True
        self.which.choices = _to_choose(match.offered)
        self.which.data = self.which.data if match.is_clear else None
        if not match.is_clear:
            self.which.errors = [_l("Choose the agency that you mean, or keep the name as you wrote it.")]
            self.status = 422
        return match.is_clear

    def facts(self, agency: Agency | None) -> IssueFacts:
        return IssueFacts(
            title=self.title.data or "",
            system=System(self.system.data),
            agency=agency,
            agency_name=(self.agency_name.data or "").strip(),
            agency_address=self.agency_address.data or "",
            worker=self.worker.data or "",
            reference_number=self.reference_number.data or "",
            wants=self.wants.data or "",
            barriers=[Barrier(value) for value in self.barriers.data or []],
            barrier_words=self.barrier_words.data or "",
        )


def _to_choose(agencies: Sequence[Agency]) -> Any:
    named = [(str(agency.public_id), agency.name) for agency in agencies]
    return choices_of([*named, (AS_TYPED, _l("None of these: keep the name as I wrote it"))])


class WaitForm(Form):
    said = free_text(
        _l("Who or what are you waiting for?"),
        description=_l("For example, the hearing date, until March 20."),
    )


class TakeUpForm(Form):
    said = free_text(_l("What happened?"))


class EndForm(Form):
    """How it ended, as three see it. The person's view, or why it is missing, is never left out."""

    state = RadioField(
        _l("How did it end?"),
        choices=choices_of([(IssueState.SORTED, _l("Sorted out")), (IssueState.STOPPED, _l("Stopped"))]),
        validators=[InputRequired(_l("Choose how it ended."))],
    )
    ended_on = PastDayField(_l("On which day?"))
    persons_outcome = free_text(_l("How does the person see it?"), description=_l("In their own words."))
    not_asked_why = free_text(
        _l("If you could not ask them: why not?"), description=_l("You can add their view later.")
    )
    advocates_outcome = free_text(_l("How do you see it?"))
    agencys_outcome = free_text(_l("What does the agency say?"))

    def outcome(self) -> Outcome:
        ended_on: date = self.ended_on.data
        return Outcome(
            state=IssueState(self.state.data),
            ended_on=ended_on,
            persons=self.persons_outcome.data or "",
            not_asked_why=self.not_asked_why.data or "",
            advocates=self.advocates_outcome.data or "",
            agencys=self.agencys_outcome.data or "",
        )
