"""The private feed of dates: turned on, read, slowed down, ended."""

import logging
import re
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from advocacy.accounts.administration import disable_user, enable_user
from advocacy.accounts.models import FailedSignIns, Role
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.deadlines.calendar.models import CalendarFeed
from tests.looking import Browser
from tests.pages.dates import make_appointment, make_deadline
from tests.pages.own_calendar import address_for, fetched

NEW_YORK = ZoneInfo("America/New_York")
CANARY = "Kanarienvogel"


@pytest.fixture
def rosa(make):
    return make.advocate(name="Rosa Kanarienvogel")


@pytest.fixture
def case(make, rosa):
    person = make.person(team_id=rosa.team_id, name=f"{CANARY} Weiß")
    return make.case(rosa, person, reference="0142", about=f"{CANARY} about")


@pytest.fixture
def url(rosa) -> str:
    return address_for(rosa)


def test_it_is_off_until_it_is_turned_on(browser, rosa, app):
    browser.sign_in(rosa)
    assert "Your calendar is off." in browser.page("/account/calendar").text
    shown = browser.page("/account/calendar", version="1").select_one("#address")["value"]
    assert re.search(r"/calendar/[\w-]{43}\.ics$", shown)
    assert fetched(app, shown.removeprefix("http://localhost")).status_code == 200
    later = browser.page("/account/calendar")
    assert "Your calendar is on." in later.text and "Today" in later.select_one(".facts").text
    assert shown not in str(later)


def test_a_second_click_gives_an_address_that_works(browser, rosa, app):
    browser.sign_in(rosa)
    once = {"once": "7b0c1f6e-0b8e-4a6c-9c54-7c6b5a0d7a11"}
    first, second = (
        browser.page("/account/calendar", **once).select_one("#address")["value"] for _time in (1, 2)
    )
    answers = [fetched(app, one.removeprefix("http://localhost")).status_code for one in (first, second)]
    assert answers == [404, 200]


def test_only_the_hash_is_kept(url, rosa):
    feed = db.session.scalars(select(CalendarFeed)).one()
    token = url.split("/")[2].removesuffix(".ics")
    assert len(token) == 43 and len(feed.token_hash) == 32 and token.encode() not in feed.token_hash


def test_it_asks_for_a_proof(app, rosa):
    browser = Browser(app).sign_in(rosa, proved=False)
    assert "/prove" in browser.send("/account/calendar").location
    assert db.session.scalars(select(CalendarFeed)).all() == []


def test_revoked_unknown_and_a_leaver_get_the_same_answer(app, make, rosa, case, url, browser):
    unknown = fetched(app, f"/calendar/{'x' * 43}.ics")
    assert unknown.status_code == 404 and unknown.data == b""
    administrator = make.administrator()
    with db.writing():
        db.session.add(rosa)
        disable_user(rosa, by=administrator)
    gone = fetched(app, url)
    with db.writing():
        enable_user(rosa, by=administrator)
    back = fetched(app, url)
    new = address_for(rosa)
    browser.sign_in(rosa).page("/account/calendar/off", version="1")
    off = fetched(app, new)
    for answer in (gone, back, off):
        assert (answer.status_code, answer.data) == (404, b"")
        assert [name for name, _ in answer.headers] == [name for name, _ in unknown.headers]


def test_it_ends_when_somebody_supports_nobody_any_more(app, make, rosa, url):
    with db.writing():
        db.session.add(rosa)
        rosa.role = Role.AUDITOR
    assert fetched(app, url).status_code == 404


def test_a_program_with_an_old_address_slows_down_whoever_guesses_and_nobody_else(app, make, rosa, url):
    assert fetched(app, url).status_code == 200
    stranger = address_for(make.advocate())
    asked = [fetched(app, f"/calendar/{number:043}.ics").status_code for number in range(33)]
    assert asked[0] == 404 and asked[-1] == 429
    assert fetched(app, stranger).status_code == 429
    assert fetched(app, url).status_code == 200
    assert db.session.scalars(select(FailedSignIns)).one().count < 33


def test_every_fetch_is_written_down_without_the_address(app, make, rosa, case, url, caplog, monkeypatch):
    make_deadline(make, case, rosa)
    monkeypatch.setattr(logging.getLogger("advocacy"), "propagate", True)  # commands turn it off
    with caplog.at_level("DEBUG", logger="advocacy"):
        fetched(app, url)
        fetched(app, "/calendar/" + "y" * 43 + ".ics")
    rows = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "calendar.exported")).all()
    assert [row.actor for row in rows] == [str(rosa.public_id)]
    token = url.split("/")[2].removesuffix(".ics")
    told = " ".join(str(vars(row)) for row in db.session.scalars(select(AuditEvent)))
    logged = " ".join(str(vars(record)) for record in caplog.records if record.name.startswith("advocacy"))
    assert "/calendar/<string:token>.ics" in logged
    assert token not in told + logged and "y" * 43 not in told + logged


def test_it_asks_the_database_no_more_for_more_dates(app, make, rosa, case, url, queries):
    def asked() -> int:
        with queries() as seen:
            fetched(app, url)
        return len(seen)

    make_deadline(make, case, rosa)
    asked()
    before = asked()
    for days in range(1, 6):
        make_deadline(make, case, rosa, days)
        make_appointment(make, case, rosa, days)
    assert asked() == before
