"""Deadlines in every state, with long words: to be done, filed, filed late, the agency's, not wanted."""

from typing import Any

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.deadlines import filing
from advocacy.deadlines.kinds import NoticeKind, Proof
from advocacy.deadlines.models import Deadline, Notice
from advocacy.deadlines.setting.local import LocalFacts
from advocacy.deadlines.setting.operations import add_local_rule
from advocacy.issues.models import System


def write_own_rule(by: User, long: str) -> str:
    """A rule that the organization added; answers with its code."""
    facts = LocalFacts(
        title=f"The shelter said no: ask its board. {long}"[:200],
        system="Housing",
        act="person",
        result="appeal",
        counted_from="notice_dated",
        length=12,
        unit="days",
        first_counts=False,
        roll="",
        certainty="hedge",
        citation="House rules of the shelter, 4",
        verified_on=clock.today(),
    )
    return add_local_rule(facts, by).code


def write_dates(case: Case, by: User, long: str) -> list[Deadline]:
    facts: dict[str, Any] = {"system": System.BENEFITS, "kind": NoticeKind.REDUCED, "made_by_id": by.id}
    notice = Notice(case_id=case.id, agency_name=long, takes_away=long, made_at=clock.now(), **facts)
    rows = [_deadline(notice, case, place, long) for place in range(5)]
    db.session.add(notice)
    db.session.add_all(rows)
    db.session.flush()
    _open, filed, late, answered, not_wanted = rows
    filing.file_deadline(filed, filing.Filed(clock.today(), Proof.FAX, "0417-22"), by)
    late.legal_last = late.work_by = clock.today().replace(day=1).replace(year=2020)
    filing.file_deadline(late, filing.Filed(clock.today(), Proof.NONE, "", long), by)
    answered.act = "agency"
    filing.record_answer(answered, clock.today(), long, None, by)
    filing.set_not_wanted(not_wanted, long, None, by)
    return rows


def _deadline(notice: Notice, case: Case, place: int, long: str) -> Deadline:
    titles = ("Ask for a hearing", "Send the pay stubs", "Appeal", "Their answer", long[:200])
    return Deadline(
        notice=notice,
        case=case,
        place=place,
        rule="" if titles[place] else "SSA-RECON",
        result=f"date{place}",
        title=titles[place],
        act="person",
        work_by=clock.today(),
        legal_last=clock.today(),
        made_at=clock.now(),
    )
