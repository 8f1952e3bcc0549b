"""Lists of letters, what they cost, and who never sees them."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.db import db
from advocacy.letters.models import Letter
from advocacy.letters.queries import letters_needing
from tests.looking import Browser
from tests.pages.letters import YES, Desk, the_letter


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return Desk(browser, make.case(rosa))


def count(model) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def stands(page) -> str:
    return page.select_one(".state h2").text


def said(page) -> str:
    return page.main.get_text(" ", strip=True)


PARTS = (
    "",
    "/edit",
    "/agree",
    "/sent",
    "/reply",
    "/throw-away",
    "/earlier",
    "/preview",
    "/preview.pdf",
    ".pdf",
)


def test_nobody_else_meets_the_letter(desk, make, app):
    desk.start()
    stranger = Browser(app).sign_in(make.advocate(team=make.other_team()))
    for part in PARTS:
        assert stranger.open(desk.url(part)).status_code == 404, part
    for part in ("/edit", "/agree", "/issue", "/sent", "/reply", "/throw-away", "/draft"):
        assert stranger.send(desk.url(part), **YES).status_code == 404, part
    assert str(the_letter().public_id) not in stranger.page("/letters?show=all").text


def test_the_lists_say_where_each_letter_stands(desk, browser):
    desk.start()
    desk.finish()
    for address in (f"/cases/{desk.case.public_id}/letters", "/letters", "/letters?show=all&whose=mine"):
        page = said(browser.page(address))
        assert "Draft" in page and "Larkfield Health Plan" in page
    assert "No letters here." in said(browser.page("/letters?show=sent"))
    assert "Letters on their way" in said(browser.page(f"/cases/{desk.case.public_id}"))


@pytest.mark.parametrize(
    "address", ["/letters", "/cases/{case}/letters", "/cases/{case}", "/cases/{case}/timeline"]
)
def test_lists_cost_the_same_however_long(desk, browser, make, queries, address):
    url = address.format(case=desk.case.public_id)
    costs = []
    for more in (3, 9):
        for _ in range(more):
            desk.start()
        browser.page(url)
        with queries() as seen:
            browser.page(url)
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_what_waits_is_known_to_home_and_supervision(desk, make, rosa):
    desk.start()
    assert [letter.id for letter in db.session.scalars(letters_needing(rosa))] == [the_letter().id]
    desk.finish()
    desk.agree()
    desk.issue()
    assert db.session.scalars(letters_needing(rosa)).one()
    desk.browser.page(desk.url("/sent"), sent_on="today", how="mail")
    assert db.session.scalars(letters_needing(rosa)).all() == []
    letter_id = the_letter().id
    with db.writing():
        db.session.get(Letter, letter_id).reply_by = clock.today() - timedelta(days=1)
    assert db.session.scalars(letters_needing(rosa)).one()
    assert db.session.scalars(letters_needing(make.supervisor())).one()
    assert db.session.scalars(letters_needing(make.advocate())).all() == []
