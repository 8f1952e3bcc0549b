"""From what a row says to the records that it becomes. Nothing is written here."""

from datetime import date
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.cases.models import Case, CaseState, CloseReason, Intensity
from advocacy.goals.models import Goal, GoalState
from advocacy.people.models import Allowed, Method, Person, PersonAddress, SafeContact
from advocacy.people.operations import sort_name
from advocacy.tasks.models import Task, TaskState
from advocacy.transfer.reading import CaseStanding, PersonFacts, YesNo

STATES = {
    CaseStanding.OPEN: CaseState.OPEN,
    CaseStanding.PAUSED: CaseState.PAUSED,
    CaseStanding.CLOSED: CaseState.CLOSED,
}
TEXTING = {YesNo.YES: Allowed.YES, YesNo.NO: Allowed.NEVER, YesNo.UNKNOWN: Allowed.ASK_FIRST}


def person_from(facts: PersonFacts, team_id: int) -> Person:
    """The person. What nobody was asked about stays “ask first”, never allowed."""
    name = facts.whole_name if not facts.preferred_name else _called(facts)
    person = Person(
        public_id=uuid4(),
        team_id=team_id,
        created_at=clock.now(),
        name=name[:200],
        sort_name=sort_name(name),
        legal_name=facts.whole_name[:200] if facts.preferred_name else "",
        other_names=facts.preferred_name,
        name_language="" if name.isascii() else facts.language_code[:20],
        pronouns=facts.pronouns[:60],
        date_of_birth=facts.date_of_birth,
        languages=facts.language[:200],
        interpreter=_interpreter(facts)[:200],
        search_text="",
    )
    person.safe_contacts = list(_contacts(facts))
    if lines := _address(facts):
        person.addresses = [PersonAddress(lines=lines, note=_("From the imported list"))]
    return person


def _called(facts: PersonFacts) -> str:
    """The preferred name with the last name, unless it holds one already."""
    last = facts.last_name
    return (
        facts.preferred_name if not last or last in facts.preferred_name else f"{facts.preferred_name} {last}"
    )


def _interpreter(facts: PersonFacts) -> str:
    if facts.interpreter is not YesNo.YES:
        return facts.interpreter_note
    return facts.interpreter_note or facts.language or _("needed")


def _contacts(facts: PersonFacts) -> list[SafeContact]:
    rows = []
    if facts.phones:
        numbers = "; ".join(phone.raw for phone in facts.phones)[:254]
        rows.append(SafeContact(method=Method.CALL, allowed=Allowed.ASK_FIRST, details=numbers))
    if facts.text_ok is not YesNo.UNKNOWN or facts.text_note:
        note = facts.text_note[:200]
        rows.append(SafeContact(method=Method.TEXT, allowed=TEXTING[facts.text_ok], what_to_say=note))
    if facts.email:
        rows.append(SafeContact(method=Method.EMAIL, allowed=Allowed.ASK_FIRST, details=facts.email[:254]))
    return rows


def _address(facts: PersonFacts) -> str:
    town = " ".join(part for part in (facts.city, facts.state, facts.postal_code) if part)
    return "\n".join(line for line in (facts.address, town) if line)


def case_from(facts: PersonFacts, person: Person, team_id: int) -> Case:
    """The case of the row. Without a status it is open; without a day it opened today."""
    state = STATES[facts.status or CaseStanding.OPEN]
    opened = min(facts.opened or clock.today(), clock.today())
    closed = max(facts.last_contact or opened, opened) if state == CaseState.CLOSED else None
    return Case(
        public_id=uuid4(),
        person=person,
        team_id=team_id,
        state=state,
        intensity=Intensity.STANDARD,
        about=_about(facts),
        opened_on=opened,
        paused_on=opened if state == CaseState.PAUSED else None,
        pause_reason=facts.status_reason if state == CaseState.PAUSED else "",
        closed_on=closed,
        close_reason=CloseReason.OTHER if closed else "",
        close_words=facts.status_reason if closed else "",
        last_contact_on=_past(facts.last_contact),
        created_at=clock.now(),
    )


def _past(day: date | None) -> date | None:
    return day if day and day <= clock.today() else None


def _about(facts: PersonFacts) -> str:
    """What has no field of its own keeps its words, under its heading."""
    parts = (
        ("", facts.notes),
        (_("Program"), facts.program),
        (_("Consent, as the list said"), facts.consent_note),
        (_("Advocate, as the list said"), facts.advocate),
    )
    return "\n".join(f"{head}: {text}" if head else text for head, text in parts if text)


def goals_from(facts: PersonFacts, case: Case) -> list[Goal]:
    return [
        Goal(
            public_id=uuid4(),
            case_id=case.id,
            words=words,
            state=GoalState.WORKING,
            started_on=case.opened_on,
        )
        for words in facts.goals
    ]


def task_from(facts: PersonFacts, case: Case, owner_id: int) -> Task | None:
    if not facts.next_step or case.state == CaseState.CLOSED:
        return None
    return Task(
        public_id=uuid4(),
        case_id=case.id,
        owner_id=owner_id,
        what=facts.next_step[:500],
        due_on=facts.next_step_due,
        state=TaskState.OPEN,
        made_at=clock.now(),
        made_by_id=owner_id,
    )
