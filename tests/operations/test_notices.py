"""Notices kept and changed: their dates are counted, and none of them moves silently."""

from datetime import date

import pytest

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.cases.models import CaseState, CloseReason, TimelineEntry
from advocacy.db import db
from advocacy.deadlines.kinds import DeadlineState, HowKnown, MovedBy, NoticeKind, Proof
from advocacy.deadlines.models import Deadline, DeadlineMove, Notice
from advocacy.deadlines.operations import (
    NoticeFacts,
    change_notice,
    end_notice,
    record_notice,
    recount,
    recount_all,
)
from advocacy.deadlines.queries import current_ruling
from advocacy.deadlines.ruling import Ruling
from advocacy.deadlines.setting.counting_anew import count_days_that_came
from advocacy.issues.models import System
from advocacy.web.refusals import ChangedMeanwhile, Refused

DATED = date(2026, 3, 2)
SNAP = {"system": System.BENEFITS, "kind": NoticeKind.REDUCED, "rule": "SNAP-KEEP", "dated": DATED}


@pytest.fixture(autouse=True)
def on_a_day():
    with clock.pretend(clock.now().replace(hour=17, year=2026, month=3, day=4)):
        yield


@pytest.fixture
def advocate(app, make):
    return make.advocate()


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


def kept(case, by, **facts):
    with db.writing():
        return record_notice(db.session.merge(case), NoticeFacts(**{**SNAP, **facts}), by).id


def dates():
    return {one.result: one for one in db.session.query(Deadline).order_by(Deadline.place)}


def test_a_notice_has_every_date_that_follows_and_keeping_comes_first(case, advocate):
    kept(case, advocate)
    found = dates()
    assert list(found) == ["keep_benefits", "appeal", "appeal_current_level", "agency_decision"]
    assert found["keep_benefits"].work_by == date(2026, 3, 12)
    assert found["appeal"].legal_last == date(2026, 5, 31)
    assert found["agency_decision"].objections == ["needs:agency_received"]
    assert [found[one].act for one in ("appeal", "agency_decision")] == ["person", "agency"]
    assert not db.session.query(DeadlineMove).count()


def test_it_stands_on_the_timeline_and_in_the_audit(case, advocate):
    kept(case, advocate)
    assert db.session.query(TimelineEntry).filter_by(kind="notice").count() == 1
    assert db.session.query(AuditEvent).filter_by(action="notice.recorded").count() == 1


def test_a_date_that_moves_is_written_down_with_who_and_why(case, advocate):
    notice_id = kept(case, advocate)
    with db.writing():
        change_notice(
            db.session.get_one(Notice, notice_id),
            NoticeFacts(**{**SNAP, "dated": date(2026, 3, 3)}),
            None,
            advocate,
        )
    moves = {one.work_by_before: one for one in db.session.query(DeadlineMove)}
    assert moves[date(2026, 3, 12)].work_by_after == date(2026, 3, 13)
    assert {one.by_id for one in moves.values()} == {advocate.id}
    assert {one.why for one in moves.values()} == {MovedBy.FACTS}
    assert db.session.query(AuditEvent).filter_by(action="notice.moved").count() == 1


def test_what_was_filed_keeps_its_dates(case, advocate):
    notice_id = kept(case, advocate)
    with db.writing():
        filed = dates()["appeal"]
        filed.state, filed.filed_on, filed.proof = DeadlineState.FILED, date(2026, 3, 4), Proof.FAX
    with db.writing():
        change_notice(
            db.session.get_one(Notice, notice_id),
            NoticeFacts(**{**SNAP, "dated": date(2026, 3, 3)}),
            None,
            advocate,
        )
    assert dates()["appeal"].work_by == date(2026, 5, 31)
    assert dates()["keep_benefits"].work_by == date(2026, 3, 13)
    assert dates()["agency_decision"].work_by == date(2026, 5, 3), "what was filed starts their clock"


def test_counting_twice_moves_nothing(case, advocate):
    kept(case, advocate)
    with db.writing():
        assert recount_all(current_ruling(), MovedBy.RULES, "The same rules", None) == 0
    assert not db.session.query(DeadlineMove).count()


def test_a_setting_moves_the_date_and_says_so(case, advocate):
    notice_id = kept(case, advocate)
    shipped = current_ruling()
    ruling = Ruling(shipped.rules, shipped.orders, {"SNAP-KEEP": {"state_days": "13"}})
    with db.writing():
        moves = recount(
            db.session.get_one(Notice, notice_id), ruling, MovedBy.SETTING, "13 days here", advocate
        )
    assert [(one.work_by_before, one.work_by_after) for one in moves] == [
        (date(2026, 3, 12), date(2026, 3, 15))
    ]
    assert moves[0].why_words == "13 days here"


def test_another_rule_replaces_the_dates_of_the_first(case, advocate):
    notice_id = kept(case, advocate)
    with db.writing():
        change_notice(
            db.session.get_one(Notice, notice_id),
            NoticeFacts(**{**SNAP, "rule": "UI-APPEAL"}),
            None,
            advocate,
        )
    by_rule = {one.rule: one for one in db.session.query(Deadline)}
    assert by_rule["SNAP-KEEP"].state == DeadlineState.REPLACED
    assert by_rule["UI-APPEAL"].objections == ["needs:printed_days"]
    assert by_rule["UI-APPEAL"].work_by is None
    assert db.session.query(DeadlineMove).filter_by(work_by_after=None).count() == 2


def test_a_day_that_can_not_be_is_kept_asked_about_and_not_used(case, advocate):
    kept(case, advocate, received=date(2026, 2, 27), received_how=HowKnown.POSTMARK)
    assert db.session.query(Notice).one().received == date(2026, 2, 27)
    keep = dates()["keep_benefits"]
    assert "before:received:notice_dated" in keep.objections
    assert keep.work_by == date(2026, 3, 12)


def test_a_day_ahead_counts_only_when_somebody_looked_again(case, advocate):
    notice_id = kept(case, advocate, dated=date(2026, 3, 20))
    assert dates()["keep_benefits"].work_by is None
    facts = NoticeFacts(**{**SNAP, "dated": date(2026, 3, 20), "confirmed": ["notice_dated"]})
    with db.writing():
        change_notice(db.session.get_one(Notice, notice_id), facts, None, advocate)
    assert dates()["keep_benefits"].work_by == date(2026, 3, 30)


def test_a_day_read_from_the_notice_says_what_to_do_and_outlives_counting(case, advocate):
    with pytest.raises(Refused):
        kept(case, advocate, rule="", by_hand=date(2026, 4, 1))
    kept(case, advocate, rule="", by_hand=date(2026, 4, 1), by_hand_title="Send the form back")
    with db.writing():
        recount_all(current_ruling(), MovedBy.RULES, "", None)
    found = dates()["by_hand"]
    assert (found.work_by, found.title, found.hedge) == (date(2026, 4, 1), "Send the form back", True)


def test_ending_says_why_and_puts_its_open_dates_aside(case, advocate):
    notice_id = kept(case, advocate)
    with pytest.raises(Refused), db.writing():
        end_notice(db.session.get_one(Notice, notice_id), why=" ", version=None, by=advocate)
    with db.writing():
        end_notice(db.session.get_one(Notice, notice_id), why="They took it back.", version=None, by=advocate)
    assert {one.state for one in db.session.query(Deadline)} == {DeadlineState.NOT_WANTED}
    with pytest.raises(Refused), db.writing():
        change_notice(db.session.get_one(Notice, notice_id), NoticeFacts(**SNAP), None, advocate)


def test_nothing_begins_in_a_closed_case_and_two_editors_meet(make, advocate, case):
    closed = make.case(
        advocate, state=CaseState.CLOSED, closed_on=clock.today(), close_reason=CloseReason.FINISHED
    )
    with pytest.raises(Refused):
        kept(closed, advocate)
    notice_id = kept(case, advocate)
    with pytest.raises(ChangedMeanwhile), db.writing():
        change_notice(db.session.get_one(Notice, notice_id), NoticeFacts(**SNAP), 99, advocate)


def test_a_day_that_lay_ahead_counts_when_it_has_come(case, advocate):
    kept(case, advocate, dated=date(2026, 3, 6))
    assert dates()["keep_benefits"].work_by is None, "asked about, and not used"
    with clock.pretend(clock.now().replace(hour=17, day=6)):
        count_days_that_came()
        count_days_that_came()
    db.session.rollback()
    found = dates()["keep_benefits"]
    assert found.work_by == date(2026, 3, 16)
    assert [move.why for move in found.moves] == [MovedBy.DAY_CAME]
