"""The page of a deadline: filed with its proof, answered, not wanted, missed, open again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.attachments.models import Attachment
from advocacy.cases.models import Case, TimelineEntry
from advocacy.db import db
from advocacy.deadlines.kinds import DeadlineState, NoticeKind, Proof
from advocacy.deadlines.models import Deadline
from advocacy.deadlines.operations import NoticeFacts, record_notice
from advocacy.issues.models import System
from tests.deadline_rows import deadline_in
from tests.pages.attached import files
from tests.rules.attached_files import photo

PAGES = ("", "/filed", "/answered", "/not-wanted", "/missed", "/open-again", "/attachments")


@pytest.fixture
def advocate(make):
    return make.advocate()


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


@pytest.fixture
def signed_in(browser, advocate):
    return browser.sign_in(advocate)


def words_of(page):
    return page.main.get_text(" ", strip=True)


def saved(deadline):
    db.session.rollback()
    return db.session.get_one(Deadline, deadline.id)


def address(deadline, part=""):
    return f"/deadlines/{deadline.public_id}{part}"


def test_filing_with_its_proof_and_a_scan_is_one_form(make, case, advocate, signed_in):
    deadline = deadline_in(make, case, advocate)
    page = signed_in.page(address(deadline))
    assert "To be done" in words_of(page) and "It counts on the day it is sent" in words_of(page)
    page = signed_in.page(
        address(deadline, "/filed"),
        filed_on="today",
        proof="fax",
        proof_number="0417",
        files=files(photo()),
        shows="Fax confirmation",
    )
    assert "Fax confirmation, 0417" in words_of(page) and "Photos and papers" in words_of(page)
    row = saved(deadline)
    assert (row.state, row.filed_on, row.proof, row.filed_late) == ("filed", clock.today(), "fax", False)
    assert db.session.scalar(select(Attachment.subject)) == deadline.public_id
    assert "A deadline was filed" in words_of(signed_in.page(f"/cases/{case.public_id}/timeline"))


def test_filed_after_the_last_day_is_late_and_not_closed(make, case, advocate, signed_in):
    deadline = deadline_in(make, case, advocate, days=-3)
    page = signed_in.page(address(deadline))
    assert "The last day is past. That does not close it" in words_of(page)
    page = signed_in.page(address(deadline, "/filed"), filed_on="today", proof="stamped")
    assert "Filed late" in words_of(page) and "Late is not lost" in words_of(page)
    assert saved(deadline).filed_late
    other = deadline_in(make, case, advocate, days=-3)
    signed_in.page(address(other, "/missed"), ended_words="We had no address.")
    assert saved(other).state == "missed"
    assert "It was filed after all" in words_of(signed_in.page(address(other)))
    signed_in.page(address(other, "/filed"), filed_on="today", proof="fax")
    assert (saved(other).state, saved(other).filed_late, saved(other).ended_words) == ("filed", True, "")


def test_proof_can_follow_and_none_needs_a_word(make, case, advocate, signed_in):
    deadline = deadline_in(make, case, advocate)
    page = signed_in.page(address(deadline, "/filed"), filed_on="today", proof="")
    assert "Filed. No proof yet." in words_of(page)
    page = signed_in.page(address(deadline, "/filed"), 422, filed_on="today", proof="none")
    assert "why there is no proof" in words_of(page)
    page = signed_in.page(address(deadline, "/filed"), 422, filed_on="tomorrow", proof="fax")
    assert "The day must be today or earlier." in words_of(page)
    page = signed_in.page(
        address(deadline, "/filed"), filed_on="today", proof="none", proof_words="The fax broke."
    )
    assert saved(deadline).proof == Proof.NONE


def test_not_wanted_and_open_again(make, case, advocate, signed_in):
    deadline = deadline_in(make, case, advocate, title="Send the pay stubs")
    signed_in.page(address(deadline, "/not-wanted"), ended_words="She has had enough.")
    assert saved(deadline).state == "not_wanted" and saved(deadline).ended_words == "She has had enough."
    page = signed_in.page(address(deadline, "/filed"), 422, filed_on="today", proof="fax")
    assert "open it again first" in words_of(page)
    signed_in.page(address(deadline, "/open-again"), ended_words="She thought again.")
    assert saved(deadline).state == "open"


def test_words_about_a_proof_that_is_not_there_are_asked_about_and_kept(make, case, advocate, signed_in):
    deadline = deadline_in(make, case, advocate)
    page = signed_in.page(
        address(deadline, "/filed"), 422, filed_on="today", proof="fax", shows="The confirmation"
    )
    assert "take these words out" in words_of(page) and "The confirmation" in str(page)
    assert saved(deadline).state == "open"


def test_an_agencys_day_is_answered_and_never_filed(make, case, advocate, signed_in):
    deadline = deadline_in(make, case, advocate, act="agency")
    page = signed_in.page(address(deadline))
    assert "Waiting for the agency" in words_of(page) and "/filed" not in str(page)
    signed_in.page(address(deadline, "/filed"), 422, filed_on="today", proof="fax")
    signed_in.page(address(deadline, "/answered"), ended_on="today", ended_words="They agree.")
    assert (saved(deadline).state, saved(deadline).ended_on) == ("answered", clock.today())


def test_nobody_misses_a_day_before_it_is_over(make, case, advocate, signed_in):
    deadline = deadline_in(make, case, advocate, days=0)
    page = signed_in.page(address(deadline, "/missed"), 422, ended_words="Too late.")
    assert "It can still be filed." in words_of(page) and "Too late." in str(page)


def test_sent_twice_it_is_one_filing(make, case, advocate, signed_in):
    deadline, once = deadline_in(make, case, advocate), str(uuid4())
    for _ in range(2):
        signed_in.page(address(deadline, "/filed"), once=once, filed_on="today", proof="fax")
    found = select(func.count()).select_from(TimelineEntry).where(TimelineEntry.kind == "deadline")
    assert db.session.scalar(found) == 1 and saved(deadline).version == 2


def test_of_two_who_file_the_second_sees_both(make, case, advocate, signed_in):
    deadline = deadline_in(make, case, advocate)
    signed_in.page(address(deadline, "/filed"), version="1", filed_on="today", proof="fax", proof_number="1")
    page = signed_in.page(
        address(deadline, "/filed"), 409, version="1", filed_on="today", proof="portal", proof_number="2"
    )
    assert "Fax confirmation" in words_of(page) and 'value="2"' in str(page)


@pytest.mark.parametrize("part", PAGES)
def test_whoever_may_not_see_the_case_finds_nothing(part, make, case, advocate, browser):
    deadline = deadline_in(make, case, advocate)
    browser.sign_in(make.advocate())
    assert browser.open(address(deadline, part)).status_code == 404
    assert browser.send(address(deadline, part), ended_words="x", filed_on="today").status_code in (404, 405)
    assert saved(deadline).state == DeadlineState.OPEN


def test_a_second_telling_takes_no_proof_away(make, case, advocate, app):
    from advocacy.deadlines.filing import Filed, file_deadline

    deadline = deadline_in(make, case, advocate)
    for filed in (Filed(clock.today() - timedelta(days=1), Proof.FAX, "17"), Filed(clock.today())):
        with db.writing():
            file_deadline(db.session.get_one(Deadline, deadline.id), filed, advocate)
    row = saved(deadline)
    assert (row.proof, row.proof_number) == ("fax", "17")
    assert row.filed_on == clock.today() - timedelta(days=1)


def test_what_was_filed_starts_the_agencys_time_and_opened_again_stops_it(make, case, advocate, signed_in):
    ago = clock.today() - timedelta(days=10)
    facts = NoticeFacts(System.BENEFITS, NoticeKind.REDUCED, "SNAP-FH", dated=ago)
    with db.writing():
        record_notice(db.session.get_one(Case, case.id), facts, advocate)
    found = db.session.scalars(select(Deadline).where(Deadline.case_id == case.id))
    dates = {one.rule: one for one in found if one.result != "late_filing"}
    assert dates["SNAP-DECIDE"].work_by is None
    signed_in.page(address(dates["SNAP-FH"], "/filed"), filed_on="today", proof="fax")
    assert saved(dates["SNAP-DECIDE"]).work_by == clock.today() + timedelta(days=60)
    signed_in.page(address(dates["SNAP-FH"], "/open-again"), ended_words="It came back.")
    assert saved(dates["SNAP-FH"]).state == "open" and saved(dates["SNAP-DECIDE"]).work_by is None
