"""The reply slip is the last third of the sheet and says nothing of the person."""

import pytest

from advocacy.documents.engine.html import referral_pdf
from advocacy.documents.sheets import Paper
from tests.letters.printed import referral
from tests.letters.reading_pdf import Page, read

pytestmark = pytest.mark.pdf
LONG = "She has no car, and her sister works on Tuesdays. " * 30


def slip(page: Page) -> str:
    return " ".join(word.text for word in page.words if word.box.top > page.height * 2 / 3)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", ["Has no car.", LONG], ids=["short", "long"])
def test_the_slip_is_the_last_third_of_the_last_page(paper: Paper, facts: str) -> None:
    last = read(referral_pdf(referral(paper=paper, facts=facts)))[-1]
    assert slip(last).startswith("Reply slip for referral R-2026-0173 Please send by")
    for line in ("Yes. First appointment on", "Waiting list", "We cannot help,", "Received by"):
        assert line in slip(last)


@pytest.mark.parametrize("facts", ["Has no car.", LONG], ids=["short", "long"])
def test_the_slip_does_not_name_the_person(facts: str) -> None:
    for page in read(referral_pdf(referral(facts=facts)))[-1:]:
        assert "Marisol" not in slip(page)
        assert "Etxeberria" not in slip(page)


def test_an_ordinary_record_is_one_page() -> None:
    assert len(read(referral_pdf(referral()))) == 1


def test_a_record_of_any_length_keeps_all_its_words_and_crosses_no_line() -> None:
    for times in range(0, 90, 7):
        pages = read(referral_pdf(referral(facts="Rides alone. " * times + "End")))
        assert "End" in " ".join(page.text for page in pages)
        fold = pages[-1].height * 2 / 3
        assert [word for word in pages[-1].words if word.box.top < fold < word.box.bottom] == []
        assert slip(pages[-1]).startswith("Reply slip")


def test_the_record_shows_what_is_shared_and_how_to_reach_the_person_safely() -> None:
    text = read(referral_pdf(referral()))[0].text
    for line in (
        "Reaching Marisol safely Text (614) 555-0127, after 5 p.m. only.",
        "What we share This page and the list of visit times.",
        "What we do not share Her health, income and papers.",
        "C-2026-0239, signed November 17, 2026.",
        "Please reply by December 4, 2026.",
    ):
        assert all(word in text for word in line.split()), line
