"""Authorities: who may speak for the person. They are signed and taken back as consents are."""

import pytest

from advocacy.consent.kinds import State
from tests.looking import Browser
from tests.pages.consents import SIGNED, SPEAKS, said, the_authority


@pytest.fixture
def advocate(make):
    return make.advocate(name="Rosa Delgado")


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


@pytest.fixture
def signed_in(browser, advocate):
    return browser.sign_in(advocate)


def test_an_authority_is_signed_and_taken_back_the_same_way(signed_in, case, advocate):
    signed_in.page(f"/cases/{case.public_id}/authorities/new", **SPEAKS)
    authority = the_authority()
    assert authority.representative_id == advocate.id
    there = f"/authorities/{authority.public_id}"
    for part in ("", "/edit", "/sign", "/revoke", "/throw-away", "/form", "/attachments"):
        signed_in.page(there + part)
    page = signed_in.page(f"{there}/sign", **SIGNED)
    assert "Rosa Delgado may speak for them and get letters and notices at Larkmere County" in said(page)
    spoken = signed_in.page(f"{there}/revoke", how="spoken", received_by="Rosa")
    assert "Taken back" in spoken.select_one(".state h2").text
    assert the_authority().state == State.REVOKED


def test_it_needs_its_parts_and_no_spoken_yes(signed_in, case):
    page = signed_in.page(
        f"/cases/{case.public_id}/authorities/new", **{**SPEAKS, "agency_name": "", "may": []}
    )
    assert "Write to whom they may speak." in said(page) and "Choose what they may do." in said(page)
    signed_in.page(f"/cases/{case.public_id}/authorities/new", **SPEAKS)
    there = f"/authorities/{the_authority().public_id}"
    page = signed_in.page(f"{there}/sign", 422, **{**SIGNED, "signature": "spoken", "witness": "Ann"})
    assert "A spoken yes is not enough" in page.select_one(".problems").text
    assert the_authority().state == State.DRAFT


def test_nobody_else_sees_it(signed_in, case, app, make):
    signed_in.page(f"/cases/{case.public_id}/authorities/new", **SPEAKS)
    there, stranger = f"/authorities/{the_authority().public_id}", Browser(app).sign_in(make.advocate())
    for part in ("", "/edit", "/sign", "/revoke", "/form", "/form.pdf", "/revocation.pdf", "/attachments"):
        assert stranger.open(there + part).status_code == 404, part
    assert stranger.send(f"{there}/sign", **SIGNED).status_code == 404
