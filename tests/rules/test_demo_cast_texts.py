"""The demo’s texts: rich, alike in what they ask, and about nobody real."""

import re
import unicodedata
from datetime import date
from functools import cache
from itertools import chain

from advocacy.ops.demo.cast.builder import build
from advocacy.ops.demo.cast.demo import Demo
from advocacy.ops.demo.cast.stories import stories
from advocacy.ops.demo.cast.words import System

NOBODYS_NUMBER = re.compile(r"39\d-555-01\d\d")


@cache
def demo() -> Demo:
    return build(date(2026, 3, 5))


def test_each_template_always_asks_the_same_questions():
    asked: dict[str, set[frozenset[str]]] = {}
    written = [one for case in demo().cases for one in case.letters]
    for letter in chain(written, (story.letter for story in stories().values())):
        asked.setdefault(letter.template, set()).add(frozenset(letter.answers))

    assert {template for template, questions in asked.items() if len(questions) > 1} == set()


def test_stories_are_rich_and_cover_every_system():
    assert len(stories()) >= 24
    assert {one.system for one in stories().values()} == set(System)
    for story in stories().values():
        assert len(story.notes) >= 12
        assert all(len(goal.path) == len(goal.said) for goal in story.goals)
        assert all(0 <= number <= 10 for goal in story.goals for number in goal.path)


def test_all_numbers_and_addresses_belong_to_nobody():
    text = repr((demo().people, demo().staff, demo().agencies))
    numbers = re.findall(r"\d{3}-555-\d{4}|\d{3}-\d{3}-\d{4}", text)
    domains = set(re.findall(r"[\w.]+@([\w.-]+)", text))

    assert len(numbers) > 300
    assert all(NOBODYS_NUMBER.fullmatch(number) for number in numbers)
    assert all(re.fullmatch(r"example\.(org|net)|.+\.example", domain) for domain in domains)
    assert set(re.findall(r"postal_code='(\d+)'", text)) <= {f"0007{digit}" for digit in range(1, 9)}


def test_people_are_many_kinds_of_people():
    people = demo().people
    scripts = {unicodedata.name(letter).split()[0] for one in people for letter in one.name}

    assert scripts >= {"LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC", "ETHIOPIC", "DEVANAGARI", "BENGALI"}
    assert scripts >= {"TAMIL", "THAI", "CJK", "HANGUL"}
    assert "ʻ" in "".join(one.name for one in people)
    assert sum(any(address.protected for address in one.addresses) for one in people) >= 6
    assert sum(bool(one.must_not_know) for one in people) >= 10
    assert sum(bool(one.interpreter) for one in people) >= 40
    assert len({one.pronouns for one in people}) >= 5
    assert all(one.strengths and one.what_matters for one in people)


def test_a_confidential_address_is_not_in_the_demo():
    hidden = [one for one in demo().agencies if one.confidential_address]

    assert len(hidden) == 1
    assert hidden[0].address is None
