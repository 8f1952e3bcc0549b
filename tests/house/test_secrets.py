"""No key, password or token of anyone lies in the project; what looks like one is known and is none."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.test_code_checks import ROOT, files

SHAPES = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "an age key": re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]{50,}"),
    "a token of a service": re.compile(
        r"\b(?:ghp_|github_pat_|glpat-|xox[abp]-|sk_live_|AKIA)[0-9A-Za-z_-]{16,}"
    ),
    "an address with a password": re.compile(r"\w+://[\w.-]+:[^\s@/:{}<>$%]{6,}@[\w.-]+"),
    "a key in hexadecimal": re.compile(r"(?<![0-9a-f-])[0-9a-f]{64}(?![0-9a-f])"),
    "a token in letters": re.compile(r"""(?<=["'=])[A-Za-z0-9_+/-]{40,}(?=["'\s])"""),
}
# Hashes of files and packages, alphabets, and what tests make up.
KNOWN = (".lock", "MANIFEST", ".min.js", ".sha256")
NO_PASSWORDS = ("password", "nobody:secret")
LOOKS_RANDOM = 4.3  # bits for each letter; words and paths stay below


def looks_random(text: str) -> bool:
    counts = Counter(text)
    bits = -sum(n / len(text) * math.log2(n / len(text)) for n in counts.values())
    return bits > LOOKS_RANDOM and any(one.isdigit() for one in text) and any(one.isupper() for one in text)


def secrets_in(text: str) -> Iterator[str]:
    for name, shape in SHAPES.items():
        for match in shape.finditer(text):
            found = match[0]
            if name == "a token in letters" and not looks_random(found):
                continue
            if name == "a key in hexadecimal" and len(set(found)) < 8:
                continue
            if name == "an address with a password" and any(word in found.lower() for word in NO_PASSWORDS):
                continue
            yield f"{name}: {found[:12]}…"


def _secrets_of(path: Path) -> list[str]:
    return list(secrets_in(path.read_text(encoding="utf-8", errors="replace")))


def test_no_secret_lies_in_the_project():
    found = {
        str(path.relative_to(ROOT)): told
        for path in files()
        if not path.name.endswith(KNOWN) and (told := _secrets_of(path))
    }
    assert not found


def test_no_key_file_is_followed():
    keys = [path for pattern in ("*.key", "*.pem", "*.p12", "*.env", "id_*") for path in _tracked(pattern)]
    invented = {"advocacy.env", *(path.name for path in (ROOT / "tests" / "data" / "released").glob("*.key"))}
    assert {path.name for path in keys} <= invented, keys


def _tracked(pattern: str) -> Iterator[Path]:
    ours = ("advocacy", "deploy", "docs", "migrations", "requirements", "tests", "tools")
    yield from (path for folder in ours for path in (ROOT / folder).rglob(pattern))


@pytest.mark.parametrize(
    "planted",
    [
        "-----BEGIN " + "RSA PRIVATE KEY-----",
        "AGE-SECRET-" + "KEY-1" + "Q8Z7" * 14,
        "ghp" + "_" + "a1B2c3D4" * 4,
        "postgresql://advocacy:" + "hunter22hunter@" + "db.example.org/x",
        "key = '" + "0123456789abcdef" * 4 + "'",
        'token = "' + "Xk3dP9qLmZ7rT2vB8nYc" + "4WgH6jFs1AeU5oiD0tRK" + '"',
    ],
)  # fmt: skip
def test_a_planted_one_is_found(planted: str):
    """The control."""
    assert list(secrets_in(planted))
