"""The words of the explanations, read from their files and checked. A broken file is one sentence."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from advocacy.deadlines.engine.catalogue import shipped

from .checking import problem_with_rule, problem_with_shared

FOLDER = Path(__file__).parents[1] / "rights_data"
SHARED = "_shared.toml"
CODES = ("en", "es")
REVIEWED = "reviewed_by_a_native_speaker"
Words = Mapping[str, Any]


class BadWords(RuntimeError):
    """A file of explanations that can not be used, in one sentence."""


@dataclass(frozen=True)
class Language:
    """One language: what all explanations share, and the words of each rule."""

    code: str
    shared: Words
    rules: Mapping[str, Words]
    not_reviewed: frozenset[str] = field(default_factory=frozenset)

    @property
    def locale(self) -> str:
        return str(self.shared["locale"])

    @property
    def tag(self) -> str:
        return str(self.shared["tag"])

    @property
    def name(self) -> str:
        return str(self.shared["name"])

    def words(self, group: str, *keys: str) -> str:
        """The words of the first key that has any."""
        found = self.shared[group]
        return next(str(found[key]) for key in keys if key in found)

    def line(self, key: str, **told: str) -> str:
        return self.words("lines", key).format(**told)

    def say(self, word: str) -> str:
        """A word of the engine: the name of a day, a unit, a note, a question."""
        for group in ("names", "sums", "questions"):
            if said := self.shared.get(group, {}).get(word):
                return str(said)
        return word


@cache
def languages() -> Mapping[str, Language]:
    return {code: read_language(FOLDER / code) for code in CODES}


def read_language(folder: Path) -> Language:
    shared, rules, not_reviewed = _toml(folder / SHARED), {}, set()
    for path in sorted(folder.glob("[!_]*.toml")):
        content = dict(_toml(path))
        reviewed = content.pop(REVIEWED, True)
        for code, words in content.items():
            if code in rules:
                raise BadWords(f"{folder.name}/{path.name}: {code} is there twice.")
            rules[code] = words
            not_reviewed |= set() if reviewed else {code}
    for problem in _problems(shared, rules, folder.name):
        raise BadWords(f"{folder.name}: {problem}")
    return Language(folder.name, shared, rules, frozenset(not_reviewed))


def _problems(shared: Words, rules: Mapping[str, Words], language: str) -> Iterator[str]:
    known = shipped().rules
    if lost := sorted(set(known) - set(rules)):
        yield f"{lost[0]} has no explanation."
    if strange := sorted(set(rules) - set(known)):
        yield f"{strange[0]} is no rule."
    for code, words in rules.items():
        if problem := problem_with_rule(known[code], words, titled=language != "en"):
            yield f"{code}: {problem}"
    if problem := problem_with_shared(shared):
        yield f"{SHARED}: {problem}"


def _toml(path: Path) -> Words:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadWords(f"{path.name} can not be read: {problem}") from None
