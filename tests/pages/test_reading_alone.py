"""A team with one supervisor: whoever runs the system sees their reading as figures, without files and names."""

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.audit.looks.sorting import sort_looks
from advocacy.db import db
from advocacy.supervision.reading.models import LookedInto
from tests.looking import Browser

LIST = "/reading-of-supervisors"


@pytest.fixture
def lone(make):
    return make.supervisor(name="Sam Ito")


@pytest.fixture
def theirs(make):
    return make.case(make.advocate(team=make.other_team()))


@pytest.fixture
def asked(app, lone, theirs):
    """They asked three times for what is another team's."""
    browser = Browser(app).sign_in(lone)
    for _ in range(3):
        browser.open(f"/cases/{theirs.public_id}")
    sort_looks()
    return f"{LIST}/{lone.public_id}/refused/{clock.today().isoformat()}"


@pytest.fixture
def administrator(make, browser):
    user = make.administrator(name="Kim Okafor")
    browser.sign_in(user)
    return user


def test_the_administrator_sees_figures_and_nothing_else(browser, administrator, asked, theirs):
    page = browser.page(LIST)
    assert "Sam Ito" in page.text and "Asked for records 3 times and was not let in." in page.text
    one = browser.page(asked)
    for hidden in (theirs.reference, theirs.person.name, str(theirs.public_id), str(theirs.person.public_id)):
        assert hidden not in str(page) and hidden not in str(one)


def test_what_came_of_it_is_written_down_once(browser, administrator, asked):
    page = browser.page(asked, words="Sam was asked: an old bookmark.")
    assert "Looked into" in page.text
    assert browser.send(asked, words="Again.").status_code == 422
    db.session.rollback()
    row = db.session.scalars(select(LookedInto)).one()
    assert (row.by_id, row.words) == (administrator.id, "Sam was asked: an old bookmark.")


def test_where_there_is_a_colleague_it_is_theirs_to_ask(browser, administrator, make, asked):
    make.supervisor(name="Ana Reyes")
    assert "Sam Ito" not in browser.page(LIST).main.text
    assert browser.open(asked).status_code == 404


def test_a_colleague_who_left_does_not_count(browser, administrator, make, asked):
    make.supervisor(name="Ana Reyes", disabled_at=clock.now())
    assert "Sam Ito" in browser.page(LIST).main.text


@pytest.mark.parametrize("role", ["supervisor", "advocate", "auditor"])
def test_nobody_else_opens_it(app, make, asked, role):
    browser = Browser(app).sign_in(getattr(make, role)())
    assert browser.open(LIST).status_code == 403
    assert browser.open(asked).status_code in (403, 404)
