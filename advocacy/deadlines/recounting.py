"""Counting the dates of a notice anew. Every date that moves is written down: which, by whom and why."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.timeline import add_entry
from advocacy.db import db

from .counting import Counted, Known, dates_of
from .engine.results import Moment
from .kinds import DeadlineState, HowKnown, MovedBy, NoticeKind
from .models import Deadline, DeadlineMove, Notice
from .queries import open_notices
from .ruling import Ruling
from .words import moved_words

BRITISH = ZoneInfo("Europe/London")
STILL_COUNTED = (DeadlineState.OPEN, DeadlineState.REPLACED)


def days_of(notice: Notice) -> dict[str, date | str]:
    """Every day that is known of a notice. What was filed starts the other side's clocks."""
    filed = [one.filed_on for one in notice.deadlines if one.filed_on and one.act == "person"]
    own: dict[str, date | str | None] = {
        "notice_dated": notice.dated,
        "mailed": notice.mailed,
        "received": notice.received,
        "effective": notice.effective,
        "agency_received": min(filed, default=None),
    }
    return {name: day for name, day in (own | notice.more_days).items() if day}


def known_of(notice: Notice) -> Known:
    """What a stored notice says, as the engine takes it."""
    return Known(
        notice.rule,
        NoticeKind(notice.kind),
        days_of(notice),
        notice.settings,
        HowKnown(notice.received_how).proves,
        tuple(notice.confirmed),
    )


def recount(notice: Notice, ruling: Ruling, why: MovedBy, words: str, by: User | None) -> list[DeadlineMove]:
    """Writes what the engine says now. What was filed, answered, missed or put aside keeps its dates."""
    moves = list(_moves(notice, ruling, why, words, by))
    if moves:
        add_entry(notice.case, "notice", notice.public_id, moved_words(len(moves)), by=by)
        record("notice.moved", notice, by=by, dates=len(moves), why=str(why))
    return moves


def recount_all(ruling: Ruling, why: MovedBy, words: str, by: User | None) -> int:
    """Every open notice; answers how many dates moved."""
    with _no_collecting():
        return sum(len(recount(notice, ruling, why, words, by)) for notice in open_notices())


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Thousands of rows come and stay to the end: to look for what is gone among them takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _moves(
    notice: Notice, ruling: Ruling, why: MovedBy, words: str, by: User | None
) -> Iterator[DeadlineMove]:
    stands = {(one.rule, one.result): one for one in notice.deadlines if one.rule}
    for counted in dates_of(known_of(notice), ruling.at(notice.agency_id), clock.today()):
        deadline = stands.pop((counted.rule.code, counted.answer.result), None)
        if deadline is None:
            notice.deadlines.append(_new(notice, counted))
        elif deadline.state in STILL_COUNTED:
            before = _days(deadline)
            _count(deadline, counted)
            _open_again(deadline)
            if before != _days(deadline) and (any(before) or why is not MovedBy.FACTS):
                yield _moved(deadline, before, why, words, by)
    for deadline in stands.values():
        if deadline.state == DeadlineState.OPEN:
            before = _days(deadline)
            _replace(deadline)
            if any(before):
                yield _moved(deadline, before, why, words, by)


def _new(notice: Notice, counted: Counted) -> Deadline:
    deadline = Deadline(
        public_id=uuid4(),
        case_id=notice.case_id,
        rule=counted.rule.code,
        result=counted.answer.result,
        state=DeadlineState.OPEN,
        made_at=clock.now(),
    )
    _count(deadline, counted)
    return deadline


def _count(deadline: Deadline, counted: Counted) -> None:
    answer, british = counted.answer, counted.rule.system == "United Kingdom"
    place, objections = counted.place, list(counted.asked)
    values = (place, counted.act, _day(answer.work_by), _day(answer.legal_last), counted.hedge, objections)
    times = _time(answer.work_by, british), _time(answer.legal_last, british)
    stood = (deadline.place, deadline.act, *_days(deadline), deadline.hedge, deadline.objections)
    if (*values, *times) == (*stood, deadline.work_at, deadline.legal_at):
        return
    deadline.place, deadline.act, deadline.work_by, deadline.legal_last = values[:4]
    deadline.hedge, deadline.objections = counted.hedge, objections
    deadline.work_at, deadline.legal_at = times


def _open_again(deadline: Deadline) -> None:
    """Asked first: what is set, though to the same, is looked through when all is saved."""
    if deadline.state != DeadlineState.OPEN:
        deadline.state, deadline.ended_on = DeadlineState.OPEN, None


def _replace(deadline: Deadline) -> None:
    """No rule gives this date any more: it stays to be read, and asks for nothing."""
    deadline.state, deadline.ended_on = DeadlineState.REPLACED, clock.today()
    deadline.work_by = deadline.legal_last = deadline.work_at = deadline.legal_at = None


def _days(deadline: Deadline) -> tuple[date | None, date | None]:
    return deadline.work_by, deadline.legal_last


def _day(when: Moment | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _time(when: Moment | None, british: bool) -> datetime | None:
    if not isinstance(when, datetime):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=BRITISH if british else clock.zone())
    return when.astimezone(UTC)


def _moved(
    deadline: Deadline, before: tuple[date | None, date | None], why: MovedBy, words: str, by: User | None
) -> DeadlineMove:
    move = DeadlineMove(
        public_id=uuid4(),
        deadline_id=deadline.id,
        work_by_before=before[0],
        work_by_after=deadline.work_by,
        legal_before=before[1],
        legal_after=deadline.legal_last,
        why=why,
        why_words=words,
        moved_at=clock.now(),
        by_id=by.id if by else None,
    )
    db.session.add(move)
    return move
