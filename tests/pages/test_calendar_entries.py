"""The private feed of dates: what is in it, and what never leaves by it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from sqlalchemy import select

from advocacy import clock
from advocacy.access.models import Assignment
from advocacy.db import db
from advocacy.deadlines.kinds import DeadlineState
from advocacy.sight.operations import keep_away
from advocacy.tasks.appointing import AppointmentFacts, call_off, change_appointment
from tests.looking import Browser
from tests.pages.dates import in_days, make_appointment, make_deadline
from tests.pages.own_calendar import address_for, events, fetched

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


def test_deadlines_are_whole_days_and_appointments_have_a_time(app, make, rosa, case, url):
    deadline = make_deadline(make, case, rosa, 5)
    meeting = make_appointment(make, case, rosa, 3, at=time(14, 30))
    make_appointment(make, case, rosa, 4)
    answer = fetched(app, url)
    timed, day, date_ = events(answer)
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert "Content-Disposition" not in answer.headers
    assert timed.decoded("dtstart") == datetime.combine(in_days(3), time(14, 30), NEW_YORK)
    assert day.decoded("dtstart") == in_days(4) and day.decoded("dtend") == in_days(5)
    assert date_.decoded("dtstart") == in_days(5) and type(date_.decoded("dtstart")) is date
    assert str(date_["summary"]) == "Advocacy – a date, 0142"
    assert str(timed["summary"]) == "Advocacy – an appointment, 0142"
    assert str(date_["uid"]) == f"deadline-{deadline.public_id}@advocacy"
    assert str(timed["url"]).endswith(f"/appointments/{meeting.public_id}")
    assert all(one.decoded("dtstamp").tzinfo and one["class"] == "PRIVATE" for one in (timed, day, date_))


def test_another_reader_reads_it_too(app, make, rosa, case, url):
    """By the letter of RFC 5545: lines end with CRLF, none is longer than 75 octets, no character is cut."""
    make_deadline(make, case, rosa)
    make_appointment(make, case, rosa, at=time(9))
    raw = fetched(app, url).data
    assert raw.endswith(b"END:VCALENDAR\r\n") and raw.count(b"\n") == raw.count(b"\r\n")
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and any(line.startswith(b" ") for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines)
    whole = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    assert "DESCRIPTION:Open the link and sign in to read what it is about. " in "\n".join(whole)
    assert "TZID:America/New_York" in whole and "BEGIN:VTIMEZONE" in whole
    assert any(line.startswith("DTSTART;TZID=America/New_York:") for line in whole)


def test_no_word_of_anybody_leaves(app, make, rosa, case, url):
    """Each row carries a word of its own; none of them is in the feed, nor the name of who works on it."""
    facts = {"agency": f"{CANARY} Plan", "takes_away": f"{CANARY} care", "title": f"{CANARY} title"}
    words = {name: f"{CANARY} {name}" for name in ("proof_number", "proof_words", "ended_words")}
    make_deadline(make, case, rosa, **facts, **words)
    make_appointment(
        make, case, rosa, what=f"{CANARY} what", place=f"{CANARY} place", who_goes=f"{CANARY} goes"
    )
    answer = fetched(app, url)
    assert len(events(answer)) == 2
    assert CANARY not in answer.text.replace("\r\n ", "") and CANARY not in str(answer.headers)


@pytest.mark.parametrize("reference", ["Weiß-3", "1980-03-04", "123-45-6789", "Anna", "12345678", "14 Elm"])
def test_a_reference_that_could_tell_something_stays_away(app, make, rosa, url, reference):
    make_deadline(make, make.case(rosa, reference=reference), rosa)
    (event,) = events(fetched(app, url))
    assert str(event["summary"]) == "Advocacy – a date"


def test_what_moved_counts_up_and_what_is_off_is_told(app, make, rosa, case, url):
    meeting = make_appointment(make, case, rosa, at=time(9))
    (first,) = events(fetched(app, url))
    with db.writing():
        db.session.add(meeting)
        facts = AppointmentFacts("Hearing", in_days(6), time(10))
        change_appointment(meeting, case, facts, rosa, version=meeting.version, by=rosa)
    (moved,) = events(fetched(app, url))
    with db.writing():
        db.session.add(meeting)
        call_off(meeting, by=rosa)
    (off,) = events(fetched(app, url))
    assert first["uid"] == moved["uid"] == off["uid"]
    assert first["sequence"] < moved["sequence"] < off["sequence"]
    assert (first["status"], moved["status"], off["status"]) == ("CONFIRMED", "CONFIRMED", "CANCELLED")
    assert moved.decoded("dtstart").date() == in_days(6)


@pytest.mark.parametrize("state", list(DeadlineState))
def test_what_needs_nothing_more_is_told_as_off(app, make, rosa, case, url, state):
    make_deadline(make, case, rosa, state=state)
    (event,) = events(fetched(app, url))
    goes_on = state in (DeadlineState.OPEN, DeadlineState.MISSED)
    assert event["status"] == ("CONFIRMED" if goes_on else "CANCELLED")


def test_it_holds_what_is_theirs_and_nothing_else(app, make, rosa, case, url):
    mate = make.advocate()
    make_deadline(make, make.case(mate), mate)
    make_appointment(make, case, mate)
    make_deadline(make, case, rosa, None)
    make_deadline(make, case, rosa, -40)
    make_deadline(make, case, rosa, 2, result="opens")
    assert events(fetched(app, url)) == []
    assert events(fetched(app, address_for(mate)))[0]["status"] == "CONFIRMED"


def test_what_one_may_not_see_any_more_is_gone_at_the_next_fetch(app, make, rosa, case, url):
    make_deadline(make, case, rosa)
    make_appointment(make, case, rosa)
    assert len(events(fetched(app, url))) == 2
    with db.writing():
        held = db.session.scalars(select(Assignment).where(Assignment.case_id == case.id)).one()
        held.ends_on = clock.today() - timedelta(days=1)
    assert events(fetched(app, url)) == []
    supervisor = make.supervisor()
    with db.writing():
        db.session.add(held)
        held.ends_on = None
        keep_away(case.person, rosa, "They know each other.", by=supervisor)
    assert events(fetched(app, url)) == []


def test_one_date_is_a_file_with_a_neutral_name(browser, app, make, rosa, case):
    deadline = make_deadline(make, case, rosa, title=f"{CANARY} title")
    meeting = make_appointment(make, case, rosa, what=f"{CANARY} what")
    stranger = Browser(app).sign_in(make.advocate())
    browser.sign_in(rosa)
    for address in (
        f"/deadlines/{deadline.public_id}/calendar.ics",
        f"/appointments/{meeting.public_id}/calendar.ics",
    ):
        answer = browser.open(address)
        assert len(events(answer)) == 1 and CANARY not in answer.text
        assert answer.headers["Content-Disposition"] == 'attachment; filename="date.ics"'
        assert stranger.open(address).status_code == 404
    waiting = make_deadline(make, case, rosa, None)
    assert browser.open(f"/deadlines/{waiting.public_id}/calendar.ics").status_code == 404


def test_a_calendar_without_dates_is_a_calendar_all_the_same(app, url):
    """Some programs take one without any component for broken."""
    answer = fetched(app, url)
    assert events(answer) == []
    assert [str(zone["tzid"]) for zone in Calendar.from_ical(answer.data).walk("VTIMEZONE")] == [
        "America/New_York"
    ]
