"""Which clocks one notice starts: in order, each with its own questions, and none from the days of another notice."""

from datetime import date

import pytest

from advocacy.deadlines.counting import Known, dates_of
from advocacy.deadlines.kinds import NoticeKind
from advocacy.deadlines.ruling import Ruling, as_shipped

TODAY, DATED = date(2026, 3, 4), date(2026, 3, 2)
RULING = as_shipped()


def of(rule, kind=NoticeKind.REDUCED, settings=(), ruling=RULING, **days):
    known = Known(rule, kind, {"notice_dated": DATED, **days}, dict(settings))
    return {(one.group, one.rule.code, one.answer.result): one for one in dates_of(known, ruling, TODAY)}


def test_nobody_knows_the_rule_and_nothing_is_counted():
    assert not of("")
    assert not of("NO-SUCH-RULE")


@pytest.mark.parametrize("code", sorted(RULING.rules))
def test_every_rule_can_be_chosen_and_keeping_comes_before_the_rest(code):
    order = ["keep", "appeal", "agency", "after"]
    groups = [group for group, _rule, _result in of(code)]
    assert groups == sorted(groups, key=order.index)
    assert any(rule == code for _group, rule, _result in of(code))


def test_one_clock_that_lacks_a_number_loses_no_other():
    found = of("TANF-FH", settings={"printed_days": "90"})
    assert found["keep", "TANF-KEEP", "keep_benefits"].asked == ("needs:printed_days",)
    assert found["appeal", "TANF-FH", "appeal"].answer.work_by == date(2026, 5, 31)


def test_a_number_of_another_clock_is_told_by_its_code():
    found = of("TANF-FH", settings={"printed_days": "90", "TANF-KEEP:printed_days": "10"})
    assert found["keep", "TANF-KEEP", "keep_benefits"].answer.work_by == date(2026, 3, 12)


def test_the_next_step_waits_for_the_next_notice():
    found = of("SSA-RECON")
    assert found["after", "SSA-HEARING", "appeal"].answer.work_by is None
    assert found["after", "SSA-HEARING", "appeal"].asked == ("needs:notice_dated",)


def test_what_comes_after_but_from_the_same_notice_counts():
    found = of("MCD-FFS-KEEP", effective=date(2026, 4, 1))
    assert found["after", "MCD-FFS-REINST-MUST", "reinstate"].answer.work_by == date(2026, 3, 17)
    assert found["after", "MCD-FFS-REINST-MAY", "reinstate"].answer.work_by


@pytest.mark.parametrize("kind", [NoticeKind.DENIED, NoticeKind.BILL, NoticeKind.REQUEST_MADE])
def test_what_keeps_benefits_is_never_hidden_only_conditional(kind):
    """A renewal can be denied too."""
    keep = of("SNAP-FH", kind)[("keep", "SNAP-KEEP", "keep_benefits")]
    assert keep.answer.work_by == date(2026, 3, 12)
    assert keep.if_running and keep.hedge and keep.asked[0] == "if_running"
    assert not of("SNAP-FH", NoticeKind.ENDED)[("keep", "SNAP-KEEP", "keep_benefits")].if_running
    assert not of("SNAP-KEEP", kind)[("keep", "SNAP-KEEP", "keep_benefits")].if_running


def test_the_notice_says_more_than_the_setting():
    ruling = Ruling(RULING.rules, RULING.orders, {"SNAP-KEEP": {"state_days": "13"}, "": {"state": "MO"}})
    keep = ("keep", "SNAP-KEEP", "keep_benefits")
    assert of("SNAP-KEEP", ruling=ruling)[keep].answer.work_by == date(2026, 3, 15)
    assert of("SNAP-KEEP", ruling=ruling, settings={"state_days": "15"})[keep].answer.work_by == date(
        2026, 3, 17
    )


def test_overdue_is_no_question_that_is_kept():
    known = Known("SNAP-KEEP", NoticeKind.REDUCED, {"notice_dated": date(2026, 1, 5)})
    first = dates_of(known, RULING, TODAY)[0]
    assert "overdue" in first.answer.asked
    assert first.asked == ()
