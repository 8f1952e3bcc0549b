"""The reply slip is the last third of the sheet and says nothing of the person."""

import pytest

from advocacy.documents.engine.html import referral_pdf
from advocacy.documents.engine.refusals import DocumentRefused
from advocacy.documents.sheets import Paper, SafeContact
from tests.letters.printed import referral
from tests.letters.reading_pdf import Page, read

pytestmark = pytest.mark.pdf
WAYS = (
    "Fax (614) 555-0143 or phone (614) 555-0142",
    "Mail: 418 Millrace Street, Suite 2, Harlow Falls, OH 43999, " + "by the side door on Mill Lane " * 4,
    "Secure email: letters@riverbend.example",
    "Through the county portal, to Riverbend",
    "By hand, weekdays 9 to 5",
)
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


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("ways", range(len(WAYS) + 1))
def test_a_slip_with_more_ways_to_answer_grows_and_loses_nothing(paper: Paper, ways: int) -> None:
    last = read(referral_pdf(referral(paper=paper, reply_to=WAYS[:ways])))[-1]
    for line in (*WAYS[:ways], "Received by", "No name on this slip: the number is enough for us."):
        assert " ".join(line.split()) in last.text
    received = [word.box for word in last.words if word.text in ("Received", "(614)", "Secure", "Yes.")]
    assert [one for one in received for other in received if one != other and one.meets(other)] == []


def test_more_ways_to_answer_than_a_slip_can_hold_are_refused_with_a_sentence() -> None:
    with pytest.raises(DocumentRefused, match="takes 16 lines, and the reply slip has room for 10"):
        referral_pdf(referral(reply_to=tuple(f"Desk {n}" for n in range(16))))


def test_an_ordinary_record_is_one_page() -> None:
    assert len(read(referral_pdf(referral()))) == 1


def test_a_fuller_record_is_set_closer_and_stays_on_one_page() -> None:
    fuller = {
        "receiver_lines": (
            "Rides",
            "Cedar Street Center",
            "31 Cedar Street",
            "Otterby",
            "Phone 390-555-0173",
        ),
        "facts": "Two rides a week would do, on any day. The bus stop is uphill. We asked for a hearing.",
        "safe_contact": SafeContact(
            best="Call, text, or leave a voicemail at 391-555-0107, after 5 p.m. Email marisol@example.net. "
            "Letters are fine. Ask the advocate before you visit."
        ),
        "language_and_access": "Low vision: reads with a screen reader. Please describe who is in the room, "
        "and send what you write by email as well.",
        "consent": "Marisol agreed on June 29, 2026 to share what is on this page with you, and can stop it "
        "at any time.",
    }
    pages = read(referral_pdf(referral(**fuller)))
    assert len(pages) == 1
    assert slip(pages[0]).startswith("Reply slip")


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
