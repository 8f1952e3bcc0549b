"""The fonts are the ones that were checked in, and each names its licence."""

import hashlib

from advocacy.documents.engine.families import FAMILIES, widths
from tests.letters.printed import PRINT

FONTS = PRINT / "fonts"


def manifest() -> dict[str, str]:
    lines = (FONTS / "MANIFEST").read_text(encoding="utf-8").splitlines()[1:]
    return {name: digest for digest, name in (line.split() for line in lines)}


def test_every_file_is_listed_and_unchanged() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.*")}
    assert found == manifest()


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "OFL.txt" in (FONTS / "MANIFEST").read_text(encoding="utf-8").splitlines()[0]


def test_every_family_has_a_file_and_every_file_a_family() -> None:
    assert {path.stem.rsplit("-", 1)[0] for path in FONTS.glob("*.ttf")} == set(FAMILIES)


def test_every_font_has_a_space_of_its_own() -> None:
    """A space takes the font of the letter before it, and would print as an empty box."""
    assert [name for name in FAMILIES if not {0x20, 0xA0} <= widths(name).keys()] == []


def test_the_fonts_hold_what_letters_are_typed_with() -> None:
    held = set().union(*(widths(name) for name in FAMILIES))
    typed = "“”‘’–—…·•§¶©®™°±×÷½¼¾€£¥₹₱₫₦₴†‡′″‐‑‒№℅←→↑↓✓✔✗☐☑☒≤≥≠≈★☎ßẞſıİŁłƏəȚțŊŋĦħ"
    assert [letter for letter in typed if ord(letter) not in held] == []
