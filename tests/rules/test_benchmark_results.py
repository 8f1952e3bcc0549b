"""What the benchmark says about figures: a slow page can not pass."""

import click
import pytest

from advocacy.ops.benchmark.measuring import Samples, p95_ms
from advocacy.ops.benchmark.results import growth, over_target, table
from advocacy.ops.benchmark_command import Sizes


def samples(**times: float) -> Samples:
    """A floor of 4 ms; pages as many times that."""
    found = Samples(floor=[0.004] * 9)
    for name, ratio in times.items():
        found.pages[name] = [0.004 * ratio] * 9
    return found


def test_a_page_over_its_target_is_said_to_be():
    found = samples(Caseload=2.6, Case=2.4)
    assert list(over_target("embedded", found)) == ["Caseload"]
    lines = [line for line in table("embedded", 1, found) if "Case" in line]
    assert ["not met" in line for line in lines] == [True, False]


def test_postgresql_and_the_supervisor_have_targets_of_their_own():
    found = samples(Caseload=3.4, **{"Supervisor’s page": 5.9})
    assert over_target("postgresql", found) == {}
    assert list(over_target("embedded", found)) == ["Caseload", "Supervisor’s page"]


def test_what_grows_with_the_house_is_said_to_grow():
    lines = list(growth({1: samples(Case=2), 100: samples(Case=3.2)}))
    assert "1.60" in lines[2]
    assert "not met" in lines[2]
    assert list(growth({1: samples(Case=2)})) == []


def test_nineteen_of_twenty_are_at_most_the_p95():
    assert p95_ms([number / 1000 for number in range(1, 101)]) == pytest.approx(96)


def test_sizes_are_numbers_with_commas():
    assert Sizes().convert("100,1,10", None, None) == [1, 10, 100]
    with pytest.raises(click.BadParameter, match="Write sizes as"):
        Sizes().convert("large", None, None)
