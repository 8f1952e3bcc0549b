"""Writes the table of ASVS requirements in docs/security.md from docs/asvs.toml: `.venv/bin/python tools/asvs.py`."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "docs" / "asvs.toml"
PAGE = ROOT / "docs" / "security.md"
BEGIN, END = "<!-- asvs: begin -->\n", "<!-- asvs: end -->"
STATES = {"met": "met", "partly": "partly", "open": "not met", "yours": "whoever installs it"}


class Requirement(NamedTuple):
    """One line of the data."""

    number: str
    state: str
    topic: str
    words: str
    where: list[str]

    @property
    def is_level_3(self) -> bool:
        return self.topic.endswith("(level 3)")


def requirements() -> Iterator[Requirement]:
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    for chapter in data.values():
        if isinstance(chapter, dict):
            for number, (state, topic, words, where) in chapter.items():
                yield Requirement(number, state, topic, words, where.split())


def table() -> str:
    found = list(requirements())
    counts = Counter(one.state for one in found if not one.is_level_3)
    said = ", ".join(f"{counts[state]} {words}" for state, words in STATES.items())
    lines = [f"{counts.total()} of levels 1 and 2: {said}.", ""]
    lines += ["| number | about | | what we do | where |", "|---|---|---|---|---|"]
    for one in found:
        where = "<br>".join(_link(place) for place in one.where)
        lines.append(f"| {one.number} | {one.topic} | {STATES[one.state]} | {one.words} | {where} |")
    return "\n".join(lines) + "\n"


def _link(place: str) -> str:
    """A test is named by its function, a file by its path, a setting by itself."""
    if place.startswith("ADVOCACY_"):
        return f"[`{place}`](settings.md)"
    path, _, test = place.partition("::")
    file, _, heading = path.partition("#")
    if file == "docs/security.md":
        return f"[above](#{heading})"
    return f"[`{test or file.removeprefix('docs/')}`](../{file})"


def page() -> str:
    """The whole page with the table as the data says it."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    return before + BEGIN + table() + END + after


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
