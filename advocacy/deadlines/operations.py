"""Writing notices: recording, changing, ending. The dates that follow are counted with every change."""

from collections.abc import Mapping, Sequence
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
from advocacy.issues.models import Issue, System
from advocacy.web.refusals import Refused, check_version

from . import rules
from .kinds import DeadlineState, HowKnown, MovedBy, NoticeKind
from .models import Deadline, DeadlineMove, Notice
from .queries import current_ruling
from .recounting import days_of, recount, recount_all
from .setting.turns import together_with_others
from .words import obstacle_words

__all__ = ["NoticeFacts", "change_notice", "days_of", "end_notice", "record_notice", "recount", "recount_all"]
BY_HAND = "by_hand"


@dataclass(frozen=True)
class NoticeFacts:
    """What was told about a notice. `rule` is empty as long as nobody knows."""

    system: System
    kind: NoticeKind
    rule: str = ""
    issue: Issue | None = None
    agency: Agency | None = None
    agency_name: str = ""
    dated: date | None = None
    mailed: date | None = None
    received: date | None = None
    received_how: HowKnown = HowKnown.NOT_KNOWN
    effective: date | None = None
    takes_away: str = ""
    numbers: str = ""
    more_days: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    confirmed: Sequence[str] = ()
    by_hand: date | None = None
    by_hand_title: str = ""


def _refuse(obstacle: rules.Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def record_notice(case: Case, facts: NoticeFacts, by: User) -> Notice:
    together_with_others()
    _refuse(rules.obstacle_to_recording(case.is_closed))
    notice = Notice(
        public_id=uuid4(), case=case, case_id=case.id, made_at=clock.now(), made_by_id=by.id, deadlines=[]
    )
    db.session.add(notice)
    _write(notice, facts, by)
    db.session.flush()
    add_entry(case, "notice", notice.public_id, _("A notice came"), by=by, on=_came(facts))
    record("notice.recorded", notice, by=by, case=case.public_id)
    return notice


def _came(facts: NoticeFacts) -> date | None:
    """The day of its entry on the timeline: when it came, unless that lies ahead, which can not be."""
    return facts.received if facts.received and facts.received <= clock.today() else None


def change_notice(notice: Notice, facts: NoticeFacts, version: int | None, by: User) -> list[DeadlineMove]:
    """Better known facts: dates that move with them are written down as moved."""
    together_with_others()
    _refuse(rules.obstacle_to_changing(notice.ended_on is not None))
    check_version(notice, version)
    moves = _write(notice, facts, by)
    record("notice.changed", notice, by=by)
    return moves


def _write(notice: Notice, facts: NoticeFacts, by: User) -> list[DeadlineMove]:
    _refuse(rules.obstacle_to_a_day_by_hand(facts.by_hand is not None, facts.by_hand_title))
    notice_confirmed, turned = notice.confirmed or [], _turned(notice, facts)
    notice.system, notice.kind, notice.rule = facts.system, facts.kind, facts.rule
    notice.issue, notice.agency = facts.issue, facts.agency
    notice.agency_name = facts.agency.name if facts.agency else facts.agency_name
    notice.dated, notice.mailed, notice.received = facts.dated, facts.mailed, facts.received
    notice.received_how, notice.effective = facts.received_how, facts.effective
    notice.takes_away, notice.numbers = facts.takes_away, facts.numbers
    notice.more_days, notice.settings = dict(facts.more_days), dict(facts.settings)
    notice.confirmed = [one for one in facts.confirmed if one not in turned or one not in notice_confirmed]
    if facts.by_hand:
        _by_hand(notice, facts.by_hand, facts.by_hand_title)
    return recount(
        notice, current_ruling(), MovedBy.FACTS, _("What is known about the notice was changed."), by
    )


def _turned(notice: Notice, facts: NoticeFacts) -> set[str]:
    """Days that are others now: that somebody looked again at the first ones says nothing about them."""
    own = {"notice_dated": "dated", "mailed": "mailed", "received": "received", "effective": "effective"}
    turned = {name for name, column in own.items() if getattr(notice, column) != getattr(facts, column)}
    before = notice.more_days or {}
    return turned | {name for name in before if before[name] != facts.more_days.get(name)}


def _by_hand(notice: Notice, day: date, title: str) -> None:
    """A day that somebody read from the notice: no rule counts it, and the notice is checked again."""
    deadline = next((one for one in notice.deadlines if not one.rule), None)
    if deadline is None:
        deadline = Deadline(
            public_id=uuid4(),
            case_id=notice.case_id,
            result=BY_HAND,
            act="person",
            hedge=True,
            made_at=clock.now(),
        )
        notice.deadlines.append(deadline)
    deadline.work_by = deadline.legal_last = day
    deadline.title = title


def end_notice(notice: Notice, *, why: str, version: int | None, by: User) -> None:
    """It does not count any more: taken back by the agency, entered twice, settled. Its open dates end with it."""
    _refuse(rules.obstacle_to_ending(notice.ended_on is not None, why))
    check_version(notice, version)
    notice.ended_on, notice.ended_why = clock.today(), why
    for deadline in notice.deadlines:
        if deadline.state == DeadlineState.OPEN:
            deadline.state, deadline.ended_on = DeadlineState.NOT_WANTED, clock.today()
            deadline.ended_words, deadline.ended_by_id = why, by.id
    add_entry(notice.case, "notice", notice.public_id, _("A notice does not count any more"), by=by)
    record("notice.ended", notice, by=by)


def moves_were_read(notice: Notice, by: User) -> None:
    """Each move keeps the first day on which it was read."""
    unread = [move for deadline in notice.deadlines for move in deadline.moves if move.seen_on is None]
    for move in unread:
        move.seen_on = clock.today()
    if unread:
        record("notice.moves_read", notice, by=by, dates=len(unread))


def facts_of(notice: Notice) -> NoticeFacts:
    """What is known about a notice, to change some of it."""
    return NoticeFacts(
        System(notice.system),
        NoticeKind(notice.kind),
        notice.rule,
        notice.issue,
        notice.agency,
        notice.agency_name,
        notice.dated,
        notice.mailed,
        notice.received,
        HowKnown(notice.received_how),
        notice.effective,
        notice.takes_away,
        notice.numbers,
        notice.more_days,
        notice.settings,
        notice.confirmed,
    )
