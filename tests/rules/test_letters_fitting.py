"""Which letters fit a notice: every rule with an act of ours has one, and the fittest comes first."""

import pytest

from advocacy.deadlines.engine.catalogue import shipped
from advocacy.issues.models import System
from advocacy.letters.fitting import BY_RULE, HELPS, LATE, fitting
from advocacy.letters.templates import load_templates

OURS = {code: rule for code, rule in shipped().rules.items() if rule.act == "person"}


def codes(rule: str, *results: str, system: str = "benefits", late: bool = False) -> list[str]:
    return [one.code for one in fitting([rule], results, system, load_templates(), late)]


@pytest.mark.parametrize("code", sorted(OURS))
def test_every_rule_with_an_act_of_ours_has_a_letter(code):
    """One that says more than that something is late, in some system; and in each system there is a way to write."""
    found = {system: codes(code, *OURS[code].results, system=system) for system in System}
    assert any(set(some) - {LATE} for some in found.values())
    assert all(found.values())


@pytest.mark.parametrize(
    ("rule", "results", "first"),
    [
        ("MCD-MC-APPEAL", ["appeal"], "T02"),
        ("MCD-MC-FH", ["appeal"], "T03"),
        ("MCD-FFS-KEEP", ["keep_benefits", "appeal"], "T17"),
        ("SNAP-FH", ["appeal"], "T03"),
        ("SSA-OP", ["appeal", "waiver"], "T30"),
        ("ACA-EXT", ["external_review"], "T04"),
        ("DEBT-VALID", ["dispute"], "T29"),
        ("DISCIPLINE", ["appeal"], "T13"),
    ],
)
def test_the_fittest_comes_first(rule, results, first):
    assert codes(rule, *results, system="healthcare" if rule.startswith("ACA") else "benefits")[0] == first


def test_what_is_late_is_written_about_first():
    assert codes("SNAP-FH", "appeal", late=True)[:2] == [LATE, "T03"]


def test_the_records_for_it_are_offered_too():
    assert "T06" in codes("ACA-EXT", "external_review", system="healthcare")


def test_only_letters_and_results_that_there_are_are_named():
    named = {code for table in (BY_RULE, HELPS) for some in table.values() for code in some}
    assert named <= set(load_templates())
    assert all(any(rule.startswith(begins) for rule in OURS) for begins in BY_RULE)
    assert set(HELPS) <= {result for rule in OURS.values() for result in rule.results}
