"""Finding notices and their dates, always within the cases that the user may see."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from advocacy.access.queries import lead_row_of
from advocacy.access.seeing import cases_visible_to
from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.issues.models import Issue

from .kinds import DeadlineState
from .models import Deadline, DeadlineMove, Notice
from .setting.queries import current_ruling as current_ruling

AT_ONCE = 500
LATELY = timedelta(days=7)  # as long as no run may have been missed
IN_SHORT = (
    select(
        Notice.public_id,
        Notice.system,
        Notice.kind,
        Notice.rule,
        Notice.dated,
        Notice.received,
        Notice.ended_on,
        func.coalesce(Agency.name, Notice.agency_name).label("agency_shown"),
    )
    .outerjoin(Agency, Agency.id == Notice.agency_id)
    .where(Notice.case_id == bindparam("case"))
    .order_by(Notice.ended_on.is_not(None), Notice.id.desc())
)
OPEN_DATES = (
    select(
        Deadline.public_id,
        Deadline.rule,
        Deadline.result,
        Deadline.title,
        Deadline.act,
        Deadline.work_by,
        Deadline.legal_last,
        Deadline.hedge,
        Deadline.objections,
        Deadline.place,
        Notice.public_id.label("notice"),
    )
    .join(Notice, Notice.id == Deadline.notice_id)
    .where(
        Deadline.case_id == bindparam("case"),
        Deadline.state == DeadlineState.OPEN,
        Notice.ended_on.is_(None),
    )
    .order_by(Deadline.work_by.is_(None), Deadline.work_by, Deadline.place, Deadline.id)
)


def notices_in_short(case: Case) -> Sequence[Any]:
    """Every notice of a case, as much of each as a line says: what goes on first, the newest first."""
    return db.read(IN_SHORT, {"case": case.id})


def open_dates(case: Case) -> Sequence[Any]:
    """Every open date of a case's notices, the nearest first; what has no day comes last."""
    return db.read(OPEN_DATES, {"case": case.id})


def notice_or_404(public_id: UUID, user: User) -> Notice:
    """The notice, if this user may see its case. Hidden and absent are the same 404."""
    found = select(Notice).join(Notice.case).where(Notice.public_id == public_id, cases_visible_to(user))
    notice = db.session.scalars(found.options(contains_eager(Notice.case))).one_or_none()
    if notice is None:
        record_refusal("notice.refused", public_id, by=user)
        abort(404)
    return notice


def cases_with(notice_id: UUID, user: User) -> Sequence[Case]:
    """The notice's case, if this user may see it; none where it is hidden or absent."""
    found = select(Case).join(Notice, Notice.case_id == Case.id)
    return db.session.scalars(found.where(Notice.public_id == notice_id, cases_visible_to(user))).all()


def notices_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Notice]:
    found = select(Notice).where(Notice.public_id.in_(ids))
    return {notice.public_id: notice for notice in db.session.scalars(found)}


def open_notices() -> Iterator[Notice]:
    """Every notice that still runs, with its dates, some hundred at a time."""
    last = 0
    while True:
        found = select(Notice).where(Notice.ended_on.is_(None), Notice.id > last).order_by(Notice.id)
        some = db.session.scalars(
            found.limit(AT_ONCE).options(selectinload(Notice.deadlines))  # its case only where a date moves
        ).all()
        yield from some
        if len(some) < AT_ONCE:
            return
        last = some[-1].id


def notices_whose_day_came(today: date) -> Sequence[Notice]:
    """Those with a day of their own within the last days: until then it lay ahead, and was not counted with."""
    lately = today - LATELY
    came = (day.between(lately, today) for day in (Notice.dated, Notice.mailed, Notice.received))
    found = select(Notice).where(Notice.ended_on.is_(None), or_(*came)).order_by(Notice.id)
    return db.session.scalars(found.options(selectinload(Notice.deadlines), joinedload(Notice.case))).all()


def issues_to_choose(case: Case) -> Sequence[Issue]:
    return db.session.scalars(select(Issue).where(Issue.case_id == case.id).order_by(Issue.id.desc())).all()


def lead_id(case: Case) -> int | None:
    """Who leads the case today."""
    row = lead_row_of(case)
    return row.user_id if row else None


def issue_of(case: Case, public_id: str) -> Issue | None:
    """The issue that was chosen, if it is one of this case."""
    return next((one for one in issues_to_choose(case) if str(one.public_id) == public_id), None)


def moves_of(notice: Notice) -> Sequence[Any]:
    """Every date of this notice that moved, the newest first, with who moved it."""
    found = (
        select(DeadlineMove, Deadline, User.name)
        .join(Deadline, Deadline.id == DeadlineMove.deadline_id)
        .outerjoin(User, User.id == DeadlineMove.by_id)
        .where(Deadline.notice_id == notice.id)
        .order_by(DeadlineMove.id.desc())
    )
    return db.session.execute(found).all()
