"""Numbers that others set, hours, school days, today, and days that can not be."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.deadlines.engine import counting, hours
from advocacy.deadlines.engine.calendars import LAST_YEAR, calendar
from advocacy.deadlines.engine.facts import Facts
from advocacy.deadlines.engine.formula import read_leg
from advocacy.deadlines.engine.names import MAY_COME
from advocacy.deadlines.engine.report import act_by
from advocacy.ops.benchmark.deadlines import facts_for

from .test_properties import CODES, DAYS, ONE, RULES, dates, quick

REFUSING = [
    r.code for r in RULES.values() if r.number and r.number.otherwise is None and r.code != "IDEA-EVAL"
]
ZONES = ("America/New_York", "America/Los_Angeles", "America/Phoenix", "Europe/London", "Australia/Lord_Howe")
CHANGES = (
    date(2026, 3, 7),
    date(2026, 10, 31),
    date(2026, 3, 28),
    date(2026, 10, 24),
    date(2026, 4, 4),
    date(2026, 10, 3),
)
TERM = ((date(2026, 8, 17), date(2027, 5, 28)), (date(2027, 8, 16), date(2028, 5, 26)))


@quick
@given(st.sampled_from(REFUSING), DAYS)
def test_a_rule_that_needs_a_number_never_shows_a_day_without_one(code, day):
    facts = facts_for(RULES[code], day)
    for name in RULES[code].number.sources:
        facts.leave_out(name)
    for answer in dates(RULES[code], facts).values():
        assert answer.work_by is None and answer.legal_last is None
        assert f"needs:{RULES[code].number.sources[0]}" in answer.asked


@quick
@given(st.sampled_from([code for code, rule in RULES.items() if rule.number]), DAYS, st.integers(-5, 400))
def test_a_number_moves_the_day_with_it_and_one_out_of_range_gives_none(code, day, count):
    rule = RULES[code]
    name = rule.number.sources[-1]
    if name == "state_years" and count > 50:
        return
    found = []
    for number in (count, count + 1):
        facts = facts_for(rule, day)
        for source in (*rule.number.sources, "certified_until"):
            facts.leave_out(source)
        facts.settings[name] = number
        answer = next(iter(dates(rule, facts).values()))
        fits = rule.number.least <= number <= (rule.number.most or number)
        assert fits or (answer.work_by is None and f"out_of_range:{name}" in answer.asked)
        found.append(answer.work_by)
    assert None in found or found[0] != found[1]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", CHANGES)
def test_72_hours_are_72_hours_in_every_hour_of_a_change_of_clocks(zone, day):
    for minutes in range(0, 60 * 48, 30):
        local = datetime.combine(day, time()) + timedelta(minutes=minutes)
        try:
            start = hours.instant(local, ZoneInfo(zone))
        except (hours.NoSuchTime, hours.WhichTime):
            continue
        end = hours.add_hours(start, 72)
        assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=72)


@pytest.mark.parametrize("zone", ZONES[:2] + ZONES[3:])
def test_every_lost_or_doubled_time_is_asked_about(zone):
    asked = set()
    for day in CHANGES:
        for minutes in range(0, 60 * 24 * 2, 30):
            local = datetime.combine(day, time()) + timedelta(minutes=minutes)
            seen = {
                moment
                for half in range(-60, 61)
                if (
                    moment := datetime(day.year, day.month, day.day, tzinfo=UTC)
                    + timedelta(minutes=minutes + 30 * half)
                )
                .astimezone(ZoneInfo(zone))
                .replace(tzinfo=None)
                == local
            }
            expected = {0: hours.NoSuchTime, 2: hours.WhichTime}.get(len(seen))
            if expected:
                asked.add(expected)
                with pytest.raises(expected):
                    hours.instant(local, ZoneInfo(zone))
            else:
                assert hours.instant(local, ZoneInfo(zone)) == seen.pop()
    assert len(asked) == 2


@quick
@given(DAYS, st.integers(1, 40))
def test_next_and_last_differ_only_where_there_is_no_such_day_and_by_one(day, months):
    (last, gone), (following, also) = (
        counting.add_months(day, months),
        counting.add_months(day, months, next_if_none=True),
    )
    assert gone == also and following - last == (ONE if gone else timedelta(0))


@quick
@given(st.integers(2, 60))
def test_counting_the_first_day_is_a_day_less(count):
    plain, inclusive = (
        read_leg(f"happened + {count} days"),
        read_leg(f"happened + {count} days counting the first"),
    )
    assert plain.steps[0].count - 1 == inclusive.steps[0].count


@quick
@given(
    st.dates(date(2026, 8, 17), date(2027, 4, 1)),
    st.integers(1, 40),
    st.dates(date(2026, 8, 1), date(2028, 6, 30)),
)
def test_a_day_off_school_never_makes_it_earlier_and_outside_changes_nothing(day, count, off):
    without = counting.SchoolDays(TERM).add(day, count)
    closed = counting.SchoolDays(TERM, [(off, off)]).add(day, count)
    assert closed >= without
    if off <= day or off > without:
        assert closed == without


@quick
@given(DAYS, st.integers(1, 12), DAYS)
def test_a_holiday_more_never_makes_a_count_back_later(day, count, off):
    federal = calendar("federal")
    more = type(federal)("federal", dict(federal.off) | {off: "one more"})
    back, _ = counting.add_working_days(day, -count, federal)
    assert counting.add_working_days(day, -count, more)[0] <= back


@quick
@given(CODES, st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 900))
def test_today_never_moves_a_date(code, day, later):
    if RULES[code].not_past:
        return
    facts = facts_for(RULES[code], day)
    facts.settings["today"] = day + timedelta(days=later)
    expected = dates(RULES[code], facts_for(RULES[code], day))
    for name, answer in dates(RULES[code], facts).items():
        assert (answer.work_by, answer.legal_last) == (expected[name].work_by, expected[name].legal_last)
        last = answer.legal_last.date() if isinstance(answer.legal_last, datetime) else answer.legal_last
        if last and name not in ("opens", "barred_until", "period_ends"):
            assert ("overdue" in answer.asked) == (last < day + timedelta(days=later))


@quick
@given(CODES, st.integers(1, 4000))
def test_a_day_after_today_is_asked_about_never_silent(code, ahead):
    """14. Whatever can not lie ahead is left out; what can is asked about when it is more than a year away."""
    rule, today = RULES[code], date(2026, 3, 2)
    facts = facts_for(rule, today + timedelta(days=ahead))
    facts.settings["today"] = today
    asked = {str(one) for answer in dates(rule, facts).values() for one in answer.objections}
    for name in rule.own_anchors:
        silent = f"far:{name}" not in asked and f"future:{name}" not in asked
        assert not silent or (ahead <= 365 and name in MAY_COME), name


@quick
@given(st.integers(LAST_YEAR + 1, LAST_YEAR + 60))
def test_a_year_without_holidays_says_so(year):
    facts = Facts({"notice_dated": date(year, 3, 12)})
    answer = dates(RULES["SSA-RECON"], facts)["appeal"]
    assert answer.work_by and answer.legal_last is None and "beyond_calendar:federal" in answer.asked


def test_the_31st_of_december_is_off_where_new_year_is_a_saturday():
    assert calendar("federal").why_off(date(2027, 12, 31))
    assert (
        calendar("federal").why_off(date(LAST_YEAR, 12, 31)) == "New Year's Day (observed)"
        or LAST_YEAR != 2060
    )


@quick
@given(CODES, DAYS)
def test_the_day_to_act_by_is_the_last_working_day_before_the_day_to_work_to(code, day):
    rule = RULES[code]
    for answer in dates(rule, facts_for(rule, day)).values():
        act, work = act_by(rule, answer), answer.work_by
        if act and work:
            works = calendar("england" if rule.system == "United Kingdom" else "federal")
            last = work.date() if isinstance(work, datetime) else work
            assert act <= last and not works.why_off(act)
            assert all(works.why_off(act + timedelta(days=n)) for n in range(1, (last - act).days + 1))
