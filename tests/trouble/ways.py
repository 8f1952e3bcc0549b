"""How a session ends while someone is writing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from advocacy import clock, create_app, keys
from advocacy.accounts.administration import change_password, disable_user
from advocacy.accounts.models import User, UserSession
from advocacy.db import db
from tests.looking import Browser

from .offices import Office

PASSWORD = "marble lantern under the orchard"
Way = Callable[["Desk"], None]


@dataclass
class Desk:
    """Someone at a form, in one browser."""

    office: Office
    user: User
    browser: Browser
    apps: dict[str, Flask]
    csrf: str = ""

    def sign_in(self, user: User) -> TestResponse:
        """By the page, in the same browser, as after every ended session."""
        page = self.browser.open("/sign-in").text
        token = BeautifulSoup(page, "html.parser").select_one("[name=csrf_token]")["value"]  # type: ignore[index]
        form = {"email": user.email, "password": PASSWORD, "csrf_token": token}
        return self.browser.open("/sign-in", form)


def sessions_of(desk: Desk, **changes: Any) -> None:
    with db.writing() as session:
        session.execute(update(UserSession).where(UserSession.user_id == desk.user.id).values(**changes))


def idle(desk: Desk) -> None:
    sessions_of(desk, last_seen_at=clock.now() - timedelta(hours=2))


def a_long_day(desk: Desk) -> None:
    sessions_of(desk, started_at=clock.now() - timedelta(hours=13))


def another_tab(desk: Desk) -> None:
    desk.browser.open("/sign-out", {"csrf_token": desk.csrf})


def another_device(desk: Desk) -> None:
    sessions_of(desk, ended_at=clock.now())


def new_password(desk: Desk) -> None:
    with db.writing():
        change_password(db.session.get_one(User, desk.user.id), PASSWORD, None)


def administrator(desk: Desk) -> None:
    """Access is ended, and given back later."""
    with db.writing():
        disable_user(db.session.get_one(User, desk.user.id), by=desk.office.make.administrator_at_hand)


def restart(desk: Desk) -> None:
    desk.browser.app = desk.apps["restarted"]
    desk.browser.client.application = desk.apps["restarted"]


def new_secret(desk: Desk) -> None:
    desk.browser.app = desk.apps["new secret"]
    desk.browser.client.application = desk.apps["new secret"]


WAYS: tuple[Way, ...] = (
    idle,
    a_long_day,
    another_tab,
    another_device,
    new_password,
    administrator,
    restart,
    new_secret,
)


def restarted(app: Flask) -> dict[str, Flask]:
    """The same installation in another process; and one whose secret key was made anew."""
    settings = app.config["SETTINGS"]
    moved = replace(settings, secret_key_file=str(settings.instance / "another-secret.key"))
    keys.make_keys(moved)
    tests = {"TESTING": True, "PASSWORD_MEMORY_KIB": 64}
    return {"restarted": create_app(settings, **tests), "new secret": create_app(moved, **tests)}


def dispose(apps: dict[str, Flask]) -> None:
    for app in apps.values():
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
