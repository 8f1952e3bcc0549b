"""The clock of the machine jumps, ahead or back, by hours or by months. Nothing is lost, and nobody is locked out."""

from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.accounts.signing_in import try_to_sign_in
from advocacy.audit import chain
from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.documents.freezing import reserve, stuck
from advocacy.drafts.models import Draft
from advocacy.jobs.running import WORK, enqueue, run_due
from tests.looking import Browser

PASSWORD = "marble lantern under the orchard"
JUMPS = [timedelta(hours=-3), timedelta(days=-9), timedelta(hours=3), timedelta(days=40)]


@contextmanager
def later(by: timedelta):
    """The clock of everything in this process, also of what is asked of the application."""
    with pytest.MonkeyPatch.context() as patched:
        ahead = clock.now
        patched.setattr(clock, "now", lambda: ahead() + by)
        yield


@pytest.fixture
def rosa(make, browser):
    user = make.advocate(password=PASSWORD)
    browser.sign_in(user)
    return user


def count(model) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def note(case) -> dict[str, str]:
    return {
        "who": str(case.public_id),
        "when": "today",
        "how": "call",
        "note": "Spoke.",
        "once": str(uuid4()),
    }


@pytest.mark.parametrize("jump", JUMPS)
def test_notes_are_saved_after_a_jump_and_the_log_verifies(browser, app, make, rosa, jump):
    case = make.case(rosa)
    browser.page("/contacts/new", **note(case))
    with later(jump):
        assert try_to_sign_in(rosa.email, PASSWORD, "127.0.0.1", "").token
        Browser(app).sign_in(rosa).page("/contacts/new", **note(case))
    browser.sign_in(rosa).page("/contacts/new", **note(case))
    assert count(Contact) == 3
    with db.engine.connect() as connection:
        assert chain.verify(connection) > 3


def test_a_session_goes_on_when_the_clock_goes_back_a_little(browser, rosa):
    with later(timedelta(hours=-3)):
        assert browser.open("/people").status_code == 200
    with later(timedelta(days=-2)):
        assert browser.open("/people").location.startswith("/sign-in"), "nor does it last for days"


@pytest.mark.parametrize("days", [2, 40, 400])
def test_a_clock_that_jumps_ahead_throws_no_draft_away(browser, make, rosa, days):
    """And a clock that goes on for another day does, since then it seems to be right."""
    browser.open("/contacts/draft", note(make.case(rosa)))
    run_due("worker")
    with later(timedelta(days=days)):
        run_due("worker")
    run_due("worker")
    assert count(Draft) == 1
    with later(timedelta(days=days + 1)):
        run_due("worker")
    assert count(Draft) == (1 if days < 14 else 0)


def test_what_a_clock_that_was_ahead_took_is_given_back(make, rosa, app):
    """A number that a page waits for, and a piece of work: neither waits until the day that it was then."""
    case, done = make.case(rosa), []
    WORK["count"] = lambda: done.append(1)
    with later(timedelta(days=40)), db.writing() as session:
        number = reserve("letter", case.public_id, by=session.get_one(User, rosa.id)).public_id
    assert number in stuck()
    with db.writing():
        enqueue("count")
    run_due("worker")
    del WORK["count"]
    assert done == [1]
