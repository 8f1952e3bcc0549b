"""Rules that an organization writes itself: counted by the same engine, checked as the shipped ones are."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.deadlines.kinds import MovedBy, NoticeKind
from advocacy.deadlines.models import Deadline, DeadlineMove
from advocacy.deadlines.operations import NoticeFacts, record_notice
from advocacy.deadlines.queries import current_ruling
from advocacy.deadlines.setting import operations
from advocacy.deadlines.setting.local import LocalFacts
from advocacy.deadlines.setting.models import LocalRule
from advocacy.deadlines.setting.rules import Given
from advocacy.issues.models import System
from advocacy.web.refusals import Refused

DATED = date(2026, 3, 2)
LOCAL = LocalFacts(
    title="The shelter said no: ask its board",
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
    verified_on=date(2026, 3, 1),
)


@pytest.fixture(autouse=True)
def on_a_day():
    with clock.pretend(clock.now().replace(hour=17, year=2026, month=3, day=4)):
        yield


@pytest.fixture
def admin(app, make):
    return make.administrator()


@pytest.fixture
def advocate(app, make):
    return make.advocate()


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


def kept(case, by, rule, **facts):
    told = {"system": System.BENEFITS, "kind": NoticeKind.REDUCED, "dated": DATED, **facts}
    with db.writing():
        return record_notice(db.session.merge(case), NoticeFacts(rule=rule, **told), by).id


def day_of(rule, result="keep_benefits"):
    return db.session.scalars(
        select(Deadline.work_by).where(Deadline.rule == rule, Deadline.result == result)
    ).one()


def written(by, **facts):
    with db.writing():
        return operations.add_local_rule(replace(LOCAL, **facts), by).code


def test_a_local_rule_is_counted_by_the_same_engine_and_changes_move_dates(case, advocate, admin):
    code = written(admin)
    assert code == "LOCAL-1"
    kept(case, advocate, code, kind=NoticeKind.DENIED)
    assert day_of(code, "appeal") == date(2026, 3, 14)
    with db.writing():
        _, moved = operations.change_local_rule(code, replace(LOCAL, length=5), 1, admin)
    assert moved == 1 and day_of(code, "appeal") == date(2026, 3, 7)
    assert db.session.scalars(select(DeadlineMove)).one().why == MovedBy.LOCAL_RULE


def test_a_retired_rule_goes_on_for_those_who_have_it(case, advocate, admin):
    code = written(admin)
    kept(case, advocate, code, kind=NoticeKind.DENIED)
    with db.writing():
        operations.retire_local_rule(code, 1, admin)
    ruling = current_ruling()
    assert code in ruling.rules and code not in ruling.offered
    with db.writing():
        operations.set_home_state(Given("VT"), None, admin)
    assert day_of(code, "appeal") == date(2026, 3, 14) and not db.session.query(DeadlineMove).count()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"first_counts": True, "unit": "weeks"}, "first day itself"),
        ({"result": "keep_benefits"}, "paid back"),
        ({"title": ""}, "title is missing"),
    ],
)
def test_a_local_rule_is_checked_as_the_shipped_ones_are(admin, change, said):
    with pytest.raises(Refused, match=said):
        written(admin, **change)
    assert not db.session.query(LocalRule).count()
