"""Which letters may follow one that was not answered, or answered with no. They stand in `following.toml`."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "following.toml"


@dataclass(frozen=True)
class Following:
    """The letters that fit after any other, and the next step up after some."""

    after_any: tuple[str, ...]
    next_step: Mapping[str, tuple[str, ...]]


@cache
def following(path: Path = FILE) -> Following:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    steps = {code: tuple(after) for code, after in read["next_step"].items()}
    return Following(tuple(read["after_any"]), steps)


def may_follow(template: str, known: Collection[str]) -> tuple[str, ...]:
    """The next step up first; only letters that there are, and never the same again."""
    codes = (*following().next_step.get(template, ()), *following().after_any)
    return tuple(code for code in codes if code in known and code != template)
