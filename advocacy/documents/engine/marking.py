"""What each mark on the page is: content, with its typed text where shapes hide it, or mere furniture.

Reaches into private parts of the engine, whose version is pinned; the tests read every file back.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

# Scripts in which one shape stands for one letter. In all others the engine maps a shape to the letters of its
# first use, and a reader or a search finds another name than the one that was typed.
PLAIN = re.compile(
    "[\u0000-\u02ff\u0370-\u03ff\u0400-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u2bff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3]*"
)


def mark(page: Any) -> None:
    """Have this page painted with our marks."""
    furniture = {
        box
        for child in page._page_box.children
        if isinstance(child, boxes.MarginBox)
        for box in with_descendants(child)
    }
    paint = page.paint

    def painted(stream: Any, scale: float = 1) -> None:
        stream.marked = _marker(stream, furniture)
        paint(stream, scale)

    page.paint = painted


def _marker(stream: Any, furniture: set[Any]) -> Any:
    @contextmanager
    def marked(box: Any, tag: str) -> Iterator[None]:
        number = len(stream._tags)
        stream._tags[box] = {"tag": tag, "mcid": number}
        if box in furniture:
            tag, properties = "Artifact", pydyf.Dictionary({"Type": "/Pagination"})
        else:
            properties = _properties(number, getattr(box, "text", ""))
        pydyf.Stream.begin_marked_content(stream, tag, properties)
        yield
        pydyf.Stream.end_marked_content(stream)

    return marked


def _properties(number: int, text: str) -> pydyf.Dictionary:
    properties = pydyf.Dictionary({"MCID": number})
    if not PLAIN.fullmatch(text):
        properties["ActualText"] = pydyf.String(text)
    return properties


def with_descendants(box: Any) -> Iterator[Any]:
    box = box._box if isinstance(box, AbsolutePlaceholder) else box
    yield box
    for child in getattr(box, "children", ()):
        yield from with_descendants(child)
