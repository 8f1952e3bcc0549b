"""Two, or fifty, at the same moment: on real threads, each with a connection of its own."""

import random
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy.accounts.administration import disable_user
from advocacy.accounts.models import FailedSignIns, User
from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.documents.models import Document, DocumentState
from advocacy.documents.numbers import next_number
from advocacy.goals.models import Goal
from tests.looking import Browser
from tests.pages.letters import Desk, the_letter
from tests.trouble.together import at_once


def rows(model: Any) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


def clients(app, user: User, number: int) -> Sequence[Browser]:
    return [Browser(app).sign_in(user) for _ in range(number)]


def test_fifty_double_clicks_are_fifty_contacts(app, make, rosa):
    case = make.case(rosa)
    four = clients(app, rosa, 4)
    forms = [
        {
            "who": str(case.public_id),
            "when": "today",
            "how": "call",
            "note": f"Number {number}",
            "once": str(uuid4()),
        }
        for number in range(50)
    ]
    doubled = random.Random(5).sample(forms * 2, 100)
    places = []
    for start in range(0, 100, 4):
        calls = [
            lambda client=client, form=form: client.open("/contacts/new", form)
            for client, form in zip(four, doubled[start : start + 4], strict=True)
        ]
        places += [answer.status_code for answer in at_once(*calls)]
    assert places == [303] * 100
    assert rows(Contact) == 50
    assert len(set(db.session.scalars(select(Contact.note)))) == 50


def test_thirty_races_of_two_editors_never_overwrite_in_silence(app, make, rosa, browser):
    """One is saved; the other sees both texts; nothing else can come of it."""
    case = make.case(rosa)
    browser.page(f"/cases/{case.public_id}/goals/new", words="Find a home", why="First")
    goal = db.session.scalars(select(Goal)).one()
    url, two = f"/goals/{goal.public_id}/edit", clients(app, rosa, 2)
    for turn in range(30):
        version = browser.page(url).select_one("input[name=version]")["value"]
        texts = [f"Reason {turn} of {who}" for who in ("one", "the other")]
        first, second = at_once(
            *(
                lambda client=client, text=text, version=version: client.send(
                    url, words="Find a home", why=text, version=version
                )
                for client, text in zip(two, texts, strict=True)
            )
        )
        assert sorted((first.status_code, second.status_code)) == [303, 409], turn
        winner, loser = (0, 1) if first.status_code == 303 else (1, 0)
        db.session.rollback()
        assert db.session.scalar(select(Goal.why)) == texts[winner]
        shown = (first, second)[loser].text
        assert texts[winner] in shown and texts[loser] in shown


@pytest.mark.pdf
def test_a_letter_issued_twice_at_once_is_one_document(app, make, rosa, browser):
    desk = Desk(browser, make.case(rosa))
    desk.start()
    desk.finish()
    desk.agree()
    url, two = desk.url("/issue"), clients(app, rosa, 2)
    answers = at_once(*(lambda client=client: client.send(url, do="issue") for client in two))
    assert all(answer.status_code < 500 for answer in answers)
    assert rows(Document) == 1
    document = db.session.scalars(select(Document)).one()
    assert document.state == DocumentState.ISSUED and document.number.endswith("-0001")
    assert the_letter().document_id == document.id


def test_numbers_taken_at_once_are_consecutive_and_never_double(app):
    """Also the very first one of a year, which has no row to wait for yet."""

    def take(_: int) -> list[str]:
        taken = []
        for _turn in range(10):
            with app.app_context(), db.writing():
                taken.append(next_number("letter"))
        return taken

    numbers = sorted(sum(at_once(*(lambda who=who: take(who) for who in range(8))), []))
    assert [int(number[-4:]) for number in numbers] == list(range(1, 81))


def test_wrong_passwords_at_once_are_all_counted(app, make):
    user = make.advocate(password="correct horse battery staple")
    form = {"email": user.email, "password": "wrong horse battery staple"}
    answers = at_once(*(lambda: Browser(app).send("/sign-in", **form) for _ in range(4)))
    assert [answer.status_code for answer in answers] == [422] * 4
    db.session.rollback()
    assert sorted(db.session.scalars(select(FailedSignIns.count))) == [4, 4]


def test_whose_access_ends_while_a_form_is_on_its_way_saves_nothing(app, make, rosa, browser):
    """The door was passed; the administrator is quicker than the save."""
    case, administrator = make.case(rosa), make.administrator()

    def meanwhile() -> None:
        with db.writing():
            disable_user(db.session.get_one(User, rosa.id), by=administrator)

    app.before_request_funcs[None].append(meanwhile)
    try:
        page = browser.page(
            "/contacts/new",
            422,
            who=str(case.public_id),
            when="today",
            how="call",
            note="Too late, and kept.",
        )
    finally:
        app.before_request_funcs[None].remove(meanwhile)
    assert "Your access ended a moment ago" in page.text
    assert "Too late, and kept." in page.select_one("#note").text
    assert rows(Contact) == 0
