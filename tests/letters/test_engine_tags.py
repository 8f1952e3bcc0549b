"""What a reader by ear gets from a file, and what an archive expects of it."""

from typing import Any

import pikepdf
import pytest

from advocacy.documents.engine.html import letter_pdf, referral_pdf
from advocacy.documents.sheets import LetterSheet, ReferralSheet
from advocacy.documents.text_blocks import Paragraph, text_blocks
from tests.letters.printed import BODY, NOTICE, british_letter, letter, referral
from tests.letters.reading_pdf import (
    complaints,
    fonts,
    kinds,
    marks_in_tree,
    marks_on_pages,
    opened,
    read,
    tags,
    text_of,
)

pytestmark = pytest.mark.pdf
LONG = text_blocks(
    BODY + "\n\n".join(f"Paragraph {n}. " + "Words that fill the page. " * 20 for n in range(14))
)
SHEETS = {
    "letter": letter(),
    "letter of several pages": letter(body=LONG, notice=NOTICE),
    "large letter with a notice": letter(body=LONG, notice=NOTICE, large=True),
    "British letter": british_letter(),
    "large print": letter(large=True, body=LONG),
    "draft": letter(draft=True, number=""),
    "Spanish letter": letter(language="es", draft=True),
    "referral": referral(),
    "referral of two pages": referral(facts="Has no car. " * 100, notice=NOTICE),
}


def printed(sheet: LetterSheet | ReferralSheet) -> bytes:
    return letter_pdf(sheet) if isinstance(sheet, LetterSheet) else referral_pdf(sheet)


@pytest.fixture(scope="module", params=SHEETS, ids=list(SHEETS))
def sheet(request: pytest.FixtureRequest) -> Any:
    return SHEETS[request.param]


@pytest.fixture(scope="module")
def file(sheet: Any) -> bytes:
    return printed(sheet)


@pytest.fixture(scope="module")
def pdf(file: bytes) -> pikepdf.Pdf:
    return opened(file)


def test_the_file_claims_to_be_archived_and_accessible(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.open_metadata()
    assert (metadata.pdfa_status, metadata.get("pdfuaid:part")) == ("3A", "1")
    assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"


def test_the_file_says_its_language_and_shows_its_title(pdf: pikepdf.Pdf, sheet: Any) -> None:
    assert pdf.Root.Lang == sheet.language
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert sheet.number in str(pdf.docinfo["/Title"]) != ""


def test_there_is_one_main_heading_and_none_skips_a_level(pdf: pikepdf.Pdf) -> None:
    levels = [int(kind[1]) for kind in kinds(pdf) if kind in {"H1", "H2", "H3", "H4"}]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_pictures_have_words_and_head_cells_a_direction(pdf: pikepdf.Pdf) -> None:
    assert [tag for tag in tags(pdf) if tag.S == "/Figure" and not str(tag.get("/Alt", ""))] == []
    assert [tag for tag in tags(pdf) if tag.S == "/TH" and "/Scope" not in tag.A] == []


def test_a_figures_box_lies_on_its_page(pdf: pikepdf.Pdf) -> None:
    for figure in (tag for tag in tags(pdf) if tag.S == "/Figure"):
        left, bottom, right, top = (float(side) for side in figure.A.BBox)
        assert 0 < left < right < float(figure.Pg.MediaBox[2])
        assert 0 < bottom < top < float(figure.Pg.MediaBox[3])


def test_every_mark_is_either_content_in_the_tree_or_an_artifact(pdf: pikepdf.Pdf) -> None:
    marked, loose = marks_on_pages(pdf)
    assert loose == 0
    assert marked == marks_in_tree(pdf)


def test_every_font_is_embedded_and_ours(pdf: pikepdf.Pdf) -> None:
    assert fonts(pdf)
    for font in fonts(pdf):
        assert "/FontFile2" in font or "/FontFile3" in font
        assert "NS-" in str(font.FontName)


def test_each_page_says_which_of_how_many_it_is(file: bytes, sheet: Any) -> None:
    page_, of_ = ("Página", "de") if sheet.language == "es" else ("Page", "of")
    pages = read(file)
    for number, page in enumerate(pages, 1):
        assert page.text.count(f"{page_} {number} {of_} {len(pages)}") == 1


def test_no_word_runs_off_the_page(file: bytes) -> None:
    for page in read(file):
        for word in page.words:
            box = word.box
            assert box.left >= 28 and box.right <= page.width - 28, word
            assert box.top >= 14 and box.bottom <= page.height - 18, word


def test_the_syntax_is_clean(file: bytes) -> None:
    assert complaints(file) == ""


def test_a_notice_stands_on_each_page_and_only_where_it_is_due(file: bytes, sheet: Any) -> None:
    for page in read(file):
        assert (NOTICE in page.text) == bool(sheet.notice)


def test_only_a_draft_says_that_it_is_one(file: bytes, sheet: Any) -> None:
    """In the corner, and across the sheet, which hides from an extracting program in part."""
    words = "Borrador, no enviado" if sheet.language == "es" else "Draft, not sent"
    for page in read(file):
        tallest = max(word.box.bottom - word.box.top for word in page.words)
        assert (words in page.text, tallest > 60) == (sheet.draft, sheet.draft)


def test_large_print_is_large_apart_from_the_address() -> None:
    for page in read(letter_pdf(letter(large=True, body=LONG))):
        small = {word.text for word in page.words if (word.box.bottom - word.box.top) / 1.362 < 15.9}
        assert small <= set(" ".join(letter().recipient_lines).split())
    normal = read(letter_pdf(letter()))[0]
    assert min((word.box.bottom - word.box.top) / 1.362 for word in normal.words) > 8.9


def test_the_body_of_large_print_is_18_point() -> None:
    page = read(letter_pdf(letter(large=True, body=(Paragraph("Measured"),))))
    word = next(word for one in page for word in one.words if word.text == "Measured")
    assert (word.box.bottom - word.box.top) / 1.362 == pytest.approx(18, abs=0.1)


def test_a_head_cell_points_along_its_row_or_down_its_column() -> None:
    pdf = opened(letter_pdf(letter()))
    scopes = [str(tag.A.Scope) for tag in tags(pdf) if tag.S == "/TH"]
    assert scopes.count("/Column") == 3
    assert scopes.count("/Row") == 4 + 2 + 2 + 2


def test_what_was_typed_is_data_and_never_markup() -> None:
    typed = "<b>{{ 7 * 7 }}</b> & {% raw %} <img src=x>"
    sheet = letter(subject=typed, about=((typed, typed),), body=text_blocks(typed), copies=(typed,))
    assert text_of(letter_pdf(sheet)).count(typed) == 5


def test_control_characters_in_a_pasted_text_do_no_harm() -> None:
    pdf = letter_pdf(letter(subject="pasted\x00\x0b\ufffe text", body=(Paragraph("one\x07 two"),)))
    assert "pasted text" in text_of(pdf)
    assert "one two" in text_of(pdf)
    assert opened(pdf).open_metadata().pdfa_status == "3A"
