"""Many papers at once: set in processes of their own, and bound for the printer."""

from io import BytesIO

import pikepdf
import pytest

from advocacy.documents.engine import html, many
from advocacy.documents.engine.binding import bind

pytestmark = pytest.mark.pdf


def pages(count: int) -> bytes:
    with pikepdf.Pdf.new() as pdf:
        for _number in range(count):
            pdf.add_blank_page(page_size=(612, 792))
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_each_begins_on_its_own_sheet():
    with pikepdf.Pdf.open(BytesIO(bind([("a", pages(1)), ("b", pages(2)), ("c", pages(3))]))) as bound:
        assert len(bound.pages) == 2 + 2 + 3
        assert bound.check_pdf_syntax() == []
        with bound.open_outline() as outline:
            assert [one.title for one in outline.root] == ["a", "b", "c"]


def test_many_presses_set_what_one_sets():
    """Processes of their own, without ours: the same bytes, and what refuses is told."""
    presses = many.Presses(many.WORTH_IT)
    try:
        made = [presses.start(part) for part in (_recto, _refuses)]
        assert made[0].result()[:5] == b"%PDF-"
        with pytest.raises(html.DocumentRefused):
            made[1].result()
    finally:
        presses.close()


def _recto() -> bytes:
    return html.to_pdf("<html lang='en'><head><title>a</title></head><body><h1>a</h1></body></html>")


def _refuses() -> bytes:
    raise html.DocumentRefused("no")
