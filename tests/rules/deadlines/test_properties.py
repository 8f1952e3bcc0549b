"""What must hold for every rule, whatever the day."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy.deadlines.engine.catalogue import shipped
from advocacy.deadlines.engine.facts import Facts
from advocacy.deadlines.engine.reckoning import reckon
from advocacy.deadlines.engine.results import Answer, Moment
from advocacy.deadlines.engine.rule import Rule
from advocacy.deadlines.engine.saying import sum_of
from advocacy.ops.benchmark.deadlines import facts_for

from .second_method import replay, works_federally, works_in_england

ONE = timedelta(days=1)
RULES = shipped().rules
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
CODES = st.sampled_from(sorted(RULES))
SHORTER_FROM_2026 = {"MA-OD-PRIOR"}
ROLLING = [rule.code for rule in RULES.values() if any(way.roll for way in rule.ways)]
quick = settings(deadline=None, max_examples=150, derandomize=True)


def dates(rule: Rule, facts: Facts) -> dict[str, Answer]:
    return {one.result: one for one in reckon(rule, facts, shipped().orders)}


def plain(rule: Rule, day: date, **known: date) -> dict[str, Answer]:
    """The rule with everything it asks for on one day, receipt aside."""
    facts = facts_for(rule, day)
    if rule.receipt:
        facts.leave_out("received")
    facts.days |= known
    return dates(rule, facts)


def day_of(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_day_later_in_is_never_earlier_out(code):
    """1. Every third day of a leap year and the year after it; the rest by chance below."""
    before: dict[str, Answer] = {}
    for number in range(0, 731, 3):
        now = plain(RULES[code], date(2027, 12, 1) + timedelta(days=number))
        for name, answer in now.items():
            if answer.work_by and name in before and before[name].work_by:
                assert answer.work_by >= before[name].work_by, (code, number)
                assert answer.legal_last >= before[name].legal_last, (code, number)
        before = now


@quick
@given(CODES, DAYS)
def test_the_next_day_in_is_never_earlier_out(code, day):
    first, second = plain(RULES[code], day), plain(RULES[code], day + ONE)
    for name, answer in first.items():
        if answer.work_by and code not in SHORTER_FROM_2026:
            assert second[name].work_by >= answer.work_by
            assert second[name].legal_last >= answer.legal_last


@quick
@given(CODES, DAYS)
def test_the_written_sum_done_again_gives_the_day(code, day):
    """2 and 16. By day numbers, a table of months and the world's clock."""
    for answer in plain(RULES[code], day).values():
        if answer.work_by:
            told = sum_of(answer)
            parts = told.removeprefix("Work to: ").split(". The law: ")
            ends = [day_of(replay(part)) for part in parts]
            assert ends[-1] == day_of(answer.legal_last) and ends[0] <= ends[-1], told


@quick
@given(st.sampled_from(ROLLING), st.dates(date(2024, 1, 1), date(2035, 12, 31)))
def test_a_roll_ends_on_a_working_day_soon(code, day):
    """3. Never before the unrolled day, and at most six days on; August and Christmas apart."""
    for answer in plain(RULES[code], day).values():
        roll = next((way.roll for way in RULES[code].ways if way.name == answer.result), "")
        if not answer.legal_last or not roll or "certified" in str(answer.legal_lines):
            continue
        end, start = day_of(answer.legal_last), day_of(answer.work_by)
        assert end >= start
        assert (end - start).days <= (40 if roll == "send" else 6) or answer.work_lines != answer.legal_lines
        works = works_in_england if roll in ("england", "send") else works_federally
        assert works(end), (code, end)


@quick
@given(CODES, DAYS, st.sampled_from(("CA", "IL", "TX", "NY")))
def test_a_federal_sum_is_the_same_in_every_state(code, day, state):
    rule = RULES[code]
    if "state" in rule.own_settings:
        return
    facts = facts_for(rule, day)
    facts.settings["state"] = state
    found, expected = dates(rule, facts), dates(rule, facts_for(rule, day))
    assert found == expected


@quick
@given(DAYS, st.integers(0, 12), st.sampled_from(("SSA-RECON", "SSA-KEEP", "MCD-FFS-REINST-MUST", "SSA-AC")))
def test_social_security_ignores_an_early_receipt_and_needs_proof_of_a_late_one(day, late, code):
    """6. Any day from the notice to five days on is the same as none; each day after it gives one more."""
    rule = RULES[code]
    known = next(iter(plain(rule, day).values()))
    facts = facts_for(rule, day)
    facts.days["received"] = day + timedelta(days=late)
    without = next(iter(dates(rule, facts).values()))
    assert (without.work_by, without.legal_last) == (known.work_by, known.legal_last)
    assert without.asked == ({"needs_proof:received"} if late > 5 else frozenset())
    facts = facts_for(rule, day)
    facts.days["received"] = day + timedelta(days=late)
    facts.settings["received_proof"] = "yes"
    proven = next(iter(dates(rule, facts).values()))
    assert proven.work_by == known.work_by + timedelta(days=max(0, late - 5)) and not proven.asked


@quick
@given(DAYS, st.integers(0, 5), st.sampled_from(("MA-RECON", "PDP-REDET", "MCR-AB-RECON")))
def test_medicare_is_shortened_by_an_early_receipt_and_says_so(day, early, code):
    facts = facts_for(RULES[code], day)
    facts.days["received"] = day + timedelta(days=early)
    answer = dates(RULES[code], facts)["appeal"]
    assert answer.work_by == plain(RULES[code], day)["appeal"].work_by - timedelta(days=5 - early)
    assert ("early_receipt:received" in answer.asked) == (early < 5)


@quick
@given(CODES, DAYS, st.integers(-3, 9))
def test_a_rule_that_does_not_count_from_receipt_ignores_it(code, day, late):
    rule = RULES[code]
    if "received" in rule.own_anchors and code != "SSA-OP-HOLD":
        return
    facts = facts_for(rule, day)
    facts.days["received"] = day + timedelta(days=late)
    expected = dates(rule, facts_for(rule, day))
    for name, answer in dates(rule, facts).items():
        assert (answer.work_by, answer.legal_last) == (expected[name].work_by, expected[name].legal_last)


@quick
@given(DAYS, st.integers(0, 90), st.integers(0, 120))
def test_keeping_is_never_later_than_the_appeal(mailed, posted, ahead):
    """7. And a missing leg never gives a later day than any value of it would."""
    rule = RULES["MCD-MC-KEEP"]
    start = {"notice_dated": mailed, "mailed": mailed + timedelta(days=posted % 5)}
    with_both = Facts(start | {"effective": mailed + timedelta(days=ahead)})
    without = dates(rule, Facts(dict(start)))["keep_benefits"].legal_last
    found = dates(rule, with_both)["keep_benefits"].legal_last
    appeal = dates(RULES["MCD-MC-APPEAL"], Facts({"notice_dated": mailed}))["appeal"].legal_last
    assert without <= found <= appeal
