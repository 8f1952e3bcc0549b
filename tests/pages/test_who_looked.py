"""Who has seen this file: in plain words, on a page and on paper, and only for those who may see the file."""

from io import BytesIO
from uuid import uuid4

import pypdf
import pytest

from advocacy.audit.looks.sorting import sort_looks
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from tests.house.records import CANARY, make_records
from tests.looking import Browser


@pytest.fixture
def records(make):
    return make_records(make)


@pytest.fixture
def mate(make, records):
    from advocacy.access.models import Part

    user = make.advocate(name="Bao Tran")
    make.assignment(records.case.person, user, records.case, part=Part.COVER)
    return user


def address(records, end: str = "") -> str:
    return f"/cases/{records.case.public_id}/who-looked{end}"


def test_it_says_who_when_and_how_in_plain_words(app, browser, records, mate):
    other = Browser(app).sign_in(mate)
    other.open(f"/cases/{records.case.public_id}")
    other.open(f"/contacts/{records.ids['contact_id']}")
    other.open(f"/letters/{records.ids['letter_id']}")
    sort_looks()
    browser.sign_in(records.lead)
    page = browser.page(address(records))
    assert page.select_one("h1").text == "Who has seen this file"
    words = page.select_one("main").get_text(" ", strip=True)
    assert "Bao Tran, Advocate" in words
    assert "Opened it (3 times)" in words
    assert "Was inside on one day." in words
    assert str(mate.public_id) not in page.text


def test_one_who_was_not_let_in_stands_there_too(app, browser, records, make):
    stranger = make.advocate(name="Nosy Parker", team=make.other_team())
    Browser(app).sign_in(stranger).open(f"/goals/{records.ids['goal_id']}")
    sort_looks()
    page = browser.sign_in(records.lead).page(address(records))
    assert "Nosy Parker, Advocate" in page.text
    assert "Asked for it and was not let in" in page.text


def test_only_those_who_may_see_the_case_see_who_looked(app, records, make):
    for user in (
        make.advocate(),
        make.administrator(),
        make.auditor(),
        make.supervisor(team=make.other_team()),
    ):
        for end in ("", ".pdf", ".pdf?print=large"):
            assert Browser(app).sign_in(user).open(address(records, end)).status_code in (403, 404)


@pytest.mark.pdf
@pytest.mark.parametrize("end", [".pdf", ".pdf?print=large"])
def test_the_paper_names_who_looked_and_not_whose_file_it_is(browser, records, end):
    sort_looks()
    answer = browser.sign_in(records.lead).open(address(records, end))
    assert answer.status_code == 200, answer.text[:2000]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="who-has-seen-this-file.pdf"'
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.data)).pages)
    assert records.lead.name in words
    assert records.case.reference in words
    assert CANARY not in words
    row = db.session.query(AuditEvent).order_by(AuditEvent.id.desc()).first()
    assert row.action == "looks.printed"


def test_without_any_look_it_says_so(browser, records):
    page = browser.sign_in(records.lead).page(address(records))
    assert "No look is sorted in yet." in page.text


def test_queries_do_not_grow_with_looks(app, browser, records, mate, queries):
    browser.sign_in(records.lead)
    sort_looks()
    browser.page(address(records))
    with queries() as few:
        browser.page(address(records))
    other = Browser(app).sign_in(mate)
    for name in ("contact_id", "letter_id", "goal_id"):
        other.open(f"/{name.split('_')[0]}s/{records.ids[name]}")
    sort_looks()
    with queries() as many:
        browser.page(address(records))
    assert len(many) <= len(few)


def test_a_page_for_no_case_is_not_there(browser, records):
    assert browser.sign_in(records.lead).open(f"/cases/{uuid4()}/who-looked").status_code == 404
