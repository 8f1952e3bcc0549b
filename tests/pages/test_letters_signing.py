"""A name under a letter: drawn or typed before it is issued, on paper after."""

import pytest
from sqlalchemy import func, select

from advocacy.db import db
from advocacy.documents.queries import issued_bytes
from advocacy.letters.signing.models import LetterSignature
from tests.letters.reading_pdf import text_of
from tests.looking import Browser
from tests.pages.letters import Desk, the_letter

DRAWN = "10,20 12,25 40,60;41,61 60,80 90,90"


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    desk = Desk(browser, make.case(rosa))
    desk.start()
    desk.finish()
    desk.agree()
    return desk


def sign(desk, status=200, **facts):
    read = desk.browser.page(desk.url("/sign")).select_one("#read")["value"]
    sent = {"who": "person", "signature": "typed", "typed": "Rosa D.", "read": read, **facts}
    return desk.browser.page(desk.url("/sign"), status=status, **sent)


def count() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(LetterSignature)) or 0


def test_a_typed_name_prints_and_a_drawn_one_is_a_picture_with_words(desk):
    page = sign(desk)
    assert "typed on" in page.main.text and "Rosa D." in page.main.text
    page = sign(desk, signature="drawn", strokes=DRAWN)
    assert page.select_one("img.signature")["alt"] == "The signature as it was drawn"
    assert page.select_one('svg[role=img][aria-label="The signature as it was drawn"]')


@pytest.mark.pdf
def test_what_was_signed_is_frozen_with_the_letter(desk):
    sign(desk)
    desk.issue()
    letter = the_letter()
    assert "Rosa D." in text_of(issued_bytes(letter.document_id))


def test_under_other_words_it_is_no_signature(desk):
    sign(desk)
    desk.write(body="Other words altogether.")
    assert "Rosa D." not in desk.browser.page(desk.url()).main.text
    assert count() == 1, "and stays as history"


def test_words_that_were_not_shown_are_not_signed(desk):
    page = sign(desk, status=422, read="0" * 64)
    assert "The words changed meanwhile." in page.select_one(".problems").text
    assert page.select_one("#typed")["value"] == "Rosa D."


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"typed": " "}, "Type the name."),
        ({"signature": "drawn", "strokes": "<svg onload=alert(1)>"}, "There is no drawing yet."),
        ({"signature": ""}, "Choose how it is signed."),
        ({"who": "advocate"}, "Choose who signs."),
    ],
)
def test_what_is_no_name_gets_a_sentence(desk, wrong, sentence):
    page = sign(desk, status=422, **wrong)
    assert sentence in page.select_one(".problems").text or sentence in page.main.text
    assert count() == 0


def test_before_they_agreed_nobody_signs(make, browser, rosa):
    desk = Desk(browser, make.case(rosa))
    desk.start()
    assert "Read it with them first." in browser.page(desk.url("/sign")).main.text


def test_only_who_wrote_it_signs_as_the_advocate(make, browser, rosa, app):
    case = make.case(rosa)
    desk = Desk(browser, case)
    desk.start("T20")
    desk.finish()
    desk.agree()
    chosen = [one["value"] for one in browser.page(desk.url("/sign")).select("input[name=who]")]
    assert chosen == ["advocate"]
    other = Browser(app).sign_in(make.supervisor())
    assert "Only whoever wrote this letter signs it." in other.page(desk.url("/sign")).main.text
    assert Browser(app).sign_in(make.advocate()).open(desk.url("/sign")).status_code == 404


def test_a_double_post_is_one_name(desk):
    form = desk.browser.page(desk.url("/sign"))
    sent = {
        "who": "person",
        "signature": "typed",
        "typed": "Rosa",
        "read": form.select_one("#read")["value"],
        "once": form.select_one("#once")["value"],
    }
    for _twice in range(2):
        desk.browser.page(desk.url("/sign"), **sent)
    assert count() == 1


@pytest.mark.pdf
def test_on_paper_it_is_signed_after_it_was_issued(desk):
    desk.issue()
    page = sign(desk, signature="paper", signed_on="today")
    assert "on paper on" in page.main.text
    sign(desk, status=422, signature="typed")
