"""Passwords that every guesser tries first."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".toml")
ROWS = (
    "0123456789" * 2,
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
)


@cache
def listed() -> frozenset[str]:
    return frozenset(tomllib.loads(FILE.read_text(encoding="utf-8"))["passwords"].splitlines())


def is_common(password: str) -> bool:
    """On the list, the same few letters again and again, or a row of the keyboard."""
    typed = password.casefold()
    return typed in listed() or typed in (typed + typed)[1:-1] or _is_a_row(typed)


def _is_a_row(typed: str) -> bool:
    return any(typed in row or typed[::-1] in row for row in ROWS)
