"""What some letters carry at their end: a slip to send back, and the day beside each name."""

import datetime as dt

import pytest

from advocacy.documents.engine.html import letter_html, letter_preview
from tests.letters.printed import letter


@pytest.mark.parametrize("print_it", [letter_html, letter_preview])
def test_the_slip_has_the_number_the_day_and_no_name(print_it):
    slip = print_it(letter(reply_slip=True)).partition("Reply slip for letter")[2]

    assert slip.lstrip().startswith("RPA-L-2026-0412")
    assert "Okafor" not in slip
    assert "Yes." in slip
    assert "Reply slip" not in print_it(letter())


def test_the_slip_says_where_to_and_by_when():
    slip = letter_html(letter(reply_slip=True, reply_by=dt.date(2026, 12, 4))).partition("Reply slip for")[2]

    assert "Please send by December 4, 2026." in slip
    assert "Fax (614) 555-0143" in slip.replace('<span class="nb">', "").replace("</span>", " ").replace(
        "  ", " "
    )


def test_each_who_signs_has_a_line_for_the_day():
    assert letter_html(letter(dated_signatures=True)).count('<p class="day">Date</p>') == 2
    assert '<p class="day">' not in letter_html(letter())
