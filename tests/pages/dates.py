"""Notices and dates for tests of what shows them."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.deadlines.kinds import DeadlineState
from advocacy.deadlines.models import Deadline, Notice
from advocacy.issues.models import System
from advocacy.tasks.models import Appointment
from tests.make import Make


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def make_deadline(make: Make, case: Case, by: Any, days: int | None = 5, **facts: Any) -> Deadline:
    """A date to work to in so many days, with a notice of its own."""
    notice = make.kept(
        Notice(
            case_id=case.id,
            agency_name=facts.pop("agency", "Larkmere Health Plan"),
            system=facts.pop("system", System.HEALTHCARE),
            kind="reduced",
            takes_away=facts.pop("takes_away", "Home care"),
            made_at=clock.now(),
            made_by_id=by.id,
        )
    )
    day = None if days is None else in_days(days)
    facts = {"state": DeadlineState.OPEN, "act": "person", "title": "Ask to keep the hours", **facts}
    if facts["state"] == DeadlineState.FILED:
        facts.setdefault("filed_on", day)
    return make.kept(
        Deadline(
            public_id=uuid4(),
            notice_id=notice.id,
            case_id=case.id,
            result=facts.pop("result", "by_hand"),
            work_by=day,
            legal_last=facts.pop("legal_last", day),
            made_at=clock.now(),
            **facts,
        )
    )


def make_appointment(make: Make, case: Case, owner: Any, days: int = 3, **facts: Any) -> Appointment:
    facts = {"what": "Hearing", "place": "Room 2", "made_at": clock.now(), **facts}
    return make.kept(Appointment(case_id=case.id, owner_id=owner.id, day=in_days(days), **facts))
