"""Whatever is typed: an answer or a question, never a fault, and never a day without its reasons."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from advocacy.deadlines.engine.asking import sentence
from advocacy.deadlines.engine.catalogue import shipped
from advocacy.deadlines.engine.companions import clocks_with
from advocacy.deadlines.engine.facts import read_facts
from advocacy.deadlines.engine.names import CHOICES, SETTINGS, Reading
from advocacy.deadlines.engine.reckoning import reckon
from advocacy.deadlines.engine.saying import CONTROLS, sum_of
from advocacy.ops.benchmark.deadlines import facts_for

from .test_properties import CODES, RULES, dates, quick

FROM = datetime.combine(date(2026, 3, 5), time())
NEAR = st.dates(date(2025, 11, 1), date(2026, 6, 30)).map(str)
TIMED = st.integers(0, 9000).map(lambda n: (FROM + timedelta(minutes=n)).isoformat(timespec="minutes"))
TYPED = st.one_of(
    NEAR,
    NEAR,
    st.dates().map(str),
    TIMED,
    TIMED.map(lambda text: text + "-04:00"),
    st.sampled_from(
        ("2026-02-29", "tomorrow", "0000-00-00", "2026-3-2", "", "9999-12-31", "9999-12-31T23:59")
    ),
)
NUMBERS = st.one_of(st.integers(-5, 400).map(str), st.sampled_from(("ten", "1e3", "٣", "999999")))


def value_of(name: str):
    reading = SETTINGS[name]
    if reading is Reading.NUMBER:
        return NUMBERS
    if reading is Reading.DAYS:
        return st.sampled_from(("2025-08-17..2026-05-28", "2026-03-02", "2026-05-01..2026-04-01", "term"))
    if reading is Reading.ZONE:
        return st.sampled_from(("America/New_York", "Europe/London", "Mars/Base", "../etc"))
    if reading is Reading.CHOICE:
        return st.sampled_from((*CHOICES[name], "perhaps"))
    return st.just("notice_dated,received") if reading is Reading.NAMES else TYPED


@st.composite
def questions(draw):
    rule = RULES[draw(CODES)]
    names = sorted({*rule.own_anchors, "notice_dated", "mailed", "received", "effective"})
    anchors = {name: draw(TYPED) for name in names if draw(st.integers(0, 3))}
    takes = sorted({*rule.own_settings, "today", "state", "received_proof", "confirmed"})
    return rule, anchors, {name: draw(value_of(name)) for name in takes if draw(st.booleans())}


@quick
@given(questions())
def test_every_answer_is_a_day_with_its_sum_or_a_question(asked):
    rule, anchors, settings = asked
    for answer in reckon(rule, read_facts(anchors, settings), shipped().orders):
        assert all(sentence(one) for one in answer.objections)
        assert bool(answer.work_by) == bool(sum_of(answer))
        if answer.work_by is None:
            assert answer.legal_last is None and answer.objections, (rule.code, answer)
        elif answer.legal_last is None:
            assert any(one.startswith("beyond_calendar") for one in answer.asked)
        else:
            assert answer.work_by <= answer.legal_last, (rule.code, answer)


@quick
@given(questions())
def test_what_is_asked_about_received_never_moves_a_day_silently(asked):
    """A receipt that can not be gives the same days as none."""
    rule, anchors, settings = asked
    found = reckon(rule, read_facts(anchors, settings), shipped().orders)
    left_out = {
        "future:received",
        "not_a_day:received",
        "before:received:notice_dated",
        "before:received:mailed",
    }
    without = {name: given for name, given in anchors.items() if name != "received"}
    expected = reckon(rule, read_facts(without, settings), shipped().orders)
    for one, other in zip(found, expected, strict=True):
        if left_out & one.asked and "received" not in str(rule.ways):
            assert (one.work_by, one.legal_last) == (other.work_by, other.legal_last), rule.code


def test_keeping_comes_first_among_the_clocks_of_a_decision():
    codes = [rule.code for rule in clocks_with(RULES, "SSA-RECON")]
    assert codes == ["SSA-KEEP", "SSA-RECON", "SSA-HEARING"]
    assert [rule.code for rule in clocks_with(RULES, "SNAP-KEEP")] == ["SNAP-KEEP", "SNAP-FH", "SNAP-DECIDE"]
    for code, rule in RULES.items():
        found = [one.code for one in clocks_with(RULES, code)]
        keeping = [
            "keep_benefits" in one.results or one.code == "SSA-OP-HOLD" for one in clocks_with(RULES, code)
        ]
        assert code in found and len(found) == len(set(found)) and CONTROLS
        assert {one for some in rule.companions.values() for one in some} <= set(found)
        if rule.companions.get("keep"):
            assert keeping[0]


def test_no_clock_is_lost_when_another_is_refused():
    facts = facts_for(RULES["TANF-FH"], date(2026, 3, 2))
    facts.leave_out("state_days")
    facts.leave_out("printed_days")
    assert dates(RULES["TANF-FH"], facts)["appeal"].work_by is None
    for rule in clocks_with(RULES, "MCD-MC-APPEAL"):
        assert dates(rule, facts_for(rule, date(2026, 3, 2)))
