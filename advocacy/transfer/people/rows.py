"""From what a row says to the records that it becomes. Nothing is written here."""

from datetime import date
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case, CaseState, CloseReason, Intensity
from advocacy.folding import fold
from advocacy.goals.models import Goal, GoalState
from advocacy.people.models import Allowed, Method, Person, PersonAddress, SafeContact
from advocacy.people.operations import LONGEST_NAME, sort_name
from advocacy.tasks.models import Task, TaskState
from advocacy.transfer.reading import CaseStanding, PersonFacts, YesNo
from advocacy.web.filters import plain_day

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
        name=name[:LONGEST_NAME],
        sort_name=sort_name(name),
        legal_name="" if facts.whole_name == name else facts.whole_name[:LONGEST_NAME],
        other_names="" if facts.preferred_name == name else facts.preferred_name,
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
        numbers = _numbers(facts)[:254]
        rows.append(SafeContact(method=Method.CALL, allowed=Allowed.ASK_FIRST, details=numbers))
    if facts.text_ok is not YesNo.UNKNOWN or facts.text_note:
        note = facts.text_note[:200]
        rows.append(SafeContact(method=Method.TEXT, allowed=TEXTING[facts.text_ok], what_to_say=note))
    if facts.email:
        rows.append(SafeContact(method=Method.EMAIL, allowed=Allowed.ASK_FIRST, details=facts.email[:254]))
    return rows


def _numbers(facts: PersonFacts) -> str:
    return "; ".join(phone.raw for phone in facts.phones)


def _address(facts: PersonFacts) -> str:
    town = " ".join(part for part in (facts.city, facts.state, facts.postal_code) if part)
    return "\n".join(line for line in (facts.address, town) if line)


def case_from(facts: PersonFacts, person: Person, team_id: int, lead: User | None) -> Case:
    """The case of the row. Without a status it is open; without a day it opened today."""
    state = STATES[facts.status or CaseStanding.OPEN]
    opened = min(facts.opened or clock.today(), clock.today())
    closed = max(_past(facts.last_contact) or opened, opened) if state == CaseState.CLOSED else None
    return Case(
        public_id=uuid4(),
        person=person,
        team_id=team_id,
        state=state,
        intensity=Intensity.STANDARD,
        about=_about(facts, person, lead),
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


def _about(facts: PersonFacts, person: Person, lead: User | None) -> str:
    """What has no field of its own, or does not fit into it, keeps its words under its heading."""
    parts = (
        ("", facts.notes),
        (_("Program"), facts.program),
        (_("Consent, as the list said"), facts.consent_note),
        (_("Advocate, as the list said"), "" if lead and fold(lead.name) == fold(facts.advocate) else facts.advocate),
        (_("Status, as the list said"), facts.status_reason if facts.status in (None, CaseStanding.OPEN) else ""),
        (_("Next step, as the list said"), "" if _becomes_task(facts, lead) else _next_step(facts)),
        (_("As the list said"), "; ".join(_too_long(facts, person))),
    )  # fmt: skip
    return "\n".join(f"{head}: {text}" if head else text for head, text in parts if text)


def _next_step(facts: PersonFacts) -> str:
    due = _("due %(day)s", day=plain_day(facts.next_step_due)) if facts.next_step_due else ""
    return ", ".join(part for part in (facts.next_step, due) if part)


def _too_long(facts: PersonFacts, person: Person) -> list[str]:
    """Words that were longer than the room for them, whole."""
    kept = {person.name, person.legal_name, person.pronouns, person.languages, person.interpreter}
    kept |= {row.details for row in person.safe_contacts} | {row.what_to_say for row in person.safe_contacts}
    whole = (facts.whole_name, facts.pronouns, facts.language, _interpreter(facts), _numbers(facts))
    texts = (*whole, facts.text_note, facts.email, facts.next_step if len(facts.next_step) > 500 else "")
    return [text for text in texts if len(text) > 60 and text not in kept]


def _becomes_task(facts: PersonFacts, lead: User | None) -> bool:
    return bool(facts.next_step and lead) and facts.status is not CaseStanding.CLOSED


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


def task_from(facts: PersonFacts, case: Case, lead: User | None, made_by: User | None) -> Task | None:
    """The next step is a task of whoever leads. Without a lead, or in a closed case, it is kept in words."""
    if lead is None or not _becomes_task(facts, lead):
        return None
    return Task(
        public_id=uuid4(),
        case_id=case.id,
        owner_id=lead.id,
        what=facts.next_step[:500],
        due_on=facts.next_step_due,
        state=TaskState.OPEN,
        made_at=clock.now(),
        made_by_id=(made_by or lead).id,
    )
