"""What an administrator sets for the rules: dates that move because of it are listed, by whom and why."""

from datetime import date

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.deadlines.engine.catalogue import shipped
from advocacy.deadlines.kinds import MovedBy, NoticeKind
from advocacy.deadlines.models import Deadline, DeadlineMove
from advocacy.deadlines.operations import NoticeFacts, change_notice, record_notice
from advocacy.deadlines.queries import current_ruling
from advocacy.deadlines.setting import counting_anew, operations, queries
from advocacy.deadlines.setting.models import RuleSetting, RulesRelease
from advocacy.deadlines.setting.rules import Given
from advocacy.directory.operations import add_agency
from advocacy.issues.models import System
from advocacy.jobs.running import run_due
from advocacy.web.refusals import ChangedMeanwhile, Refused

DATED = date(2026, 3, 2)
READ = {"citation": "State manual 12-3", "verified_on": date(2026, 3, 1)}


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


def put(rule, value, by, *, agency=None, version=None, name="state_days", **more):
    with db.writing():
        found = db.session.merge(agency) if agency else None
        given = Given(value, **{**READ, **more})
        return operations.set_for_rule(shipped().rules[rule], name, found, given, version, by)


def test_a_longer_time_moves_the_date_and_says_by_whom_and_why(case, advocate, admin):
    kept(case, advocate, "SNAP-KEEP")
    assert day_of("SNAP-KEEP") == date(2026, 3, 12)
    assert put("SNAP-KEEP", "15", admin) == 1
    assert day_of("SNAP-KEEP") == date(2026, 3, 17)
    move = db.session.scalars(select(DeadlineMove)).one()
    assert (move.why, move.by_id) == (MovedBy.SETTING, admin.id)
    assert "15" in move.why_words and "State manual 12-3" in move.why_words


def test_doing_it_twice_moves_nothing_more(case, advocate, admin):
    kept(case, advocate, "SNAP-KEEP")
    put("SNAP-KEEP", "15", admin)
    row = db.session.scalars(select(RuleSetting)).one()
    counting_anew.count_later("setting", str(row.public_id))
    assert put("SNAP-KEEP", "15", admin) == 0
    assert db.session.query(DeadlineMove).count() == 1


@pytest.mark.parametrize(
    ("rule", "value", "more", "said"),
    [
        ("SNAP-KEEP", "9", {}, "at least 10"),
        ("MKT-APPEAL", "91", {}, "at most 90"),
        ("SNAP-KEEP", "ten", {}, "digits"),
        ("SSA-RECON", "10", {}, "does not take"),
        ("SNAP-KEEP", "15", {"citation": " "}, "where you read it"),
        ("SNAP-KEEP", "15", {"verified_on": None}, "the day"),
    ],
)
def test_what_the_law_does_not_leave_open_is_refused(admin, rule, value, more, said):
    with pytest.raises(Refused, match=said):
        put(rule, value, admin, **more)
    assert not db.session.query(RuleSetting).count()


def test_what_the_notice_says_stands_over_what_is_set(case, advocate, admin):
    put("TANF-KEEP", "20", admin)
    kept(case, advocate, "TANF-KEEP", settings={"TANF-KEEP:printed_days": "11"})
    assert day_of("TANF-KEEP") == date(2026, 3, 13)
    kept(case, advocate, "TANF-KEEP")
    days = db.session.scalars(select(Deadline.work_by).where(Deadline.rule == "TANF-KEEP")).all()
    assert sorted(day for day in days if day) == [date(2026, 3, 13), date(2026, 3, 22)]


def test_taking_it_back_moves_it_back_and_everything_stays_on_record(case, advocate, admin):
    kept(case, advocate, "SNAP-KEEP")
    put("SNAP-KEEP", "15", admin)
    put("SNAP-KEEP", "", admin, version=1)
    assert day_of("SNAP-KEEP") == date(2026, 3, 12)
    assert [row.value for row in queries.history_of("SNAP-KEEP")] == ["", "15"]
    assert not queries.set_now("SNAP-KEEP")


def test_of_two_who_change_it_the_second_is_told(admin):
    put("SNAP-KEEP", "15", admin)
    put("SNAP-KEEP", "16", admin, version=1)
    with pytest.raises(ChangedMeanwhile) as met:
        put("SNAP-KEEP", "17", admin, version=1)
    assert met.value.record.value == "16"


def test_one_agency_can_have_a_number_of_its_own(case, advocate, admin):
    with db.writing():
        agency = add_agency({"name": "Larkmere County"}, by=admin)
    put("SNAP-KEEP", "15", admin, agency=agency)
    kept(case, advocate, "SNAP-KEEP")
    assert day_of("SNAP-KEEP") == date(2026, 3, 12)
    with db.writing():
        notice = db.session.query(Deadline).filter_by(rule="SNAP-KEEP").one().notice
        here = queries.agencies_named("larkmere county")[0]
        facts = NoticeFacts(
            system=System.BENEFITS, kind=NoticeKind.REDUCED, rule="SNAP-KEEP", dated=DATED, agency=here
        )
        change_notice(notice, facts, None, advocate)
    assert day_of("SNAP-KEEP") == date(2026, 3, 17)


def test_many_notices_are_counted_by_a_job_in_one_piece(case, advocate, admin, monkeypatch):
    kept(case, advocate, "SNAP-KEEP")
    monkeypatch.setattr(counting_anew, "AT_ONCE", 0)
    assert put("SNAP-KEEP", "15", admin) is None
    assert day_of("SNAP-KEEP") == date(2026, 3, 12)
    run_due("test")
    db.session.rollback()
    assert day_of("SNAP-KEEP") == date(2026, 3, 17)
    assert db.session.scalars(select(DeadlineMove)).one().by_id == admin.id


def test_a_crash_on_the_way_leaves_nothing_half_moved(case, advocate, admin, monkeypatch):
    kept(case, advocate, "SNAP-KEEP")

    def fall(*_given):
        raise MemoryError

    monkeypatch.setattr(operations, "count_anew", fall)
    with pytest.raises(MemoryError):
        put("SNAP-KEEP", "15", admin)
    assert not db.session.query(RuleSetting).count() and day_of("SNAP-KEEP") == date(2026, 3, 12)


def test_school_days_move_what_counts_them(case, advocate, admin):
    kept(case, advocate, "IDEA-MDR", more_days={"decided": "2026-03-02"})
    result = "agency_meeting"
    assert day_of("IDEA-MDR", result) is None
    years, closed = Given("2025-08-20..2026-05-29", **READ), Given("2026-03-06..2026-03-06", **READ)
    with db.writing():
        assert operations.set_school_days(years, closed, None, None, admin) >= 1
    first = day_of("IDEA-MDR", result)
    with db.writing():
        operations.set_school_days(years, Given(""), None, 1, admin)
    assert day_of("IDEA-MDR", result) < first
    assert db.session.scalars(select(DeadlineMove.why)).first() == MovedBy.SCHOOL_DAYS


def test_the_home_state_and_closed_days_are_part_of_the_ruling(admin):
    with db.writing():
        operations.set_home_state(Given("VT"), None, admin)
        operations.set_closed_days(Given("2026-07-06", **READ), None, admin)
    ruling = current_ruling()
    assert ruling.set_for(shipped().rules["SNAP-KEEP"])["state"] == "VT"
    assert set(shipped().orders) | {date(2026, 7, 6)} == set(ruling.orders)
    with pytest.raises(Refused), db.writing():
        operations.set_home_state(Given("XX"), None, admin)


def test_dates_that_new_rules_move_are_listed_once_and_nobody_moved_them(case, advocate, admin, monkeypatch):
    kept(case, advocate, "SNAP-KEEP")
    counting_anew.count_by_new_rules()
    with db.writing():
        db.session.query(Deadline).filter_by(rule="SNAP-KEEP").one().work_by = date(2026, 3, 11)
    counting_anew.count_by_new_rules()
    assert not db.session.query(DeadlineMove).count()
    monkeypatch.setattr(counting_anew, "fingerprint", lambda: "another")
    counting_anew.count_by_new_rules()
    counting_anew.count_by_new_rules()
    move = db.session.scalars(select(DeadlineMove)).one()
    assert (move.why, move.by_id, move.work_by_after) == (MovedBy.RULES, None, date(2026, 3, 12))
    assert [row.moved for row in db.session.scalars(select(RulesRelease))] == [0, 1]
