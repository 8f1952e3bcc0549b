"""A word that someone planted in a browser never becomes a session; each sign-in has one of its own."""

import pytest
from flask import Flask
from sqlalchemy import select

from advocacy.accounts import sessions
from advocacy.accounts.models import UserSession
from advocacy.accounts.sessions import hashed
from advocacy.db import db
from tests.looking import Browser
from tests.make import PASSWORD

LONG = 43
PLANTED = "p" * (sessions.STEM + LONG)


@pytest.fixture
def rosa(make):
    return make.advocate(password=PASSWORD)


def signs_in(app: Flask, user) -> str:
    """A browser with a planted cookie signs in; answers with its cookie afterwards."""
    browser = Browser(app)
    browser.client.set_cookie("session", PLANTED)
    browser.open("/sign-in")
    answer = browser.open("/sign-in", {"email": user.email, "password": PASSWORD})
    assert answer.status_code == 303
    return browser.client.get_cookie("session").value


def is_a_session(word: str) -> bool:
    db.session.rollback()
    return db.session.scalar(select(UserSession).where(UserSession.token_hash == hashed(word))) is not None


def test_a_word_that_was_planted_is_never_a_session(app: Flask, rosa):
    first, second = signs_in(app, rosa), signs_in(app, rosa)
    assert len({first, second, PLANTED}) == 3
    assert is_a_session(first) and not is_a_session(PLANTED)
    stranger = Browser(app)
    stranger.client.set_cookie("session", PLANTED)
    assert stranger.open("/account").status_code == 302


def test_a_sign_in_that_keeps_the_word_is_seen(app: Flask, rosa, monkeypatch):
    """The control."""
    monkeypatch.setattr(sessions, "new_token", lambda: PLANTED[:LONG])
    assert signs_in(app, rosa) == PLANTED and is_a_session(PLANTED)


def test_two_cookies_of_one_name_are_one_and_open_nothing(app: Flask, rosa):
    """Neither of two words that a browser sends along is mixed with the other."""
    real = signs_in(app, rosa)
    for cookies, inside in (
        (f"session={PLANTED}; session={real}", False),
        (f"session={real}; session={PLANTED}", True),
        (f"session={real}{PLANTED}", False),
        (f"session={real[:-1]}", False),
        (f"Session={real}", False),
        (f'session="{real}"', True),
    ):
        browser = Browser(app)
        browser.client = app.test_client(use_cookies=False)
        status = browser.open("/account", headers={"Cookie": cookies}).status_code
        assert (status == 200) == inside, cookies.replace(real, "REAL")


def test_where_it_lies_the_word_can_not_be_read(app: Flask, rosa):
    real = signs_in(app, rosa)
    rows = db.session.scalars(select(UserSession)).all()
    assert rows and all(real.encode() not in bytes(row.token_hash) for row in rows)
