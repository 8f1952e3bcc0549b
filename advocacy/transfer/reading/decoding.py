"""From bytes to text: the encoding is weighed by how plausible the text looks, and shown to the user."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from advocacy.sentences import Sentence, say
from advocacy.transfer.reading.plausibility import plausibility
from advocacy.transfer.reading.tables import Option, Unreadable

LABELS = {
    "utf-8": say("Unicode (UTF-8)"),
    "utf-16-le": say("Unicode text (UTF-16)"),
    "utf-16-be": say("Unicode text (UTF-16)"),
    "utf-32": say("Unicode text (UTF-32)"),
    "cp1252": say("Windows, Western Europe"),
    "mac_roman": say("Mac"),
    "cp850": say("DOS"),
    "cp1250": say("Windows, Central Europe"),
    "cp1251": say("Windows, Cyrillic"),
    "cp1254": say("Windows, Turkish"),
}
LEGACY = ("cp1252", "mac_roman", "cp850", "cp1250", "cp1251", "cp1254")
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MARGIN = 0.2
WORDS = re.compile(r"[^\s,;|\"]+")


@dataclass(frozen=True)
class Text:
    """A decoded file, what it was decoded as, and what else it could be."""

    text: str
    encoding: str
    notes: tuple[Sentence, ...] = ()
    encodings: tuple[Option, ...] = ()


def decode(content: bytes, encoding: str | None = None) -> Text:
    """The text of a file. `encoding` is the user's own choice; without it the best guess is taken."""
    if encoding is not None:
        return _as_legacy(content, encoding)
    if marked := _by_mark(content):
        return marked
    _refuse_binary(content)
    try:
        return Text(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(content) or _as_legacy(content, _best_legacy(content))


def _by_mark(content: bytes) -> Text | None:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    without = _sixteen_bits(content[:4000])
    return _strictly(content, without) if without else None


def _strictly(content: bytes, encoding: str) -> Text:
    try:
        return Text(content.decode(encoding).removeprefix("\ufeff"), encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return _mostly_utf8(content) or _as_legacy(content, _best_legacy(content))
        raise Unreadable(
            say("This file is damaged or cut short. Save it again as CSV UTF-8 and try once more.")
        ) from None


def _sixteen_bits(start: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of plain letters is zero."""
    if len(start) < 4:
        return None
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > len(start) // 6 and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > len(start) // 6 and odd == 0 else None


def _refuse_binary(content: bytes) -> None:
    if content[:20_000].count(0) > 3:
        raise Unreadable(
            say("This file is not a spreadsheet that we can read. Save your list as CSV UTF-8 or .xlsx.")
        )


def _mostly_utf8(content: bytes) -> Text | None:
    """UTF-8 in which a few places were pasted from an older program: those are read as Windows."""
    text = content.decode("utf-8", errors="surrogateescape")
    strays = sum("\udc80" <= character <= "\udcff" for character in text)
    good = sum(ord(character) > 127 for character in text) - strays
    if strays * 10 > good:
        return None
    note = say("Some letters in this file were stored in another way. Check the names below.")
    return Text(_with_strays(text).removeprefix("\ufeff"), "utf-8", (note,))


def _with_strays(text: str) -> str:
    return re.sub(
        "[\udc80-\udcff]",
        lambda match: match[0].encode("utf-8", "surrogateescape").decode("cp1252", errors="replace"),
        text,
    )


def _best_legacy(content: bytes) -> str:
    """The most plausible old encoding; a close race goes to the one that such a file most often has."""
    first = "mac_roman" if _has_old_mac_lines(content) else "cp1252"
    ranked = sorted(LEGACY, key=lambda name: name != first)
    worth = {name: plausibility(content.decode(name, errors="replace")) for name in ranked}
    best = max(ranked, key=lambda name: worth[name])
    return first if worth[best] - worth[first] < MARGIN else best


def _has_old_mac_lines(content: bytes) -> bool:
    return content.count(b"\r") > content.count(b"\r\n") and content.count(b"\r") > content.count(b"\n")


def _as_legacy(content: bytes, encoding: str) -> Text:
    if encoding not in LABELS:
        raise Unreadable(say("Choose one of the ways of reading that the page offers."))
    text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    return Text(text, encoding, _sample_note(text, encoding), tuple(_options(content, text)))


def _sample_note(text: str, encoding: str) -> tuple[Sentence, ...]:
    samples = _samples(text)
    if not samples:
        return ()
    return (
        say(
            "This file does not say how its letters are stored. We read it as “%(encoding)s”."
            " Check that these look right: %(samples)s.",
            encoding=LABELS[encoding],
            samples=", ".join(samples),
        ),
    )


def _options(content: bytes, chosen: str) -> Iterator[Option]:
    """Every reading, most plausible first, each with the words that would differ."""
    readings = [(name, content.decode(name, errors="replace")) for name in LEGACY]
    readings.sort(key=lambda reading: (reading[1] != chosen, -plausibility(reading[1])))
    for name, text in readings:
        yield Option(name, LABELS[name], _samples(text))


def _samples(text: str) -> tuple[str, ...]:
    """Three words with letters beyond the plain alphabet."""
    words = (
        match[0]
        for match in WORDS.finditer(text)
        if not match[0].isascii() and sum(map(str.isalpha, match[0])) > 2
    )
    return tuple(dict.fromkeys(words))[:3]
