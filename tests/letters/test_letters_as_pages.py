"""An issued letter as a web page: the same words, frozen with the PDF, in a file that opens anywhere."""

import pytest
from bs4 import BeautifulSoup

from advocacy import clock
from advocacy.consent.models import Agreement
from advocacy.db import db
from advocacy.letters.models import Letter
from advocacy.letters.reading_page import standing_page
from advocacy.letters.show_views import paper
from advocacy.organization.models import Organization
from tests.letters.reading_pdf import text_of
from tests.looking import Browser, sound
from tests.pages.letters import Desk, the_letter

pytestmark = pytest.mark.pdf


@pytest.fixture
def desk(make, browser):
    rosa = make.advocate()
    browser.sign_in(rosa)
    desk = Desk(browser, make.case(rosa))
    desk.start()
    desk.finish()
    desk.agree()
    return desk


def test_the_page_holds_the_words_of_the_pdf_and_needs_nothing_else(desk, browser):
    assert browser.open(desk.url(".html")).status_code == 404, "not before it is issued"
    desk.issue()
    answer = browser.open(desk.url(".html"))
    number = the_letter().document.number
    assert answer.headers["Content-Disposition"] == f'attachment; filename="letter-{number}.html"'
    page = sound(answer.text, "the file")
    assert page.html["lang"] == "en" and len(page.select("h1")) == 1
    assert not page.select("script, link, img, iframe, form") and "url(" not in answer.text
    printed = text_of(browser.open(desk.url(".pdf")).data)
    body = the_letter().body
    for line in filter(None, (line.strip("# 1234567890.|") for line in body.splitlines())):
        assert "".join(line.split()) in "".join(page.get_text().split())
    assert number in page.get_text() and number in printed


def test_what_changes_later_changes_no_word_of_it(desk, browser):
    desk.issue()
    before = browser.open(desk.url(".html")).data
    shown = browser.page(desk.url("/preview")).select_one(".sheet").get_text()
    number = the_letter().id
    with db.writing():
        db.session.get(Organization, 1).name = "Somebody Else"
        db.session.get(Letter, number).subject = "Other words"
    assert browser.open(desk.url(".html")).data == before
    assert browser.page(desk.url("/preview")).select_one(".sheet").get_text() == shown


def test_it_leaves_under_the_same_conditions_as_the_pdf(app, make, desk, browser, monkeypatch):
    desk.issue()
    stranger = Browser(app).sign_in(make.advocate())
    assert stranger.open(desk.url(".html")).status_code == 404
    with db.writing():
        for yes in db.session.query(Agreement):
            yes.withdrawn_at = clock.now()
    assert browser.open(desk.url(".html")).status_code == 303
    assert "Keep as a web page" not in browser.page(desk.url()).main.text


def test_a_letter_in_spanish_and_large_print_says_so_to_the_browser(desk, browser):
    desk.start(language="es")
    number = the_letter().id
    with db.writing():
        db.session.get(Letter, number).large_print = True
    page = BeautifulSoup(standing_page(paper(the_letter()), "L-2026-0001", the_letter()), "html.parser")
    assert page.html["lang"] == "es" and page.h1.text == "Carta L-2026-0001"
    assert "150%" in page.style.text
