"""Writing issues: adding, changing, waiting, ending, taking up again."""

from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.web.refusals import Refused, check_version

from . import rules
from .models import Barrier, Issue, IssueChange, IssueState, System
from .words import obstacle_words, turn_words


@dataclass(frozen=True)
class IssueFacts:
    """What is being sorted out, with whom, and what stands in the way."""

    title: str
    system: System
    agency: Agency | None = None
    agency_name: str = ""
    agency_address: str = ""
    worker: str = ""
    reference_number: str = ""
    wants: str = ""
    barriers: list[Barrier] = field(default_factory=list)
    barrier_words: str = ""


@dataclass(frozen=True)
class Outcome:
    """How it ended, as three see it."""

    state: IssueState
    ended_on: date
    persons: str = ""
    not_asked_why: str = ""
    advocates: str = ""
    agencys: str = ""


def refuse(obstacle: rules.Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def add_issue(case: Case, facts: IssueFacts, *, by: User) -> Issue:
    refuse(rules.obstacle_to_beginning(case.is_closed))
    issue = Issue(public_id=uuid4(), case=case, state=IssueState.OPEN, opened_on=clock.today())
    _write(issue, facts)
    db.session.add(issue)
    add_entry(case, "issue", issue.public_id, _("New issue"), by=by)
    record("issue.added", issue, by=by, case=case.public_id)
    return issue


def change_issue(issue: Issue, facts: IssueFacts, *, version: int | None, by: User) -> None:
    check_version(issue, version)
    _write(issue, facts)
    record("issue.changed", issue, by=by)


def _write(issue: Issue, facts: IssueFacts) -> None:
    issue.title, issue.system = facts.title, facts.system
    issue.agency = facts.agency
    issue.agency_name = facts.agency.name if facts.agency else facts.agency_name
    issue.agency_address, issue.worker = facts.agency_address, facts.worker
    issue.reference_number, issue.wants = facts.reference_number, facts.wants
    issue.barriers, issue.barrier_words = [str(barrier) for barrier in facts.barriers], facts.barrier_words


def wait_with_issue(issue: Issue, *, words: str, by: User) -> IssueChange:
    """The next move is someone else's; the words say whose."""
    refuse(rules.obstacle_to_waiting(issue.state))
    issue.version += 1
    return _turn(issue, IssueState.WAITING, words=words, by=by)


def take_up_issue(issue: Issue, *, words: str, by: User) -> IssueChange:
    """It goes on. How it had ended stays to be read, and is asked again when it ends again."""
    refuse(rules.obstacle_to_taking_up(issue.state, issue.case.is_closed))
    issue.version += 1
    issue.ended_on = None
    return _turn(issue, IssueState.OPEN, words=words, by=by)


def end_issue(issue: Issue, outcome: Outcome, *, version: int | None, by: User) -> IssueChange:
    """It is over, or how it ended is told better: the person's view, the advocate's, the agency's."""
    refuse(
        rules.obstacle_to_ending(
            issue.opened_on, outcome.ended_on, clock.today(), outcome.persons, outcome.not_asked_why
        )
    )
    check_version(issue, version)
    issue.ended_on, issue.persons_outcome = outcome.ended_on, outcome.persons
    issue.not_asked_why, issue.advocates_outcome = outcome.not_asked_why, outcome.advocates
    issue.agencys_outcome = outcome.agencys
    return _turn(issue, outcome.state, words=outcome.persons, on=outcome.ended_on, by=by)


def _turn(issue: Issue, to: IssueState, *, words: str, on: date | None = None, by: User) -> IssueChange:
    """Every telling is kept; only a turn is an entry of its own."""
    turned = issue.state != to
    issue.state = to
    change = IssueChange(
        public_id=uuid4(), issue=issue, state=to, words=words, changed_on=on or clock.today()
    )
    db.session.add(change)
    if turned:
        add_entry(issue.case, "issue_change", change.public_id, turn_words(to), by=by, on=on)
    record(f"issue.{to.value}", issue, by=by)
    return change
