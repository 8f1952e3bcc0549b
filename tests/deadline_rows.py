"""Notices and deadlines as rows, for tests that are not about counting."""

from datetime import timedelta
from itertools import count
from typing import Any

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.deadlines.kinds import DeadlineState, HowKnown, NoticeKind
from advocacy.deadlines.models import Deadline, Notice
from advocacy.issues.models import System
from tests.make import Make

results = count(1)


def notice_in(make: Make, case: Case, by: User, **facts: Any) -> Notice:
    facts = {
        "system": System.BENEFITS,
        "kind": NoticeKind.REDUCED,
        "received_how": HowKnown.NOT_KNOWN,
        "dated": clock.today() - timedelta(days=40),
        "made_at": clock.now(),
        "made_by_id": by.id,
        **facts,
    }
    return make.kept(Notice(case_id=case.id, **facts))


def deadline_in(make: Make, case: Case, by: User, days: int | None = 5, **facts: Any) -> Deadline:
    """A deadline so many days ahead (or past), of a notice of its own unless one is named.

    The notice follows no rule, so that nothing is counted again; the deadline does, so that it has a citation.
    With a title it was taken by hand.
    """
    notice = facts.pop("notice", None) or notice_in(make, case, by)
    day = clock.today() + timedelta(days=days) if days is not None else None
    facts = {
        "rule": "" if facts.get("title") and "rule" not in facts else "SSA-RECON",
        "result": f"appeal{next(results)}",
        "act": "person",
        "work_by": day,
        "legal_last": day,
        "state": DeadlineState.OPEN,
        "made_at": clock.now(),
        **facts,
    }
    return make.kept(Deadline(notice_id=notice.id, case_id=case.id, **facts))
