"""A list of people on its way in: file, columns, preview, batch, undo."""

from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.tasks.models import Task
from advocacy.transfer.models import PeopleImport
from tests.looking import Browser, sound

VARIANTS = Path(__file__).parents[1] / "data" / "import-variants"
SMALL = """Case no,First,Last,DOB,Phone,OK to text?,Advocate,Opened,Next step,Due,Status,Goals
0142,Hạnh,Nguyễn,1961-05-20,(555) 555-0142,no,Rosa Delgado,2026-01-05,Call the clinic,2026-12-01,open,"Stay at home"
0143,Tomás,Beltrán,1980-02-14,,yes,Somebody Else,2026-02-01,,,closed - moved,
0144,,,1999-99-99,,,,,,,open,
"""


@pytest.fixture
def sam(make, browser):
    user = make.supervisor()
    browser.sign_in(user)
    return user


@pytest.fixture
def rosa(make):
    return make.advocate(name="Rosa Delgado")


def upload(browser: Browser, content: bytes, name: str = "people.csv"):
    form = {"once": str(uuid4()), "file": (BytesIO(content), name)}
    return browser.open("/import", form, content_type="multipart/form-data")


def open_columns(browser: Browser, content: bytes = SMALL.encode()):
    answer = upload(browser, content)
    assert answer.status_code == 303, answer.text
    return answer.location, browser.page(answer.location)


def filled(page) -> dict[str, str]:
    """The form as the page offers it."""
    form = page.select_one("main form")
    found = {
        tag["name"]: tag.get("value", "") for tag in form.select("input:not([type=radio])") if tag.get("name")
    }
    for box in form.select("select"):
        found[box["name"]] = (box.select_one("option[selected]") or box.select_one("option"))["value"]
    for radio in form.select("input[type=radio][checked]"):
        found[radio["name"]] = radio["value"]
    return found


def words(page) -> str:
    return " ".join(page.select_one("main").text.split())


def go_to_preview(browser: Browser, content: bytes = SMALL.encode(), **answers):
    url, page = open_columns(browser, content)
    return browser.page(url, **{**filled(page), **answers, "once": str(uuid4())}), url.replace(
        "columns", "preview"
    )


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_list_is_read_shown_and_brought_in(browser, sam, rosa, app):
    page, url = go_to_preview(browser)
    assert "We read 3 rows. 2 are new. 1 has a problem. Nothing is saved yet." in words(page)
    assert count(Person) == 0
    page = browser.page(url, do="import")
    assert "2 people are in." in page.text
    hanh = db.session.scalars(select(Person).where(Person.reference == "0142")).one()
    assert (hanh.name, str(hanh.date_of_birth)) == ("Hạnh Nguyễn", "1961-05-20")
    case = db.session.scalars(select(Case).where(Case.person_id == hanh.id)).one()
    assert (case.reference, case.state) == ("0142", "open")
    assert db.session.scalars(select(Task.what)).all() == ["Call the clinic"]
    hers = Browser(app).sign_in(rosa)
    assert hers.open(f"/cases/{case.public_id}").status_code == 200
    assert hers.page("/search", words="nguyen").select_one(f'a[href="/people/{hanh.public_id}"]')


def test_no_one_is_allowed_what_nobody_was_asked(browser, sam, rosa):
    _page, url = go_to_preview(browser)
    browser.page(url, do="import")
    hanh = db.session.scalars(select(Person).where(Person.reference == "0142")).one()
    assert {row.method: row.allowed for row in hanh.safe_contacts} == {"call": "ask_first", "text": "never"}


def test_rows_with_problems_come_back_as_a_spreadsheet(browser, sam, rosa):
    _page, url = go_to_preview(browser)
    browser.page(url, do="import")
    answer = browser.open(url.replace("/preview", "/problems"))
    sheet = load_workbook(BytesIO(answer.data)).active
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert any("There is no name in this row." in word for word in words)
    assert "people" not in answer.headers["Content-Disposition"]


def test_the_same_file_again_brings_nobody(browser, sam, rosa):
    _page, url = go_to_preview(browser)
    browser.page(url, do="import")
    page, url = go_to_preview(browser)
    assert "2 are people you already have." in words(page)
    browser.page(url, do="import")
    assert count(Person) == 2


def test_someone_who_is_much_alike_waits_for_a_decision(browser, sam, rosa):
    _page, url = go_to_preview(browser)
    browser.page(url, do="import")
    like = b"First,Last,Phone\nHanh,Nguyen,(555) 555-0142\n"
    page, url = go_to_preview(browser, like)
    assert "1 needs a look." in words(page)
    browser.page(url, do="import")
    assert count(Person) == 2
    page, url = go_to_preview(browser, like)
    browser.page(url, do="import", **{"row-2": "new"})
    assert count(Person) == 3


def test_a_double_click_imports_once(browser, sam, rosa):
    _page, url = go_to_preview(browser)
    once = str(uuid4())
    first, second = (browser.send(url, do="import", once=once) for _ in range(2))
    assert first.location == second.location
    assert count(Person) == 2


def test_undoing_takes_back_whom_nobody_worked_on(browser, sam, rosa, app):
    _page, url = go_to_preview(browser)
    browser.page(url, do="import")
    tomas = db.session.scalars(select(Case).where(Case.reference == "0142")).one()
    hers = Browser(app).sign_in(rosa)
    hers.page("/contacts/new", who=str(tomas.public_id), when="today", how="call", note="Hello.")
    page = browser.page(url.replace("/preview", "/undo"), once=str(uuid4()))
    assert "1 person was taken back. 1 stays, because someone worked on it." in page.text
    assert db.session.scalars(select(Person.reference)).all() == ["0142"]


def test_the_file_is_gone_after_the_import(browser, sam, rosa):
    _page, url = go_to_preview(browser)
    assert db.session.scalar(select(PeopleImport.content)) is not None
    browser.page(url, do="import")
    assert db.session.scalar(select(PeopleImport.content)) is None
    assert browser.open(url).location == url.replace("/preview", "")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Choose a file first."),
        (b"%PDF-1.7 x", "PDF"),
        ((VARIANTS / "lossy-question-marks-ansi.csv").read_bytes(), "Some letters in this file were lost"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(browser, sam, content, sentence):
    answer = upload(browser, content)
    assert answer.status_code == 422
    assert sentence in sound(answer.text, "/import").select_one(".problems").text
    assert count(PeopleImport) == 0


def test_what_only_a_person_can_know_is_asked(browser, sam):
    dates = b"First,Last,DOB,Status\nAna,Ruiz,03/04/1980,Referred out\nBo,Lin,05/06/1990,open\n"
    url, page = open_columns(browser, dates)
    form = filled(page)
    page = browser.page(url, status=422, **{**form, "once": str(uuid4())})
    assert (
        "Only you can know: In “DOB”, which comes first: the month or the day?"
        in page.select_one(".problems").text
    )
    assert "Choose what “Referred out” means." in page.select_one(".problems").text
    question = next(
        tag["name"] for tag in page.select("input[type=radio]") if tag["name"].startswith("question")
    )
    answers = {question: "day_first", "standing_0": "closed"}
    page = browser.page(url, **{**form, **answers, "once": str(uuid4())})
    assert "2 are new." in words(page)
    browser.page(url.replace("columns", "preview"), do="import")
    assert {str(day) for day in db.session.scalars(select(Person.date_of_birth))} == {
        "1980-04-03",
        "1990-06-05",
    }


def test_an_import_is_its_owners_alone(browser, make, sam, app):
    url, _page = open_columns(browser)
    other = Browser(app).sign_in(make.supervisor())
    for address in (url, url.replace("columns", "preview"), url.replace("/columns", "")):
        assert other.open(address).status_code == 404


def test_the_administrator_sees_their_own_rows_and_nothing_of_anyone(browser, make, sam, rosa, app):
    _page, url = go_to_preview(browser)
    browser.page(url, do="import")
    ada = Browser(app).sign_in(make.administrator())
    page, url = go_to_preview(ada, b"First,Last,Phone\nHanh,Nguyen,(555) 555-0142\n")
    assert "1 needs a look." in words(page)
    assert "Hạnh" not in page.text and "1961" not in page.text


def test_an_advocate_and_an_auditor_do_not_import(browser, make):
    for user in (make.advocate(), make.auditor()):
        assert browser.sign_in(user).open("/import").status_code == 403
