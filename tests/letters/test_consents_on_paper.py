"""The sheets that are signed, and with which they are taken back: read back from the files."""

from statistics import median

import pytest

from advocacy import clock
from tests.letters.reading_pdf import complaints, kinds, opened, read, text_of
from tests.pages.consents import SIGNED, SPEAKS, WHOLE, the_authority, url

pytestmark = pytest.mark.pdf
LINES = "Signature of Nguyễn Thị Hạnh"


@pytest.fixture
def case(make, browser):
    advocate = make.advocate(name="Rosa Delgado")
    browser.sign_in(advocate)
    return make.case(advocate)


@pytest.fixture
def written(browser, case):
    browser.page(f"/cases/{case.public_id}/consents/new", **WHOLE)


def fetched(browser, address):
    answer = browser.open(address)
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    return answer


def test_the_sheet_to_sign_says_all_of_it_in_plain_words(browser, written):
    answer = fetched(browser, url("/form.pdf"))
    text = " ".join(text_of(answer.data).split())
    for words in (
        "Until March 6, 2999",
        "may tell Northside Clinic about housing and benefits, to get a shower chair.",
        "When she can move in, and what the county pays.",
        "I can take this back at any time: in writing, or by saying so.",
        "How I take it back: Tell Rosa Delgado, 555-0100.",
        "Taking it back does not undo what was told before.",
        "Care, payment, enrollment and benefits do not depend on whether I sign this.",
        "42 CFR Part 2, HIPAA authorization",
        LINES,
        f"C-{clock.today().year}-0001",
    ):
        assert words in text, words
    assert "Nguy" not in answer.headers["Content-Disposition"], "file names tell nobody"
    assert f"form-C-{clock.today().year}-0001.pdf" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "part", ["/form.pdf", "/form.pdf?print=large", "/revocation.pdf", "/revocation.pdf?print=large"]
)
def test_each_is_tagged_with_one_heading_a_title_and_a_language(browser, written, part):
    pdf = fetched(browser, url(part)).data
    assert complaints(pdf) == ""
    with opened(pdf) as file:
        assert kinds(file).count("H1") == 1 and {"Table", "L", "P"} <= set(kinds(file))
        assert str(file.Root.Lang) == "en-US"
        assert "C-" in str(file.docinfo["/Title"]) and "Nguy" not in str(file.docinfo["/Title"])


def heights(pdf: bytes) -> list[float]:
    """How tall each word stands, as its letters’ box tells."""
    return [word.box.bottom - word.box.top for page in read(pdf) for word in page.words]


def test_large_print_is_18_points_and_nothing_falls_below_16(browser, written):
    small, large = (fetched(browser, url(part)).data for part in ("/form.pdf", "/form.pdf?print=large"))
    point = median(heights(small)) / 12
    assert median(heights(large)) / point == pytest.approx(18, abs=0.2)
    assert min(heights(large)) / point >= 15.9
    assert set(text_of(small).split()) - set(text_of(large).split()) <= {"1"}, "words of the foot alone"


def test_once_signed_the_sheet_shows_how_and_has_no_lines(browser, written):
    drawn = {**SIGNED, "signature": "drawn", "strokes": "10,20 30,40 50,60;70,80 90,100 110,120"}
    browser.page(url("/sign"), **drawn)
    text = text_of(fetched(browser, url("/form.pdf")).data)
    assert "drawn on the screen" in text and LINES not in text
    assert LINES in text_of(fetched(browser, url("/revocation.pdf")).data)
    browser.page(url("/revoke"), how="spoken", received_by="Rosa")
    assert "does not count any more" in text_of(fetched(browser, url("/form.pdf")).data)


def test_half_a_sheet_prints_with_room_to_write(browser, case):
    browser.page(f"/cases/{case.public_id}/consents/new", agency_name="", expires_on="")
    assert "Who may be told" in text_of(fetched(browser, url("/form.pdf")).data)


def test_an_authority_prints_the_same_way(browser, case):
    browser.page(f"/cases/{case.public_id}/authorities/new", **SPEAKS)
    there = f"/authorities/{the_authority().public_id}"
    text = " ".join(text_of(fetched(browser, f"{there}/form.pdf").data).split())
    assert "Rosa Delgado may speak for me and get letters and notices at Larkmere County" in text
    assert "I take the authority back" in text_of(fetched(browser, f"{there}/revocation.pdf").data)
