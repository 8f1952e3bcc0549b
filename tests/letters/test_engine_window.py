"""The address, and nothing else, shows in the envelope's window, however the folded sheet slides."""

import pytest

from advocacy.documents.engine.address import address_obstacle
from advocacy.documents.engine.html import letter_html, letter_pdf
from advocacy.documents.engine.refusals import DocumentRefused
from advocacy.documents.sheets import LetterSheet, Paper
from tests.letters.printed import FOUR_LINES, LETTERHEAD, SIX_LINES, british_letter, letter
from tests.letters.reading_pdf import POINTS_PER_MILLIMETER, Box, dark_dots, read, tidy

MM = POINTS_PER_MILLIMETER
ALWAYS_SEEN = {
    Paper.LETTER: Box(63, 180, 315, 228),
    Paper.A4: Box(24.6 * MM, 39.5 * MM, 120 * MM, 66.3 * MM),
}
EVER_SEEN = {
    Paper.LETTER: Box(0, 147, 387, 261),
    Paper.A4: Box(24.6 * MM, 38 * MM, 120 * MM, 80 * MM),
}
THREE_LINES = ("Larkfield Health Plan", "P.O. Box 4410", "Dunmore, OH 43998-4410")
TALL_LINES = ("Bà Trần Thị Diễm Hằng", "ศุภชัย น้ำเพชร", "600 Weir Road", "欧阳慧敏, ឈ្មោះ")
LONG_LINES = ("Department of Health and Human Services Unit", *FOUR_LINES[1:])
LETTERS = {
    "four lines": letter(),
    "three lines": letter(recipient_lines=THREE_LINES),
    "four long lines": letter(recipient_lines=LONG_LINES),
    "lines in tall scripts": letter(recipient_lines=TALL_LINES),
    "large print": letter(large=True, recipient_lines=THREE_LINES),
    "large print, four lines": letter(large=True),
    "A4, four lines": british_letter(recipient_lines=FOUR_LINES),
    "A4, five lines": british_letter(recipient_lines=SIX_LINES[1:]),
    "A4, six lines": british_letter(),
    "A4, large print": british_letter(large=True),
    "a long reference column": letter(sent_by="Fax (614) 555-0177, certified mail, and by hand " * 5),
    "a long letterhead": letter(
        letterhead=LETTERHEAD.__class__(
            name="An Organization With Rather A Long Name " * 2,
            lines=("Line",) * 4,
            phone="1",
            logo=LETTERHEAD.logo,
        )
    ),
}


@pytest.mark.pdf
@pytest.mark.parametrize("sheet", LETTERS.values(), ids=LETTERS)
def test_the_window_shows_the_address_and_nothing_else(sheet: LetterSheet) -> None:
    pdf = letter_pdf(sheet)
    page, window, field = read(pdf)[0], ALWAYS_SEEN[sheet.paper], EVER_SEEN[sheet.paper]
    shown = page.within(field)

    assert " ".join(word.text for word in shown) == tidy(" ".join(sheet.recipient_lines))
    assert [word for word in shown if not window.holds(word.box)] == []
    assert dark_dots(pdf, inside=field, outside=window) == 0


def test_an_address_that_fits_has_no_obstacle() -> None:
    assert address_obstacle(FOUR_LINES, Paper.LETTER) is None
    assert address_obstacle(SIX_LINES, Paper.A4) is None
    assert address_obstacle([*FOUR_LINES, "", "  "], Paper.LETTER) is None


@pytest.mark.parametrize(
    ("lines", "paper", "says"),
    [
        ((*FOUR_LINES, "USA"), Paper.LETTER, "has 5 lines, and the envelope’s window shows 4"),
        ((*SIX_LINES, "UK"), Paper.A4, "has 7 lines, and the envelope’s window shows 6"),
        (("x" * 70, "Street", "Place"), Paper.LETTER, "is too long for the envelope’s window. Shorten it"),
        (("Larkfield Health Plan",), Paper.LETTER, "The address is not complete."),
        ((), Paper.A4, "The address is not complete."),
    ],
)
def test_an_address_that_does_not_fit_is_refused_with_a_way_out(
    lines: tuple[str, ...], paper: Paper, says: str
) -> None:
    assert says in str(address_obstacle(lines, paper))
    with pytest.raises(DocumentRefused, match="address|too long"):
        letter_html(letter(recipient_lines=lines, paper=paper))


def test_a_draft_may_still_lack_its_address() -> None:
    assert "<h1>" in letter_html(letter(recipient_lines=(), draft=True))


@pytest.mark.pdf
def test_the_longest_allowed_line_is_as_wide_as_it_was_reckoned() -> None:
    """The rule measures with the fonts' own widths; the printed line must agree."""
    fits = max(n for n in range(20, 70) if address_obstacle(["W" * n, "b", "c"], Paper.LETTER) is None)
    page = read(letter_pdf(letter(recipient_lines=("W" * fits, "b", "c"))))[0]
    assert ALWAYS_SEEN[Paper.LETTER].holds(page.within(EVER_SEEN[Paper.LETTER])[0].box)


@pytest.mark.pdf
def test_a_long_reference_column_pushes_the_text_down_and_does_not_cover_it() -> None:
    page = read(letter_pdf(letter(sent_by="Certified mail and by hand. " * 9, subject="Measured")))[0]
    column = [word.box for word in page.words if word.box.left > 390 and 155 < word.box.top]
    heading = next(word.box for word in page.words if word.text == "Measured")
    assert heading.top > 290
    assert [box for box in column if box.meets(heading)] == []
