"""Fetching somebody's calendar as a program does."""

from typing import Any

from icalendar import Calendar
from werkzeug.test import TestResponse

from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.deadlines.calendar.operations import make_feed
from tests.looking import Browser


def address_for(user: User) -> str:
    with db.writing():
        return f"/calendar/{make_feed(user)}.ics"


def fetched(app: Any, url: str) -> TestResponse:
    """By a program that has no cookie."""
    return Browser(app).open(url)


def events(answer: TestResponse) -> list[Any]:
    assert answer.status_code == 200, answer.status_code
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))
