"""Two who sign, change or take back the same sheet at the same moment."""

from functools import partial

import pytest
from sqlalchemy import func, select

from advocacy.audit.models import AuditEvent
from advocacy.consent.kinds import State
from advocacy.db import db
from tests.looking import Browser
from tests.pages.consents import SIGNED, WHOLE, the_consent, url
from tests.trouble.together import at_once


@pytest.fixture
def two(app, make):
    advocate = make.advocate()
    case = make.case(advocate)
    browsers = [Browser(app).sign_in(advocate) for _ in range(2)]
    browsers[0].page(f"/cases/{case.public_id}/consents/new", **WHOLE)
    return browsers


def told(action: str) -> int:
    db.session.rollback()
    return (
        db.session.scalar(select(func.count()).select_from(AuditEvent).where(AuditEvent.action == action))
        or 0
    )


def test_two_signatures_at_once_are_one(two):
    answers = at_once(*(partial(one.send, url("/sign"), **SIGNED) for one in two))
    assert sorted(answer.status_code for answer in answers) == [303, 422]
    assert told("consent.signed") == 1


def test_what_is_signed_is_what_was_read(two):
    """Either the change comes first and the signature is asked for again, or the sheet is signed as it was read."""
    version = str(the_consent().version)
    changed = {**WHOLE, "agency_name": "Southside", "version": version}
    answers = at_once(
        partial(two[0].send, url("/sign"), **SIGNED, version=version),
        partial(two[1].send, url("/edit"), **changed),
    )
    consent = the_consent()
    signed = consent.state == State.LIVE
    assert consent.recipient == ("Northside Clinic" if signed else "Southside")
    assert (
        sorted(answer.status_code for answer in answers)[0] == 303 != answers[1 if signed else 0].status_code
    )


def test_taken_back_twice_at_once_it_is_taken_back_once(two):
    two[0].page(url("/sign"), **SIGNED)
    answers = at_once(*(partial(one.send, url("/revoke"), how="spoken", received_by="Rosa") for one in two))
    assert [answer.status_code for answer in answers] == [303, 303]
    assert told("consent.revoked") == 1 and the_consent().state == State.REVOKED
