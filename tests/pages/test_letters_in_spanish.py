"""A letter in Spanish: chosen at the start or on the draft, marked until somebody has read it, and Spanish on paper."""

import pytest
from sqlalchemy import select

from advocacy.consent.notices import PART2_SHORT
from advocacy.consent.notices_in_spanish import and_in_spanish
from advocacy.db import db
from advocacy.documents.engine.html import letter_html, letter_preview
from advocacy.letters.models import EarlierText
from advocacy.letters.printing import NOT_REVIEWED, sheet_of
from tests.pages.letters import Desk, the_letter

UNREVIEWED = "No native speaker has reviewed these Spanish words yet."


@pytest.fixture
def desk(make, browser):
    rosa = make.advocate()
    browser.sign_in(rosa)
    return Desk(browser, make.case(rosa))


def test_a_letter_starts_in_spanish_and_says_so_until_it_is_reviewed(desk, browser):
    letter = desk.start("T03", language="es")

    assert letter.language == "es"
    assert letter.salutation.startswith("A la atención de")
    assert letter.body.startswith("Pido una audiencia imparcial")
    for page in ("", "/edit", "/preview", "/agree"):
        assert UNREVIEWED in browser.page(desk.url(page)).text, page
    page = browser.page(desk.url())
    assert page.select_one(".sheet")["lang"] == "es-US"
    assert "El programa (The program)" in page.select_one(".checks").text


def test_what_the_agency_gets_is_spanish_and_carries_no_mark(desk):
    letter = desk.start("T03", language="es")
    db.session.rollback()
    draft, issued = sheet_of(the_letter()), sheet_of(the_letter(), number="L-1")

    assert NOT_REVIEWED in letter_preview(draft)
    assert 'lang="es-US"' in letter_html(draft)
    for paper in (letter_preview(issued), letter_html(draft).replace(NOT_REVIEWED, "")):
        assert NOT_REVIEWED not in paper
        assert "Atentamente," in paper
        assert "Sincerely" not in paper
    assert "Pregunten a quien da apoyo antes de llamar" in letter.body


def test_another_language_keeps_the_answers_and_the_earlier_words(desk, browser):
    desk.start("T03")
    desk.write(q_action="cuts my care", q_program="snap", body="My own words.")
    desk.write(language="es")
    letter = the_letter()

    assert (letter.language, letter.answers["action"]) == ("es", "cuts my care")
    assert "El aviso cuts my care" in letter.body
    assert "7 CFR 273.15(a), (c), (k) y (p)" in letter.body
    kept = [one.words["body"] for one in db.session.scalars(select(EarlierText))]
    assert kept[-1] == "My own words."
    desk.write(language="en")
    assert the_letter().body.startswith("I ask for a fair hearing")
    assert UNREVIEWED not in browser.page(desk.url("/edit")).text


def test_a_letter_without_spanish_words_stays_in_english(desk, browser, monkeypatch):
    monkeypatch.setattr("advocacy.letters.templates.load_words", dict)
    case = desk.case.public_id
    page = browser.page(f"/cases/{case}/letters/new", status=422, template="T20", language="es")
    assert "This letter is in English only so far." in page.select_one(".problems").text

    desk.start("T20")
    assert [box["value"] for box in browser.page(desk.url("/edit")).select("[name=language]")] == ["en"]
    desk.write(language="xx", status=422)
    assert the_letter().language == "en"


def test_the_notice_of_the_law_keeps_its_english_words():
    assert and_in_spanish(PART2_SHORT).startswith(f"{PART2_SHORT} En español: La norma 42 CFR parte 2")
    assert and_in_spanish("Our own notice.") == "Our own notice."
