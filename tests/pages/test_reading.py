"""Reading that a supervisor may want to ask about: calm words, links only to what they may see, and an answer."""

from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from advocacy import clock
from advocacy.access.models import KeptAway
from advocacy.accounts.models import User
from advocacy.audit.looks.sorting import sort_looks
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.db.engine import WRITING
from advocacy.supervision.reading.models import LookedInto
from tests.looking import Browser


@pytest.fixture
def supervisor(make, browser):
    user = make.supervisor(name="Sam Ito")
    browser.sign_in(user)
    return user


@pytest.fixture
def reader(app, make, supervisor) -> User:
    """An advocate of the team who asked three times for what is not theirs."""
    user = make.advocate(name="Bao Tran")
    case = make.case(make.advocate())
    browser = Browser(app).sign_in(user)
    for _ in range(3):
        browser.open(f"/cases/{case.public_id}")
    sort_looks()
    return user


def address(user: User, question: str = "refused", day: str = "") -> str:
    return f"/supervision/reading/{user.public_id}/{question}/{day or clock.today().isoformat()}"


def test_a_question_stands_there_in_calm_words(browser, reader):
    page = browser.page("/supervision/reading")
    assert "Bao Tran" in page.text
    assert "Asked for records 3 times and was not let in." in page.text
    assert "These are questions, not findings." in page.text
    page = browser.page(address(reader))
    assert "Perhaps old bookmarks" in page.text


def test_it_leads_to_the_cases_that_the_supervisor_may_see_and_to_no_others(app, browser, make, supervisor):
    reader = make.advocate()
    mine, theirs = make.case(make.advocate()), make.case(make.advocate(team=make.other_team()))
    other = Browser(app).sign_in(reader)
    for case in (mine, mine, theirs):
        other.open(f"/cases/{case.public_id}")
    sort_looks()
    page = browser.page(address(reader))
    assert mine.reference in page.text
    assert theirs.reference not in page.text
    assert str(theirs.public_id) not in page.text


def test_of_what_is_kept_from_the_supervisor_there_is_no_question(app, browser, make, supervisor, reader):
    """Neither a line nor a count: looks at such a record are as if they had not been."""
    case = db.session.scalars(select(Case)).one()
    assert "Bao Tran" in browser.page("/supervision/reading").text
    facts = {"person_id": case.person_id, "made_at": clock.now(), "made_by_id": reader.id}
    make.kept(KeptAway(user_id=supervisor.id, cause="conflict", **facts))
    assert "Bao Tran" not in browser.page("/supervision/reading").text
    assert browser.open(address(reader)).status_code == 404


def test_what_came_of_asking_is_kept_once_and_never_changed(browser, reader):
    once = str(uuid4())
    for _ in range(2):
        page = browser.page(address(reader), once=once, words="She had old bookmarks.")
    assert "Looked into" in page.text
    row = db.session.scalars(select(LookedInto)).one()
    assert row.words == "She had old bookmarks."
    assert "She had old bookmarks." in browser.page(address(reader)).text
    page = browser.page(address(reader), status=422, words="Another answer")
    assert "A colleague has looked into this meanwhile." in page.text
    assert "Another answer" in page.text
    with db.engine.connect() as connection:
        connection.execution_options(**WRITING[connection.dialect.name])
        with connection.begin(), pytest.raises(DBAPIError, match="never changed"):
            connection.execute(text("update looked_into set words = 'x'"))


def test_without_words_nothing_is_kept(browser, reader):
    page = browser.page(address(reader), status=422, words=" ")
    assert "Write in a few words what came of it." in page.text
    assert not db.session.scalars(select(LookedInto)).all()


def test_nobody_looks_into_their_own_reading(app, browser, make, supervisor):
    case = make.case(make.advocate(team=make.other_team()))
    for _ in range(3):
        browser.open(f"/cases/{case.public_id}")
    sort_looks()
    page = browser.page(address(supervisor))
    assert "This is about your own reading." in page.text
    page = browser.page(address(supervisor), status=422, words="All is well.")
    assert "Someone else has to look into it." in page.text
    colleague = Browser(app).sign_in(make.supervisor())
    assert "Written down." in colleague.page(address(supervisor), words="She asked on my behalf.").text


def test_only_the_teams_supervisor_asks(app, reader, make):
    for user in (reader, make.administrator(), make.auditor()):
        assert Browser(app).sign_in(user).open("/supervision/reading").status_code == 403
    other = Browser(app).sign_in(make.supervisor(team=make.other_team()))
    assert "Nothing to ask about." in other.page("/supervision/reading").text
    assert other.open(address(reader)).status_code == 404
    assert other.send(address(reader), words="x").status_code == 404


@pytest.mark.parametrize("end", ["refused/soon", "refused/2020-01-01", "other/2026-01-01", "many/{today}"])
def test_what_is_no_question_has_no_page(browser, reader, end):
    path = f"/supervision/reading/{reader.public_id}/{end.format(today=clock.today())}"
    assert browser.open(path).status_code == 404


def test_queries_do_not_grow_with_readers(app, browser, make, reader, queries):
    with queries() as few:
        browser.page("/supervision/reading")
    case = make.case(make.advocate(team=make.other_team()))
    for _ in range(3):
        other = Browser(app).sign_in(make.advocate())
        for _ in range(3):
            other.open(f"/cases/{case.public_id}")
    sort_looks()
    with queries() as many:
        page = browser.page("/supervision/reading")
    assert len(page.select("main .rows li")) == 4
    assert len(many) <= len(few)
