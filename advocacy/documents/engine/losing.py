"""Whether every typed letter found its place: what does not fit a fixed box is dropped by the engine in silence."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

from advocacy.documents.engine.marking import with_descendants

# Running heads and feet are left out: a page that has no place for one does without it.
CONTENT = ("header", "main", "aside")


def lost_words(root: Element, pages: Iterable[Any]) -> str:
    """The beginning of the first text that is missing from the pages; empty where none is."""
    printed: Counter[int] = Counter()
    for page in pages:
        for box in with_descendants(page._page_box):
            if isinstance(box, boxes.TextBox):
                printed[id(box.element)] += _letters(box.text)
    return next(
        (_opening(part) for part in _parts(root) if printed[id(part)] < _letters(_own_text(part))), ""
    )


def _parts(root: Element) -> Iterator[Element]:
    for name in CONTENT:
        for content in root.iter(name):
            yield from content.iter()


def _own_text(part: Element) -> str:
    return "".join((part.text or "", *(child.tail or "" for child in part)))


def _letters(text: str) -> int:
    return sum(not letter.isspace() for letter in text)


def _opening(part: Element) -> str:
    return " ".join(_own_text(part).split())[:40]
