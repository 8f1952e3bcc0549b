"""Finished PDFs bound into one for the printer. Pages are taken as they are; nothing is set again. Pure."""

from collections.abc import Iterable
from io import BytesIO

import pikepdf
from pikepdf import OutlineItem, Pdf

SIDES_OF_A_SHEET = 2


def bind(papers: Iterable[tuple[str, bytes]]) -> bytes:
    """Each paper, with its mark in the margin of the reader, begins on a sheet of its own."""
    with Pdf.new() as new:
        marks = []
        for title, content in papers:
            if len(new.pages) % SIDES_OF_A_SHEET:
                left, bottom, right, top = new.pages[-1].mediabox
                new.add_blank_page(page_size=(float(right - left), float(top - bottom)))
            marks.append(OutlineItem(title, len(new.pages)))
            _add(new, content)
        with new.open_outline() as outline:
            outline.root.extend(marks)
        out = BytesIO()
        new.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _add(new: Pdf, content: bytes) -> None:
    with Pdf.open(BytesIO(content)) as paper:
        first = len(new.pages)
        new.pages.extend(paper.pages)
        for page in list(new.pages)[first:]:
            # The tag tree stays with the frozen letter; a number that points into it would point nowhere.
            if "/StructParents" in page.obj:
                del page.obj["/StructParents"]
