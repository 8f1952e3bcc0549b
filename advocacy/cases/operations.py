"""Opening, changing, pausing, closing and handing over cases. Each is one step of the case and one entry."""

from datetime import date
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.access import operations as access
from advocacy.access.models import Assignment, Part
from advocacy.access.queries import lead_row_of
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.tasks.operations import drop_task, pass_on
from advocacy.tasks.queries import open_tasks
from advocacy.web.refusals import Refused, check_version

from . import rules
from .models import Case, CaseState, CaseStep, Intensity, Step
from .numbering import add_numbered
from .timeline import add_entry
from .words import obstacle_words, step_words


def refuse(obstacle: rules.Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def open_case(
    person: Person,
    *,
    lead: User,
    by: User,
    about: str = "",
    intensity: Intensity = Intensity.STANDARD,
    opened_on: date | None = None,
) -> Case:
    """Support begins. The case belongs to its lead's team."""
    opened_on = opened_on or clock.today()
    refuse(rules.obstacle_to_opening(opened_on, clock.today()))
    if lead.team_id is None:
        raise Refused(_("Only an advocate or a supervisor can lead a case. Choose someone else."))
    case = Case(
        public_id=uuid4(),
        person=person,
        team_id=lead.team_id,
        state=CaseState.OPEN,
        intensity=intensity,
        about=about,
        opened_on=opened_on,
        created_at=clock.now(),
    )
    add_numbered(case)
    access.assign(person, case, lead, Part.LEAD, starts_on=opened_on, by=by)
    _take(case, Step.OPENED, by=by, on=opened_on)
    return case


def change_case(case: Case, *, about: str, intensity: Intensity, version: int | None, by: User) -> None:
    check_version(case, version)
    case.about, case.intensity = about, intensity
    record("case.changed", case, by=by)


def pause_case(
    case: Case, *, words: str, look_again_on: date | None, version: int | None = None, by: User
) -> None:
    """It rests until someone looks again."""
    refuse(rules.obstacle_to_pausing(case.state, look_again_on, clock.today()))
    check_version(case, version)
    case.state, case.paused_on = CaseState.PAUSED, clock.today()
    case.pause_reason, case.look_again_on = words, look_again_on
    _take(case, Step.PAUSED, by=by, words=words)


def take_up_case(case: Case, *, by: User) -> None:
    """It goes on after a pause."""
    refuse(rules.obstacle_to_taking_up(case.state))
    _open(case)
    _take(case, Step.TAKEN_UP, by=by)


def close_case(
    case: Case,
    *,
    reason: str,
    words: str,
    persons_view: str,
    tasks: str = "",
    version: int | None = None,
    by: User,
) -> None:
    """Support ends, with a reason and with what the person says about it. `tasks` is "drop" or "keep"."""
    left = open_tasks(case)
    refuse(rules.obstacle_to_closing(case.state, len(left), tasks))
    check_version(case, version)
    if tasks == "drop":
        for task in left:
            drop_task(task, words=_("The case was closed."), by=by)
    case.state, case.closed_on = CaseState.CLOSED, clock.today()
    case.close_reason, case.close_words, case.persons_view = reason, words, persons_view
    _take(case, Step.CLOSED, by=by, reason=reason, words=words, persons_view=persons_view)


def reopen_case(case: Case, *, words: str = "", by: User) -> None:
    """The same case goes on. What was said when it closed stays on the timeline."""
    refuse(rules.obstacle_to_reopening(case.state))
    _open(case)
    case.closed_on, case.close_reason, case.close_words, case.persons_view = None, "", "", ""
    _take(case, Step.REOPENED, by=by, words=words)


def hand_over_case(case: Case, to: User, *, note: str, by: User) -> Assignment:
    """Someone else leads from today on; what is still to be done goes along."""
    before = lead_row_of(case)
    row = access.hand_over(case, to, note=note, by=by)
    if to.team_id is not None:
        case.team_id = to.team_id
    if before:
        pass_on(case, from_id=before.user_id, to=to, by=by)
    words = _("Led by %(name)s from today.", name=to.name)
    _take(case, Step.HANDED_OVER, by=by, words=f"{words}\n{note}".strip())
    return row


def cover_case(
    case: Case, user: User, *, starts_on: date, ends_on: date, note: str = "", by: User
) -> Assignment:
    """Someone stands in for the lead for some days."""
    row = access.name_cover(case, user, starts_on=starts_on, ends_on=ends_on, note=note, by=by)
    _take(case, Step.COVERED, by=by, words=f"{user.name}\n{note}".strip())
    return row


def _open(case: Case) -> None:
    case.state, case.paused_on, case.pause_reason, case.look_again_on = CaseState.OPEN, None, "", None
    case.version += 1


def _take(
    case: Case,
    step: Step,
    *,
    by: User,
    on: date | None = None,
    reason: str = "",
    words: str = "",
    persons_view: str = "",
) -> None:
    row = CaseStep(
        public_id=uuid4(),
        case_id=case.id,
        step=step,
        reason=reason,
        words=words,
        persons_view=persons_view,
        made_at=clock.now(),
        made_by_id=by.id,
    )
    db.session.add(row)
    add_entry(case, "case", row.public_id, step_words(step), by=by, on=on)
    record(f"case.{step.value}", case, by=by)
