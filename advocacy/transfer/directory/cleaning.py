"""Texts as real directories hold them: markup, stray spaces, numbers for nothing, cut at 255 letters."""

import re
from html.parser import HTMLParser

from advocacy.sentences import Sentence, say

CUT_AT = 255
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]{2,8}|#\d{1,5}|#x[0-9a-fA-F]{1,5});|<!--")
WORTH_A_LOOK = re.compile(r"[\r\n<&]")
CUT_TAG = re.compile(r"<[/a-zA-Z!][^<>]*$")
BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
)
SILENT = frozenset({"script", "style"})
# What our own export writes where HSDS asks for a value and nobody knows it. ZZ is the unknown country.
NOT_KNOWN = "unknown"
UNKNOWN_COUNTRY = "ZZ"


class _Text(HTMLParser):
    """Collects what is read, a line break for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        if tag in BLOCKS:
            self.parts.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT and self.silent > 0
        if tag in BLOCKS - {"br", "hr"}:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def plain(raw: str) -> str:
    """The text without markup and without spaces around it; its line breaks stay, blank lines at most one."""
    if not WORTH_A_LOOK.search(raw):
        return " ".join(raw.split())
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if MARKUP.search(text):
        reader = _Text()
        reader.feed(CUT_TAG.sub("", text))
        reader.close()
        text = "".join(reader.parts)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(raw: str) -> str:
    return " ".join(plain(raw).split())


def may_be_cut(raw: str) -> bool:
    """Programs that keep 255 letters cut longer texts, some in the middle of a tag."""
    return len(raw) == CUT_AT or bool(MARKUP.search(raw) and CUT_TAG.search(raw))


def is_blank(raw: str, *, number: bool = False) -> bool:
    """Nothing, or a number that stands for nothing: -1 everywhere, 0 where a count or a code belongs."""
    text = raw.strip()
    return not text or text in ("-1", "-1.0") or (number and text in ("0", "0.0"))


def stands_for_nothing(raw: str, *, number: bool = False) -> bool:
    """A number was there and is read as blank: worth saying."""
    return bool(raw.strip()) and is_blank(raw, number=number)


def labelled(column: str) -> str:
    return column.replace("_", " ")


def cut_note(column: str) -> Sentence:
    return say("The text of “%(column)s” may be cut short in the file.", column=labelled(column))


def blank_note(column: str, raw: str) -> Sentence:
    return say("“%(raw)s” in “%(column)s” was read as blank.", raw=raw.strip(), column=labelled(column))


def longest_note(column: str, most: int) -> Sentence:
    return say(
        "“%(column)s” is longer than %(most)s letters and was cut there.", column=labelled(column), most=most
    )
