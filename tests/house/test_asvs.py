"""The table of requirements: each of the 181 once, and everything that it points at is there."""

import importlib.util
import re
from dataclasses import fields
from pathlib import Path

import pytest

from advocacy.settings import Settings

ROOT = Path(__file__).parents[2]
# Chapter and section, and how many requirements of it apply; by our count of the standard's levels 1 and 2.
APPLY = """
1.1: 1 2 / 1.2: 1 2 3 4 5 9 / 1.3: 1 2 3 4 5 6 7 10 11 / 1.4: 2 / 1.5: 1 2
2.1: 1 2 3 / 2.2: 1 2 3 / 2.3: 1 2 3 4 / 2.4: 1
3.2: 1 2 / 3.3: 1 2 3 4 / 3.4: 1 2 3 4 5 6 / 3.5: 1 3 4 / 3.7: 1 2
4.1: 1 2 3 / 4.2: 1
5.1: 1 / 5.2: 1 2 3 / 5.3: 1 2 / 5.4: 1 2 3
6.1: 1 2 3 / 6.2: 1 2 3 4 5 6 7 8 9 10 11 12 / 6.3: 1 2 3 4 / 6.4: 1 2 3 4 / 6.5: 1 2 3 4 5
7.1: 1 2 / 7.2: 1 2 3 4 / 7.3: 1 2 / 7.4: 1 2 3 4 5 / 7.5: 1 2
8.1: 1 2 / 8.2: 1 2 3 / 8.3: 1 / 8.4: 1
11.1: 1 2 / 11.2: 1 2 3 / 11.3: 1 2 3 / 11.4: 1 2 3 4 / 11.5: 1
12.1: 1 2 / 12.2: 1 2 / 12.3: 1 2
13.1: 1 / 13.2: 1 2 3 4 5 / 13.3: 1 2 / 13.4: 1 2 3 4 5
14.1: 1 2 / 14.2: 1 2 3 4 / 14.3: 1 2 3
15.1: 1 2 3 / 15.2: 1 2 3 / 15.3: 1 2 3 4 5 6 7
16.1: 1 / 16.2: 1 2 3 4 5 / 16.3: 1 2 3 4 / 16.4: 1 2 3 / 16.5: 1 2 3
"""
LEVEL_3 = (
    "1.2.10 2.3.5 5.2.4 6.3.5 6.3.7 6.3.8 6.4.6 6.5.6 7.5.3 8.3.2 14.2.6 14.2.7 14.2.8 15.4.2 16.5.4".split()  # noqa: SIM905
)
NUMBERS = [
    f"{section.strip()}.{number}"
    for part in APPLY.replace("\n", "/").split("/")
    if part.strip()
    for section, _, numbers in [part.partition(":")]
    for number in numbers.split()
]


@pytest.fixture(scope="module")
def asvs():
    made = importlib.util.spec_from_file_location("asvs", ROOT / "tools" / "asvs.py")
    assert made and made.loader
    module = importlib.util.module_from_spec(made)
    made.loader.exec_module(module)
    return module


def missing(places: list[str]) -> list[str]:
    """What is pointed at and is not there."""
    return [place for place in places if not is_there(place)]


def is_there(place: str) -> bool:
    if place.startswith("ADVOCACY_"):
        return place.removeprefix("ADVOCACY_").lower() in {one.name for one in fields(Settings)}
    path, _, test = place.partition("::")
    file, _, heading = path.partition("#")
    if not (ROOT / file).exists():
        return False
    text = (ROOT / file).read_text(encoding="utf-8") if (ROOT / file).is_file() else ""
    if test:
        return re.search(rf"^def {test}\(", text, re.MULTILINE) is not None
    return not heading or heading in {_anchor(line) for line in text.splitlines() if line.startswith("#")}


def _anchor(line: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", line.lstrip("# ").lower()).replace(" ", "-")


def test_each_that_applies_stands_there_once(asvs):
    found = [one.number for one in asvs.requirements()]
    assert len(NUMBERS) == 181 and len(set(NUMBERS)) == 181
    assert len(found) == len(set(found)) and set(found) == {*NUMBERS, *LEVEL_3}
    assert {one.number for one in asvs.requirements() if one.is_level_3} == set(LEVEL_3)


def test_everything_that_it_points_at_is_there(asvs):
    lost = {one.number: gone for one in asvs.requirements() if (gone := missing(one.where))}
    assert not lost


def test_what_is_not_met_says_why_and_each_says_something(asvs):
    for one in asvs.requirements():
        assert one.state in asvs.STATES, one.number
        assert one.words and (one.where or one.state == "open"), one.number


def test_a_place_that_is_gone_is_seen():
    """The control: a file, a test, a heading and a setting that were never there."""
    gone = [
        "advocacy/nothing.py",
        "tests/house/test_asvs.py::test_nothing",
        "SECURITY.md#nothing",
        "ADVOCACY_NOTHING",
    ]
    assert missing([*gone, "tests/house/test_asvs.py::test_a_place_that_is_gone_is_seen"]) == gone


def test_the_page_says_what_the_data_say(asvs):
    assert asvs.PAGE.read_text(encoding="utf-8") == asvs.page(), "run .venv/bin/python tools/asvs.py"


def test_the_page_points_at_tests_that_are_there():
    """Those in the table of controls too."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|advocacy)/[\w./]+)`", text)
    assert named and not missing(named)
