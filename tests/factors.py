"""A phone with an app that shows codes, for tests."""

import re
from datetime import timedelta

import pyotp

from advocacy import clock
from advocacy.accounts import codes, factor
from advocacy.accounts.models import User
from advocacy.db import db
from tests.looking import Browser

SEED = bytes(range(16))


def give_phone(user: User, seed: bytes = SEED) -> pyotp.TOTP:
    """A second factor that was set up before this test; its first code was half an hour ago."""
    with db.writing():
        factor._replace(user, None, seed, user)
    return pyotp.TOTP(factor.secret_of(user, seed))


def code_of(app: pyotp.TOTP, later: int = 0) -> str:
    """What the app shows now, or some half minutes later."""
    return app.at(clock.now() + timedelta(seconds=later * codes.SECONDS))


def shown_secret(page) -> str:
    return page.select_one(".qr__key").text.replace(" ", "")


def codes_on_paper(page) -> list[str]:
    return [one.text for one in page.select(".paper-codes li")]


def password_step(browser: Browser, user: User, password: str):
    return browser.send("/sign-in", email=user.email, password=password)


def id_in(url: str) -> str:
    return re.search("[0-9a-f-]{36}", url)[0]
