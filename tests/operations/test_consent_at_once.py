"""A consent is taken back while somebody issues, or writes down that it went: whoever commits first is right."""

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.consent.disclosing.models import Disclosure
from advocacy.consent.models import Consent
from advocacy.db import db
from advocacy.directory.operations import add_agency, add_service
from advocacy.documents.models import Document, DocumentState
from advocacy.referrals.models import Referral
from advocacy.tasks.models import Task
from tests.looking import Browser
from tests.pages.referrals import ASKED, YES
from tests.trouble.together import at_once

REVOKE = {"how": "spoken", "words": "No more.", "received_by": "Rosa"}
TURNS = 3


@pytest.fixture
def rosa(make):
    return make.advocate()


@pytest.fixture
def desks(app, rosa):
    return [Browser(app).sign_in(rosa) for _ in range(2)]


def an_agreed_referral(make, rosa, browser):
    """A referral with a consent of its own: its id and the consent's."""
    case = make.case(rosa)
    with db.writing():
        agency = add_agency({"name": f"Agency {case.reference}"}, by=rosa)
        service = add_service(agency, {"name": "Rides", "status": "active"}, by=rosa)
        where = f"/cases/{case.public_id}/referrals/new?service={service.public_id}"
    consent = make.consent(case, agency_id=agency.id)
    browser.page(where, **ASKED)
    db.session.rollback()
    referral = db.session.scalars(select(Referral).order_by(Referral.id.desc())).first()
    browser.page(f"/referrals/{referral.public_id}/agree", **YES)
    return referral.public_id, consent.public_id


def row(model, public_id):
    db.session.rollback()
    return db.session.scalars(select(model).where(model.public_id == public_id)).one()


@pytest.mark.pdf
def test_nothing_is_frozen_after_the_consent_was_taken_back(make, rosa, desks):
    for _ in range(TURNS):
        referral, consent = an_agreed_referral(make, rosa, desks[0])
        answers = at_once(
            lambda referral=referral: desks[0].send(f"/referrals/{referral}/issue", do="issue"),
            lambda consent=consent: desks[1].send(f"/consents/{consent}/revoke", **REVOKE),
        )
        assert answers[1].status_code == 303 and answers[0].status_code in (303, 422)
        revoked_at, paper = row(Consent, consent).revoked_at, row(Referral, referral)
        documents = db.session.scalars(select(Document).where(Document.subject == referral)).all()
        for one in documents:
            frozen_before = one.state == DocumentState.ISSUED and one.issued_at <= revoked_at
            assert frozen_before or (one.state == DocumentState.VOID and one.void_reason)
        assert (paper.paper == "issued") == any(one.state == DocumentState.ISSUED for one in documents)


@pytest.mark.pdf
def test_what_is_written_down_as_sent_went_before_or_not_at_all(make, rosa, desks):
    for _ in range(TURNS):
        referral, consent = an_agreed_referral(make, rosa, desks[0])
        desks[0].page(f"/referrals/{referral}/issue", do="issue")
        sent, revoked = at_once(
            lambda referral=referral: desks[0].send(
                f"/referrals/{referral}/sent", sent_on="today", how="fax"
            ),
            lambda consent=consent: desks[1].send(f"/consents/{consent}/revoke", **REVOKE),
        )
        assert revoked.status_code == 303 and sent.status_code in (303, 422)
        taken_back = row(Consent, consent)
        told = db.session.scalars(select(Disclosure).where(Disclosure.subject == referral)).all()
        assert len(told) == (1 if sent.status_code == 303 else 0)
        assert all(one.recorded_at <= taken_back.revoked_at for one in told)
        tasks = db.session.scalars(select(Task).where(Task.origin == consent)).all()
        assert len(tasks) == len(told), "who was told hears of it, and nobody else"


@pytest.mark.pdf
def test_two_who_take_it_back_at_once_make_one_task(make, rosa, desks):
    referral, consent = an_agreed_referral(make, rosa, desks[0])
    desks[0].page(f"/referrals/{referral}/issue", do="issue")
    desks[0].page(f"/referrals/{referral}/sent", sent_on="today", how="fax")
    at_once(*(lambda desk=desk: desk.send(f"/consents/{consent}/revoke", **REVOKE) for desk in desks))
    assert len(db.session.scalars(select(Task).where(Task.origin == consent)).all()) == 1
    assert row(Consent, consent).revoked_at <= clock.now()
