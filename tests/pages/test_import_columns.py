"""The columns of a list: answers stay, and answers that do not fit together are refused where they stand."""

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from advocacy.access.models import Assignment
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.transfer.models import PeopleImport
from tests.looking import Browser
from tests.pages.test_importing_people import VARIANTS, filled, open_columns, rosa, sam, words

READABLE = set(VARIANTS.glob("[a-z]*")) - {VARIANTS / "lossy-question-marks-ansi.csv"}
__all__ = ["rosa", "sam"]
ASKED = b"""First,Last,DOB,Status,Advocate
Ana,Ruiz,03/04/1980,Referred out,Zed Q
Bo,Lin,05/06/1990,open,Rosa D
"""


def send(browser: Browser, url: str, form: dict[str, str], status: int = 200):
    return browser.page(url, status=status, **{**form, "once": str(uuid4())})


def question(page) -> str:
    return page.select_one("input[name^=question]")["name"]


def refusals(page) -> str:
    return " ".join(page.select_one(".problems").text.split())


def test_every_answer_is_still_there_on_the_way_back(browser, sam, rosa):
    url, page = open_columns(browser, ASKED)
    answers = {
        **filled(page),
        question(page): "day_first",
        "standing_0": "closed",
        "lead_0": str(rosa.public_id),
        "everyone_to": str(rosa.public_id),
        "column_1": "preferred_name",
    }
    send(browser, url, answers)
    again = filled(browser.page(url))
    assert {name: again[name] for name in answers if name != "once"} == {
        name: value for name, value in answers.items() if name != "once"
    }


def test_columns_that_bring_new_questions_keep_the_answers_so_far(browser, sam, rosa):
    url, page = open_columns(browser, ASKED)
    form = {
        **filled(page),
        question(page): "day_first",
        "column_3": "skip",
        "column_4": "skip",
        "standing_0": "open",
    }
    send(browser, url, form)
    page = send(browser, url, {**form, "column_4": "advocate"})
    assert "There are new questions" in page.text
    assert filled(page)[question(page)] == "day_first"
    assert "Check the list before it is saved" in send(browser, url, filled(page)).text


def test_two_columns_can_not_be_the_same_one_thing(browser, sam):
    url, page = open_columns(browser, b"Case no,First,Last,DOB,When\n1,Ana,Ruiz,1980-02-03,1999-01-01\n")
    page = send(browser, url, {**filled(page), "column_4": "date_of_birth"}, 422)
    assert "“DOB” holds this already." in refusals(page)


def test_a_list_without_names_is_not_a_list_of_people(browser, sam):
    url, page = open_columns(browser, b"Case no,First,DOB\n1,Ana,1980-02-03\n")
    page = send(browser, url, {**filled(page), "column_1": "skip"}, 422)
    assert "Choose the column that holds the names." in refusals(page)


def test_every_spelling_of_an_advocate_is_answered_by_itself(browser, make, sam, rosa):
    other = make.advocate(name="Rosa Duarte")
    url, page = open_columns(browser, b"First,Advocate\nAna,Rosa D.\nBo,Rosa D\nCy,Zed Q\n")
    leads = {"lead_0": str(rosa.public_id), "lead_1": str(other.public_id), "lead_2": ""}
    send(browser, url, {**filled(page), **leads})
    browser.page(url.replace("columns", "preview"), do="import")
    held = select(Person.name, Assignment.user_id).join(Assignment, Assignment.person_id == Person.id)
    assert dict(db.session.execute(held).all()) == {"Ana": rosa.id, "Bo": other.id}


def test_an_advocate_of_another_team_can_not_lead_these_cases(browser, make, sam, rosa, app):
    elsewhere = make.other_team()
    zoe = make.advocate(name="Zoe Farr", team=elsewhere)
    ada = Browser(app).sign_in(make.administrator())
    url, page = open_columns(ada, b"First,Advocate\nAna,Zoe Farr\n")
    assert "Zoe Farr (" in page.text and filled(page)["lead_0"] == str(zoe.public_id)
    page = send(ada, url, {**filled(page), "whose": str(make.team.public_id)}, 422)
    assert "This advocate is in another team." in refusals(page)
    send(ada, url, {**filled(page), "whose": str(elsewhere.public_id)})
    ada.page(url.replace("columns", "preview"), do="import")
    assert db.session.scalars(select(Person.team_id)).all() == [elsewhere.id]


def test_letters_can_be_read_in_another_way(browser, sam):
    url, page = open_columns(browser, (VARIANTS / "cp1252-us-2digit-year.csv").read_bytes())
    assert "In which line do the names look right?" in page.text and "José" in page.text
    form = {**filled(page), "letters": "cp1251"}
    page = send(browser, url, form)
    assert "We read the letters in the other way." in page.text
    assert "José" not in page.select_one("#column_1-hint").text
    page = send(browser, url, {**form, "letters": "cp1252"})
    assert "José" in page.select_one("#column_1-hint").text


@pytest.mark.parametrize(("answer", "shown"), [("cp1252", "Nguyễn"), ("no", "Nguyá»…n")])
def test_damaged_letters_are_mended_or_left(browser, sam, answer, shown):
    url, page = open_columns(browser, (VARIANTS / "mojibake-double-encoded.csv").read_bytes())
    assert "Nguyá»…n → Nguyễn" in page.text
    send(browser, url, {**filled(page), question(page): answer})
    page = browser.page(url.replace("columns", "rows?kind=new"))
    assert shown in page.text


@pytest.mark.parametrize("path", sorted(READABLE), ids=lambda path: path.stem)
def test_every_way_a_caseload_arrives_is_read(browser, sam, path: Path):
    url, page = open_columns(browser, path.read_bytes())
    assert "We read" in words(page) and "Nothing is saved yet." in words(page)
    assert len(page.select("select[name^=column_]")) >= 20
    assert db.session.scalars(select(PeopleImport.state)).all() == ["read"]
