"""Changing what is known of a person, part by part."""

import pytest
from sqlalchemy import select

from advocacy.db import db
from advocacy.people.models import Allowed, Person
from tests.pages.people import add_person, details, hidden

HOSTILE = [
    "O’Brien-O'Neil, Jr.",
    "مُحَمَّد علي",
    "\u202eevil",
    "👩🏽‍🦽 Zoë",
    "J̲o̳s̈é",
    "<b>Bold</b> & {{ 7*7 }}",
    "Robert'); drop table person;--",
    "山田　太郎",
    "𠮷野家",
    "Null",
]


@pytest.fixture
def advocate(make, browser):
    advocate = make.advocate()
    browser.sign_in(advocate)
    return advocate


@pytest.fixture
def person(advocate):
    return f"/people/{add_person(advocate, phone='555-0142')}"


def the_person():
    db.session.expire_all()
    return db.session.scalars(select(Person)).one()


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_kept_and_shown_as_it_is(browser, person, name):
    browser.page(f"{person}/about", name=name)

    assert the_person().name == name
    assert browser.page(person).select_one(".identity__name").text == name
    assert name in [link.text for link in browser.page("/people").select("tbody th a")]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "Enter the name to call them by."),
        (" \u200b\u0301 ", "Enter a name that can be seen."),
        ("x" * 201, "by 1 letter. There is room for 200."),
        ("A\x00b", "a character that can not be saved"),
    ],
)
def test_a_name_that_can_not_be_kept_is_given_back_with_a_reason(browser, person, name, says):
    page = browser.page(f"{person}/about", 422, name=name, pronouns="they/them")

    assert says in page.select_one(".error-summary").text
    assert page.title.text.startswith("Error: ")
    assert page.select_one("[name=pronouns]")["value"] == "they/them"
    assert the_person().name == "Nguyễn Thị Hạnh"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("3/6/52", "whole year"),
        ("spring 1984", "whole year"),
        ("1/1/2999", "today or earlier"),
        ("1/1/1800", "year"),
    ],
)
def test_a_date_of_birth_is_not_guessed(browser, person, typed, says):
    page = browser.page(f"{person}/about", 422, name="Hạnh", date_of_birth=typed)

    assert says in page.select_one("#date_of_birth-error").text
    assert page.select_one("[name=date_of_birth]")["value"] == typed


@pytest.mark.parametrize("typed", ["3/6/1952", "March 6, 1952", "6 March 1952", "1952-03-06"])
def test_a_date_of_birth_is_read_as_people_write_it(browser, person, typed):
    browser.page(f"{person}/about", name="Hạnh", date_of_birth=typed)

    assert the_person().date_of_birth.isoformat() == "1952-03-06"
    assert browser.page(f"{person}/about").select_one("[name=date_of_birth]")["value"] == "March 6, 1952"


def test_a_new_name_is_found_and_the_old_one_is_not(browser, person):
    browser.page(f"{person}/about", name="Olena Koval")

    assert "Olena" in browser.send("/people/find", words="koval").text
    assert "Olena" not in browser.send("/people/find", words="nguyen").text


@pytest.mark.parametrize(
    ("part", "field", "first", "second"),
    [
        ("about", "languages", "Dari", "Pashto"),
        ("safe-contact", "code_word", "mango", "river"),
        ("safe-contact", "call_best_times", "mornings", "evenings"),
        ("what-matters", "strengths", "cooks", "sings"),
        ("not-to-be-told", "not_to_be_told", "her son", "her landlord"),
    ],
)
def test_of_two_who_write_in_one_part_the_second_sees_both_texts(browser, person, part, field, first, second):
    mine = hidden(browser.page(f"{person}/{part}"))
    browser.page(f"{person}/{part}", **{**hidden(browser.page(f"{person}/{part}")), field: first})

    page = browser.page(f"{person}/{part}", 409, **{**mine, field: second})

    assert first in page.select_one(".conflict").text
    assert (
        page.select_one(f"[name={field}]").get("value", page.select_one(f"[name={field}]").text.strip())
        == second
    )
    assert first in browser.page(person).text or first in browser.page(f"{person}/{part}").prettify()

    browser.page(f"{person}/{part}", **{**hidden(page), field: f"{first} and {second}"})
    assert f"{first} and {second}" in browser.page(f"{person}/{part}").prettify()


def test_two_who_write_in_different_parts_do_not_meet(browser, person):
    mine = hidden(browser.page(f"{person}/what-matters"))
    browser.page(f"{person}/not-to-be-told", not_to_be_told="her son")

    browser.page(f"{person}/what-matters", **{**mine, "strengths": "cooks"})

    assert (the_person().strengths, the_person().not_to_be_told) == ("cooks", "her son")


def test_a_colleague_s_answer_about_safety_is_shown_in_words(browser, person):
    mine = hidden(browser.page(f"{person}/safe-contact"))
    browser.page(f"{person}/safe-contact", **mine, call_allowed="never")

    page = browser.page(f"{person}/safe-contact", 409, **{**mine, "once": "", "call_allowed": "yes"})

    assert "Never" in page.select_one(".conflict").text


def test_each_way_of_reaching_someone_is_saved(browser, person):
    page = browser.page(
        f"{person}/safe-contact",
        call_allowed="not_asked",
        call_details="",
        voicemail_allowed="never",
        text_allowed="yes",
        text_details="555-0143",
        text_best_times="after 5 pm",
        email_allowed="not_asked",
        email_details="h@example.org",
        code_word="mango",
    )

    rows = {row.method: (row.allowed, row.details) for row in the_person().safe_contacts}
    assert rows == {
        "voicemail": (Allowed.NEVER, ""),
        "text": (Allowed.YES, "555-0143"),
        "email": (Allowed.ASK_FIRST, "h@example.org"),
    }
    assert "Do not leave a voicemail." in page.select_one(".safe").text
    assert "Nguyễn" in browser.send("/people/find", words="0143").text
    assert "Nguyễn" not in browser.send("/people/find", words="0142").text


def test_an_answer_that_is_not_on_the_page_is_refused_kindly(browser, person):
    page = browser.page(f"{person}/safe-contact", 422, call_allowed="maybe", text_details="555")

    assert page.select_one("[name=text_details]")["value"] == "555"


def test_a_change_is_one_audit_row_without_words(browser, person):
    browser.page(f"{person}/what-matters", strengths="cooks")

    assert details("person.changed") == [{"part": "what_matters"}]


def test_names_are_not_spell_checked_and_no_title_is_asked(browser, person):
    page = browser.page(f"{person}/about")

    for field in ("name", "legal_name", "other_names", "say_name"):
        assert page.select_one(f"[name={field}]")["spellcheck"] == "false"
    assert not page.select("[name=title]")
