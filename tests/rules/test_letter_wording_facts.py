"""Advice that looks at more than the words."""

from datetime import date, timedelta

import pytest

from advocacy.consent.topics import Topic
from advocacy.letters.elements import stale_rules
from advocacy.letters.templates import load_templates
from advocacy.letters.wording_facts import illness_named, others_named, stale_citations


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("My diagnosis is not your business.", "diagnosis"),
        ("I have PTSD and need a lift.", "PTSD"),
        ("Ella tiene esquizofrenia.", "esquizofrenia"),
    ],
)
def test_an_illness_is_pointed_at_where_the_letter_is_not_about_health(text, phrase):
    assert [one.phrase for one in illness_named(text, [Topic.HOUSING, Topic.DISABILITY])] == [phrase]
    assert not list(illness_named(text, [Topic.HEALTH]))


def test_what_somebody_said_stays_as_it_was_said():
    assert not list(illness_named("They wrote “no diagnosis on file”.", [Topic.HOUSING]))
    assert not list(illness_named("I cannot climb stairs.", [Topic.HOUSING]))


def test_the_name_of_another_person_is_pointed_at():
    others = ["Maria Santos", "Li Na", "Bo", "Rosa Diaz"]
    text = "Maria Santos asks for a hearing. Rosa Diaz asks too. Santos is a town."
    assert [one.phrase for one in others_named(text, ["Rosa Diaz"], others)] == ["Maria Santos"]
    assert [one.start for one in others_named("for LI NA and Li Nadia", [], others)] == [4]


def test_a_rule_that_nobody_read_for_a_year_is_pointed_at_where_it_stands():
    template = load_templates()["T03"]
    rule = template.rules[0]
    text = f"We rest on {rule.citation}."
    assert not list(stale_citations(text, citations(template, rule.verified_on)))
    later = rule.verified_on + timedelta(days=400)
    assert [one.phrase for one in stale_citations(text, citations(template, later))] == [rule.citation]
    assert isinstance(rule.verified_on, date)


def citations(template, on: date) -> list[str]:
    return [one.citation for one in stale_rules(template, on)]
