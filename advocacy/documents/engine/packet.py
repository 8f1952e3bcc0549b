"""A letter bound with its enclosures: cover, numbers through, marks for the reader, one tag tree. Pure.

The letter's own frozen bytes stay as they are. The packet is a document of its own that holds its pages, with the
number of the page in the upper margin. What we issued brings its tags along. A page of a PDF from outside stands in a
frame that says what it is a copy of; then the packet claims no standard, for nobody knows what such a page holds.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from io import BytesIO
from itertools import groupby

from flask_babel import gettext as _
from pikepdf import Pdf

from advocacy.documents.engine.html import Copy, packet_copies_pdf, packet_cover_pdf, packet_numbers_pdf
from advocacy.documents.engine.joining import Joined
from advocacy.documents.engine.refusals import DocumentRefused
from advocacy.documents.packet_sheets import Enclosed, PacketSheet

MOST_PAGES = 150
MOST_ENCLOSED = 20


def pages_in(content: bytes) -> int:
    with Pdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def packet_pdf(sheet: PacketSheet) -> bytes:
    """The whole packet. Raises DocumentRefused where it would be too long."""
    within = sheet.letter_pages + sum(one.pages for one in sheet.enclosed)
    if within > MOST_PAGES or len(sheet.enclosed) > MOST_ENCLOSED:
        raise DocumentRefused(
            _(
                "A packet holds up to %(papers)d enclosures and %(pages)d pages. Send it as several.",
                papers=MOST_ENCLOSED,
                pages=MOST_PAGES,
            )
        )
    contents, cover = _cover(sheet, within)
    with ExitStack() as open_papers:
        joined = Joined(open_papers.enter_context(Pdf.open(BytesIO(cover))))
        joined.add(open_papers.enter_context(Pdf.open(BytesIO(sheet.letter))))
        for is_copy, papers in groupby(sheet.enclosed, key=lambda one: one.copy):
            _add(sheet, joined, tuple(papers), open_papers, copies=is_copy)
        numbers = open_papers.enter_context(Pdf.open(BytesIO(packet_numbers_pdf(sheet, joined.length))))
        joined.number(numbers)
        joined.mark_pages(contents)
        return joined.written(claims=all(one.picture or not one.copy for one in sheet.enclosed))


def _cover(sheet: PacketSheet, within: int) -> tuple[list[tuple[str, int]], bytes]:
    """A long list makes a second page, which moves all that follows: set until it fits."""
    pages = 1
    while True:
        contents = list(_contents(sheet, pages + 1))
        cover = packet_cover_pdf(sheet, contents, pages + within)
        if pages_in(cover) <= pages:
            return contents, cover
        pages += 1


def _contents(sheet: PacketSheet, page: int) -> Iterator[tuple[str, int]]:
    yield sheet.letter_title, page
    page += sheet.letter_pages
    for enclosed in sheet.enclosed:
        yield enclosed.title, page
        page += enclosed.pages


def _add(
    sheet: PacketSheet, joined: Joined, papers: Sequence[Enclosed], open_papers: ExitStack, *, copies: bool
) -> None:
    sources = [open_papers.enter_context(Pdf.open(BytesIO(one.content))) for one in papers if not one.picture]
    if not copies:
        for source in sources:
            joined.add(source)
        return
    pages = list(_copies(sheet, papers))
    pictures = {page.address: one.content for page, one in pages if page.address}
    frames = open_papers.enter_context(
        Pdf.open(BytesIO(packet_copies_pdf(sheet, [page for page, _one in pages], pictures)))
    )
    first = joined.length
    joined.add(frames)
    from_outside = (page for source in sources for page in source.pages)
    for place, (page, _one) in enumerate(pages):
        if not page.address:
            joined.lay_over(first + place, next(from_outside))


def _copies(sheet: PacketSheet, papers: Sequence[Enclosed]) -> Iterator[tuple[Copy, Enclosed]]:
    for one in papers:
        place = sheet.enclosed.index(one) + 1
        for page in range(1, one.pages + 1):
            address = f"enclosure:{place}" if one.picture else ""
            yield Copy(place, one.title, page, one.pages, address), one
