"""The morning’s post: what it issues, binds and leaves out, what a stop keeps, and that nothing else changes."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.access.models import Assignment
from advocacy.db import db
from advocacy.documents.engine import html
from advocacy.jobs.running import run_due
from advocacy.letters import issuing
from advocacy.letters.models import Letter
from advocacy.letters.packets.models import LetterPacket
from advocacy.letters.post import running
from advocacy.letters.post.models import PostRun
from advocacy.letters.rules import LetterState
from tests.letters.reading_pdf import text_of
from tests.letters.test_packets_life import bind as bind_packet
from tests.letters.test_packets_life import choose, packet
from tests.looking import Browser
from tests.pages.attached import files
from tests.pages.letters import Desk, the_letter
from tests.rules.attached_files import photo

pytestmark = pytest.mark.pdf
WHY = "They took it back."


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return agreed(Desk(browser, make.case(rosa)))


@pytest.fixture
def issued(desk):
    desk.issue()
    return the_letter()


def agreed(desk):
    desk.start()
    desk.finish()
    desk.agree()
    return desk


def started(browser, **choices):
    """A run, before any worker has seen it."""
    browser.page("/letters/post", do="start", **choices)
    return the_run()


def the_run():
    db.session.rollback()
    return db.session.scalars(select(PostRun).order_by(PostRun.id.desc())).first()


def worked(browser, **choices):
    run = started(browser, **choices)
    run_due("a worker")
    return f"/letters/post/{run.public_id}"


def states() -> list[str]:
    db.session.rollback()
    return [one.state for one in db.session.scalars(select(Letter).order_by(Letter.id))]


def test_issued_letters_are_bound_and_not_marked_as_sent(browser, issued, monkeypatch):
    subject, number = issued.subject, issued.document.number
    monkeypatch.setattr(html, "to_pdf", None)  # nothing is set again
    run = worked(browser)
    assert subject in browser.page(run).text
    answer = browser.open(f"{run}.pdf")
    assert answer.mimetype == "application/pdf"
    assert number in text_of(answer.data)
    assert the_letter().sent_on is None


def test_while_it_works_the_page_says_how_far_it_is(browser, issued):
    run = f"/letters/post/{started(browser).public_id}"
    page = browser.page(run)
    assert (page.progress["value"], page.progress["max"]) == ("0", "1")
    assert browser.open(f"{run}.pdf").status_code == 404
    assert started(browser).public_id == the_run().public_id
    assert len(db.session.scalars(select(PostRun)).all()) == 1
    run_due("a worker")
    assert browser.page(run).progress is None


def test_what_was_agreed_to_is_issued_where_it_is_wanted(browser, desk):
    run = worked(browser, agreed_too="y")
    assert states() == [LetterState.ISSUED]
    assert the_letter().document.number in text_of(browser.open(f"{run}.pdf").data)


def test_what_was_agreed_to_stays_as_it_is_otherwise(browser, desk):
    page = browser.page("/letters/post", status=422, do="start")
    assert "Nothing waits to be posted." in page.text
    assert states() == [LetterState.AGREED]


def test_a_letter_that_may_not_be_issued_says_why_and_stops_no_other(browser, desk, make, rosa, monkeypatch):
    first = the_letter().id
    agreed(Desk(browser, make.case(rosa)))
    real = issuing.obstacle_to_issuing

    def refused(facts, yes):
        return "First finish it." if the_id[0] == first else real(facts, yes)

    the_id = [0]
    check = issuing.check

    def remembered(letter):
        the_id[0] = letter.id
        return check(letter)

    monkeypatch.setattr(issuing, "check", remembered)
    monkeypatch.setattr(issuing, "obstacle_to_issuing", refused)
    page = browser.page(worked(browser, agreed_too="y"))
    assert "First finish it." in page.text
    assert states() == [LetterState.AGREED, LetterState.ISSUED]


def test_a_page_that_breaks_takes_no_other_with_it(browser, desk, make, rosa, monkeypatch):
    agreed(Desk(browser, make.case(rosa)))
    real, times = html.to_pdf, iter([True, False])

    def breaks(*words, **options):
        if next(times):
            raise MemoryError
        return real(*words, **options)

    monkeypatch.setattr(html, "to_pdf", breaks)
    page = browser.page(worked(browser, agreed_too="y"))
    assert "Its page could not be made." in page.text
    assert states() == [LetterState.AGREED, LetterState.ISSUED]


def test_a_stopped_run_keeps_what_is_ready(browser, issued, make, rosa, monkeypatch):
    agreed(Desk(browser, make.case(rosa)))
    run = f"/letters/post/{started(browser, agreed_too='y').public_id}"
    monkeypatch.setattr(running.Turn, "issue", lambda _turn: stop())

    def stop():
        browser.page(f"{run}/stop", do="stop")
        return True

    run_due("a worker")
    assert "The run was stopped before this letter." in browser.page(run).text
    assert states() == [LetterState.ISSUED, LetterState.AGREED]
    assert browser.open(f"{run}.pdf").status_code == 200


def test_a_turn_that_is_over_is_followed_by_another(browser, desk, make, rosa, monkeypatch):
    agreed(Desk(browser, make.case(rosa)))
    started(browser, agreed_too="y")
    turns = []
    init = running.Turn.__init__

    def short(turn, run):
        init(turn, run)
        turns.append(len(turn.agreed))
        turn.over = iter([False, False] + [True] * 9)

    monkeypatch.setattr(running.Turn, "__init__", short)
    monkeypatch.setattr(running.Turn, "is_over", lambda turn: next(turn.over))
    run_due("a worker")
    assert turns[:2] == [2, 1]
    assert states() == [LetterState.ISSUED] * 2
    assert the_run().ended_at


def test_a_letter_with_a_packet_goes_as_the_packet(browser, issued, desk):
    browser.page(desk.url("/attachments"), files=files(photo()), shows="The notice")
    choose(desk, "The notice")
    bind_packet(desk)
    number, bound = packet().document.number, packet().id
    run = worked(browser)
    told = browser.open(f"{run}.pdf").data
    assert number in text_of(told)
    with db.writing() as session:
        session.get_one(LetterPacket, bound).sent_on = clock.today()
    assert browser.open(f"{run}.pdf").status_code == 409  # now it would be the letter alone


def test_what_may_not_go_is_left_out_with_the_reason(browser, issued, monkeypatch):
    monkeypatch.setattr(issuing, "why_it_cannot_go", lambda _letter: WHY)
    run = worked(browser)
    assert WHY in browser.page(run).text
    assert browser.open(f"{run}.pdf").status_code == 404


def test_consent_taken_back_after_it_was_bound(browser, issued, monkeypatch):
    run = worked(browser)
    monkeypatch.setattr(issuing, "why_it_cannot_go", lambda _letter: WHY)
    assert browser.open(f"{run}.pdf").status_code == 409
    assert "Something changed since" in browser.page(f"{run}.pdf", status=409).text


def test_a_case_that_is_handed_over_after_it_was_bound(browser, rosa, issued):
    """Access is asked again as the gate is: what was made before is not given to who may not see it any more."""
    run = worked(browser)
    with db.writing() as session:
        for row in session.query(Assignment).filter_by(user_id=rosa.id):
            row.starts_on = row.ends_on = clock.today() - timedelta(days=3)
    assert browser.open(f"{run}.pdf").status_code == 409
    assert issued.subject not in browser.page(run).text


def test_nobody_else_sees_it(app, make, browser, issued):
    run = worked(browser)
    other = Browser(app).sign_in(make.advocate())
    assert "Nothing waits to be posted." in other.page("/letters/post").text
    for address in (run, f"{run}.pdf"):
        assert other.open(address).status_code == 404
    other.page(f"{run}/stop", status=404, do="stop")
