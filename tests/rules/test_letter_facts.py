"""Lines of what happened, and the days in them."""

from datetime import date

import pytest

from advocacy.letters.case_facts import Fact
from advocacy.letters.fact_lines import UnclearLine, read_facts, write_facts
from advocacy.letters.past_days import read_past_day

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("February 23", date(2026, 2, 23)),
        ("2/23", date(2026, 2, 23)),
        ("March 2, 2027", date(2027, 3, 2)),
        ("3/2/27", date(2027, 3, 2)),
        ("2027-03-02", date(2027, 3, 2)),
        ("friday", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("November 22", TODAY),
        ("December 24", date(2025, 12, 24)),
    ],
)
def test_a_day_without_a_year_is_the_one_that_has_been(typed, meant):
    assert read_past_day(typed, TODAY) == meant


def test_a_line_is_a_day_what_happened_and_perhaps_a_proof():
    lines = "February 23 | You said no | Encl. 1\n\n| 3/2 | You said it again"
    assert read_facts(lines, TODAY) == (
        Fact(date(2026, 2, 23), "You said no", "Encl. 1"),
        Fact(date(2026, 3, 2), "You said it again"),
    )


@pytest.mark.parametrize("line", ["You said no", "someday | You said no", "March 3 |", "| You said no"])
def test_a_line_that_can_not_be_read_comes_back_as_it_was_typed(line):
    with pytest.raises(UnclearLine, match=line.strip().replace("|", r"\|")):
        read_facts(f"March 2 | Before\n{line}", TODAY)


def test_written_facts_stand_in_order_of_days_each_once():
    twice = Fact(date(2026, 3, 2), "Again")
    written = write_facts([twice, Fact(date(2026, 2, 23), "No", "Encl. 1"), twice])
    assert written == "February 23, 2026 | No | Encl. 1\nMarch 2, 2026 | Again"
    assert read_facts(written, TODAY) == (Fact(date(2026, 2, 23), "No", "Encl. 1"), twice)
