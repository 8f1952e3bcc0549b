"""How a letter ends, and that nothing of a document is ever dropped."""

from dataclasses import replace

import pytest

from advocacy.documents.engine.html import letter_html, letter_pdf
from advocacy.documents.engine.refusals import DocumentRefused
from advocacy.documents.engine.render import to_pdf
from advocacy.documents.text_blocks import text_blocks
from tests.letters.printed import LETTERHEAD, NOTICE, letter
from tests.letters.reading_pdf import read

pytestmark = pytest.mark.pdf
# Just before and after the second and the third page begin.
AROUND_A_PAGE = (12, 14, 16, 77, 79, 81)
SENTENCE = "We ask you to read this again. "


def paragraphs(sentences: int) -> str:
    return "\n\n".join([SENTENCE * 5] * (sentences // 5) + [SENTENCE * (sentences % 5)])


@pytest.mark.parametrize("notice", ["", NOTICE], ids=["plain", "with a notice"])
def test_nobody_signs_an_empty_page(notice: str) -> None:
    for sentences in AROUND_A_PAGE:
        pages = read(letter_pdf(letter(body=text_blocks(paragraphs(sentences)), notice=notice)))
        end = pages[-1].text
        assert "Sincerely," in end and "Enclosures" in end and "Copies" in end, sentences
        before = end.partition("Sincerely,")[0]
        assert "weekdays 9 to 5" in before and len(before) > 80, sentences


def test_a_letter_that_closer_lines_save_a_page_is_set_closer() -> None:
    sheet = letter(body=text_blocks(paragraphs(10)), letterhead=replace(LETTERHEAD, logo=None))
    roomy, snug = (len(read(to_pdf(letter_html(sheet, snug=closer)))) for closer in (False, True))
    assert (roomy, snug, len(read(letter_pdf(sheet)))) == (2, 1, 1)


def test_the_words_of_a_box_that_runs_off_its_page_are_refused_and_never_dropped() -> None:
    paragraphs = "".join(f"<p>Line {n}</p>" for n in range(9))
    html = f'<html lang="en"><title>x</title><main>Text</main><aside style="position: absolute; top: 9in">{paragraphs}'
    with pytest.raises(DocumentRefused, match="There is no room on the page for “Line"):
        to_pdf(html)
