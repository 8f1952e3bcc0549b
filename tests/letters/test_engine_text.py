"""Typed text becomes the blocks that its writer meant, and loses nothing."""

import html5lib
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy.documents.engine.html import letter_html, letter_preview, referral_preview
from advocacy.documents.text_blocks import (
    BulletList,
    Fact,
    FactsTable,
    Heading,
    NumberedList,
    Paragraph,
    text_blocks,
)
from tests.letters.printed import LETTERHEAD, letter, referral


def test_each_mark_makes_its_block() -> None:
    typed = """First line
second line

# What happened
May 12 | The frame cracked. | Encl. 2
June 3 | I fell.

1. Approve it.

2. Write to us.
- by mail
- or by fax
  at night"""
    assert text_blocks(typed) == (
        Paragraph("First line\nsecond line"),
        Heading("What happened"),
        FactsTable((Fact("May 12", "The frame cracked.", "Encl. 2"), Fact("June 3", "I fell."))),
        NumberedList(("Approve it.", "Write to us.")),
        BulletList(("by mail", "or by fax\nat night")),
    )


def test_what_only_looks_like_a_mark_stays_as_typed() -> None:
    for typed in ("#5 is my room", "3.5 hours a day", "-not a list", "2026 was hard", "a|", "|", "1."):
        assert text_blocks(typed) == (Paragraph(typed),)


def test_a_list_starts_at_the_number_that_was_typed() -> None:
    assert text_blocks("4. Fourth\n5. Fifth") == (NumberedList(("Fourth", "Fifth"), start=4),)
    assert '<ol start="4">' in letter_html(letter(body=text_blocks("4. Fourth")))


def test_a_table_without_proof_has_no_empty_column() -> None:
    table = BeautifulSoup(letter_html(letter(body=text_blocks("May 12 | I fell."))), "html5lib").select_one(
        ".dated"
    )
    assert [cell.text for cell in table.select("thead th")] == ["Date", "What happened"]


@settings(deadline=None)  # a busy machine is no fault of the text
@given(st.text(alphabet=st.sampled_from("ab1 #-.|\n<&“é"), max_size=120))
def test_no_letter_is_lost_on_the_way_to_the_sheet(typed: str) -> None:
    """Marks and spacing apart, every letter that was typed stands in the letter."""
    body = BeautifulSoup(letter_html(letter(body=text_blocks(typed))), "html5lib").select_one("main").text
    letters = [sign for sign in typed if sign.isalpha() or sign in "<&“"]
    words = iter(body)
    assert all(sign in words for sign in letters)


def test_the_preview_is_a_fragment_without_styles_that_holds_the_same_words() -> None:
    sheet = letter(notice="A notice.", draft=True)
    preview = letter_preview(sheet)
    html5lib.HTMLParser(strict=True).parseFragment(preview)
    soup = BeautifulSoup(preview, "html5lib")
    assert soup.select_one(".sheet > .sheet__in")
    assert not soup.select("[style], style, script, img, h1")
    assert all(table.caption for table in soup.select("table"))
    printed = BeautifulSoup(letter_html(sheet), "html5lib").select_one("main").get_text(" ").split()
    assert [word for word in printed if word not in soup.text and word.rstrip(":;") not in soup.text] == []


def test_the_preview_of_a_referral_is_a_fragment_too() -> None:
    preview = referral_preview(referral())
    html5lib.HTMLParser(strict=True).parseFragment(preview)
    soup = BeautifulSoup(preview, "html5lib")
    assert not soup.select("[style], style, script, img, h1")
    assert soup.select_one(".sheet__slip .sheet__box")
    assert "No voicemail." in soup.select_one(".safe").text


def test_dates_and_fixed_words_follow_the_language() -> None:
    assert "November 23, 2026" in letter_html(letter())
    assert "23 November 2026" in letter_html(letter(language="en-GB"))
    spanish = letter_html(letter(language="es"))
    assert "23 de noviembre de 2026" in spanish
    assert "Asunto:" in spanish
    assert "Sincerely," in letter_html(letter(language="xx"))


def test_a_letter_of_the_persons_own_names_no_organization() -> None:
    own = LETTERHEAD.__class__(name="Thandi Okafor-Reyes", lines=("2 Mill Lane",), own=True)
    page = BeautifulSoup(letter_html(letter(letterhead=own)), "html5lib")
    assert "Riverbend" not in page.select_one("header").text
    assert page.select_one(".letterhead.own")


def test_words_written_from_right_to_left_say_so() -> None:
    assert '<p dir="rtl">ليلى' in letter_html(letter(body=text_blocks("ليلى الحدّاد wrote this.")))
    assert "<p>Dear" in letter_html(letter(body=text_blocks("Dear ليلى")))


def test_a_telephone_number_is_kept_together_and_unchanged() -> None:
    html = letter_html(letter(reach_us="Call +1 (614) 555-0142 & ask."))
    assert 'Call <span class="nb">+1 (614) 555-0142</span> &amp; ask.' in html
