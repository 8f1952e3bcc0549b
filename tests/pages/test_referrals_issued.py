"""Referral records through the one gate: agreed, numbered, frozen."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.consent import release
from advocacy.consent.models import Agreement
from advocacy.db import db
from advocacy.directory.models import Agency, Phone, Service
from advocacy.documents.models import Document, DocumentState
from advocacy.folding import fold
from advocacy.jobs.running import run_due
from advocacy.referrals.issuing import IssuableReferral
from advocacy.web.refusals import Refused
from tests.letters.reading_pdf import text_of
from tests.pages.referrals import ASKED, YES, problems, said, stands, the_referral, url


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


@pytest.fixture
def add_service(make):
    def add(name: str = "Rides to clinics", **facts: Any) -> Service:
        agency = make.kept(Agency(name="Cedar Street Center", sort_name="cedar", changed_at=clock.now()))
        make.kept(Phone(agency_id=agency.id, as_found="555-0163"))
        text = fold(f"{name} cedar street center")
        return make.kept(Service(agency_id=agency.id, name=name, search_text=text, **facts))

    return add


@pytest.fixture
def written(browser, make, case, add_service):
    service = add_service()
    make.consent(case, agency_id=service.agency_id)
    return browser.page(f"/cases/{case.public_id}/referrals/new?service={service.public_id}", **ASKED)


@pytest.fixture
def issued(browser, written):
    browser.page(url("/agree"), **YES)
    return browser.page(url("/issue"), do="issue")


def test_what_prints_is_what_was_told_and_no_more(browser, issued):
    printed = text_of(browser.open(url(".pdf")).data)
    for words in ("R-", "A ride to my clinic", "Has no car.", "Text 555-0142 after 5 pm.", "Received by"):
        assert words in printed
    assert "Reply slip for referral" in printed


def test_the_download_is_frozen_and_names_nobody(browser, issued):
    answer = browser.open(url(".pdf"))
    number = f"R-{clock.today().year}-0001"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="referral-{number}.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    document = db.session.scalars(select(Document)).one()
    assert hashlib.sha256(answer.data).hexdigest() == document.sha256


def test_there_is_no_pdf_before_it_is_issued(browser, written):
    assert browser.open(url(".pdf")).status_code == 404
    assert browser.open(url("/preview.pdf")).data.startswith(b"%PDF")
    assert db.session.scalars(select(Document)).all() == []


def test_without_a_yes_nothing_is_issued(browser, written):
    page = browser.page(url("/issue"), status=422, do="issue")
    assert "has not agreed" in problems(page)


def test_words_changed_after_the_yes_make_it_a_draft_again(browser, written):
    browser.page(url("/agree"), **YES)
    page = browser.page(url("/edit"), **{**ASKED, "facts": "Other facts."})
    assert "it is a draft again" in said(page)
    assert stands(page) == "Draft"
    browser.page(url("/issue"), status=422, do="issue")


def test_a_new_address_of_the_service_needs_a_new_yes(browser, written):
    browser.page(url("/agree"), **YES)
    with db.writing():
        db.session.scalars(select(Service)).one().name = "Rides elsewhere"
    assert "The words changed after the person agreed." in problems(
        browser.page(url("/issue"), status=422, do="issue")
    )


def test_a_service_that_closes_meanwhile_gets_nothing(browser, written):
    browser.page(url("/agree"), **YES)
    with db.writing():
        db.session.scalars(select(Service)).one().do_not_refer = "Closed for repairs."
    assert "This service has closed." in problems(browser.page(url("/issue"), status=422, do="issue"))


def test_a_yes_taken_back_while_the_page_is_made_voids_the_number(browser, case, rosa, written):
    browser.page(url("/agree"), **YES)
    agreement = db.session.scalars(select(Agreement)).one().public_id

    class TakenBackMeanwhile(IssuableReferral):
        """A yes that is taken back, through the page, while the PDF is being made."""

        def printer(self, record, document):
            make = super().printer(record, document)
            return lambda: (browser.page(f"/consents/{agreement}/take-back", do="back"), make())[1]

    with pytest.raises(Refused, match="took back"):
        release.issue(TakenBackMeanwhile(the_referral().public_id, rosa), case=case.public_id, by=rosa)
    assert db.session.scalars(select(Document)).one().state == DocumentState.VOID
    assert (the_referral().paper, the_referral().document_id) == ("agreed", None)


def test_what_a_crash_leaves_is_released_by_the_job(browser, case, rosa, written):
    browser.page(url("/agree"), **YES)
    release.begin(IssuableReferral(the_referral().public_id, rosa), case=case.public_id, by=rosa)
    assert stands(browser.page(url("/issue"), do="issue")) == "Being issued. This takes a moment."
    with db.writing():
        db.session.scalars(select(Document)).one().reserved_at = clock.now() - timedelta(minutes=11)
    run_due("a worker")
    assert the_referral().paper == "agreed"
