"""The demo's cases: who held them, what was wanted, what was sorted out."""

from datetime import timedelta

from advocacy.access.models import Assignment, Part
from advocacy.cases.models import Case, CaseState, CaseStep, CloseReason, Intensity, Step
from advocacy.cases.words import step_words
from advocacy.db import db

from .cast.demo import Demo
from .cast.work import Change, DemoCase
from .entries import Entries
from .log import write_log
from .notices import write_notices
from .register import Register, at_noon, fixed_id
from .wants import write_goals, write_issues

STEPS = {
    "opened": Step.OPENED,
    "paused": Step.PAUSED,
    "resumed": Step.TAKEN_UP,
    "closed": Step.CLOSED,
}


def write_cases(demo: Demo, register: Register) -> None:
    for number, one in enumerate(demo.cases, 1):
        case = _case(one, number, register)
        register.cases[one.key] = case
        db.session.add(case)
    db.session.flush()
    entries = Entries()
    for one in demo.cases:
        _history(one, register, entries)
        write_issues(one, register, entries)
        write_goals(one, register, entries)
    write_log(demo, register, entries)
    db.session.flush()
    write_notices(demo, register, entries)
    entries.write()


def _case(one: DemoCase, number: int, register: Register) -> Case:
    last = max((contact.day for contact in one.contacts if contact.reached), default=None)
    paused = [change for change in one.changes if change.kind == "paused"]
    state = CaseState(one.status)
    closing = one.closing if state == CaseState.CLOSED else None
    return Case(
        public_id=fixed_id("case", one.key),
        reference=f"{number:04}",
        person_id=register.people[one.person].id,
        team_id=register.users[one.advocate].team_id,
        state=state,
        intensity=Intensity(one.intensity),
        about=one.why_came,
        opened_on=one.opened_on,
        paused_on=paused[-1].day if state == CaseState.PAUSED and paused else None,
        pause_reason=paused[-1].why if state == CaseState.PAUSED and paused else "",
        look_again_on=register.today + timedelta(days=14) if state == CaseState.PAUSED else None,
        closed_on=closing.day if closing else None,
        close_reason=_reason(closing.reason) if closing else "",
        persons_view=closing.own_view if closing else "",
        last_contact_on=last,
        created_at=at_noon(one.opened_on),
    )


def _reason(words: str) -> str:
    return CloseReason(words.replace(" ", "_"))


def _history(one: DemoCase, register: Register, entries: Entries) -> None:
    case = register.cases[one.key]
    for held in one.held:
        user = register.users[held.staff]
        db.session.add(
            Assignment(
                public_id=fixed_id("held", one.key, held.staff, str(held.from_day), held.part),
                person_id=case.person_id,
                case_id=case.id,
                user_id=user.id,
                part=Part(held.part),
                starts_on=held.from_day,
                ends_on=held.to_day,
                made_by_id=user.id,
                made_at=at_noon(held.from_day),
                note=held.why,
            )
        )
    for number, change in enumerate(one.changes):
        _change(one, case, change, number, register, entries)


def _change(
    one: DemoCase, case: Case, change: Change, number: int, register: Register, entries: Entries
) -> None:
    step, by = STEPS[change.kind], register.users[change.by]
    closed = step == Step.CLOSED and one.closing is not None
    row = CaseStep(
        public_id=fixed_id("change", one.key, str(number)),
        case_id=case.id,
        step=step,
        words=change.why,
        reason=_reason(one.closing.reason) if closed and one.closing else "",
        persons_view=one.closing.own_view if closed and one.closing else "",
        made_at=at_noon(change.day),
        made_by_id=by.id,
    )
    db.session.add(row)
    entries.add(case.id, "case", row.public_id, step_words(step), change.day, by.id)
