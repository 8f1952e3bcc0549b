"""A notice leads to a short list of rules, and no rule can get lost."""

import dataclasses

from advocacy.deadlines.choosing import likely, others, which_rules
from advocacy.deadlines.kinds import NoticeKind
from advocacy.deadlines.ruling import as_shipped
from advocacy.issues.models import System

RULES = as_shipped().rules
MOST_IN_A_SHORT_LIST = 45


def test_every_shipped_rule_can_be_found_and_every_word_is_known():
    listed = {code for rows in which_rules().values() for code in rows}
    assert listed == set(RULES)
    assert set(which_rules()) == set(System)
    kinds = {kind for rows in which_rules().values() for found in rows.values() for kind in found}
    assert kinds <= set(NoticeKind)


def test_the_list_is_short_and_the_others_stand_behind_it():
    for system in System:
        for kind in NoticeKind:
            first = likely(system, kind, RULES)
            behind = [rule for _heading, some in others(first, RULES) for rule in some]
            assert len(first) + len(behind) == len(RULES)
            assert kind is NoticeKind.OTHER or len(first) <= MOST_IN_A_SHORT_LIST


def test_a_cut_of_food_benefits_leads_to_keeping_them():
    assert "SNAP-KEEP" in [rule.code for rule in likely("benefits", "reduced", RULES)]


def test_a_local_rule_is_offered_with_every_kind():
    local = dataclasses.replace(RULES["SNAP-FH"], code="LOCAL-1")
    assert local in likely("housing", "denied", {**RULES, "LOCAL-1": local})
