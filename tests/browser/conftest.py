"""A phone, a desk and a browser without script, each looking at the running application."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from advocacy.accounts.models import User
from advocacy.accounts.sessions import start_session
from advocacy.db import db
from tests.browser.chromium import opened, picture, serve, start_chromium

PHONE = {"width": 360, "height": 640}
DESK = {"width": 1400, "height": 900}
FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs Chromium."""
    for item in items:
        if "browser" in item.path.parent.parts:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture
def live(app: Flask) -> Iterator[str]:
    """The address of the running application."""
    with serve(app) as address:
        yield address


@pytest.fixture
def look(chromium: Browser, live: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens a page with any settings of a browser context; a failed test leaves a picture of it."""

    def keep_picture(page: Page) -> None:
        if request.node.stash.get(FAILED, False):
            picture(page, request.node.name.replace("/", "-"))

    def open_one(**context: Any) -> Page:
        page = pages.enter_context(opened(chromium, live, **context))
        pages.callback(keep_picture, page)
        return page

    with ExitStack() as pages:
        yield open_one


@pytest.fixture
def phone(look: Callable[..., Page]) -> Page:
    return look(viewport=PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def desk(look: Callable[..., Page]) -> Page:
    return look(viewport=DESK)


@pytest.fixture
def no_script(look: Callable[..., Page]) -> Page:
    return look(viewport=PHONE, java_script_enabled=False)


@pytest.fixture
def sign_in(live: str) -> Callable[[Page, User], Page]:
    """`sign_in(phone, user)`: as if that user had signed in on that page's browser before."""

    def with_cookie(page: Page, user: User) -> Page:
        with db.writing():
            token = start_session(user)
        page.context.add_cookies([{"name": "session", "value": token, "url": live}])
        return page

    return with_cookie
