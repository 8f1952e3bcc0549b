"""Consents as an advocate writes them: what is sent, and what the pages say."""

from typing import Any

from sqlalchemy import select

from advocacy.consent.models import Authority, Consent
from advocacy.db import db

WHOLE = {
    "agency_name": "Northside Clinic",
    "way": "us",
    "topics": ["housing", "benefits"],
    "topics_words": "When she can move in, and what the county pays.",
    "purposes": ["healthcare"],
    "purpose_words": "To get a shower chair",
    "expires_on": "March 6, 2999",
    "signer": "person",
    "signer_name": "Nguyễn Thị Hạnh",
    "regimes": ["part2", "hipaa"],
    "how_to_revoke": "Tell Rosa Delgado, 555-0100.",
    "kind": "general",
    "named": "name",
}
SIGNED = {"signature": "paper", "signed_on": "today", "signer_name": "Nguyễn Thị Hạnh"}
SPEAKS = {
    "representative": "Rosa Delgado",
    "agency_name": "Larkmere County",
    "may": ["speak", "get_letters"],
    "topics": ["benefits"],
    "about": "The hearing about home care hours",
    "expires_on": "March 6, 2999",
    "signer": "person",
    "signer_name": "Nguyễn Thị Hạnh",
}


def the_consent() -> Consent:
    db.session.rollback()
    return db.session.scalars(select(Consent).order_by(Consent.id.desc()).limit(1)).one()


def the_authority() -> Authority:
    db.session.rollback()
    return db.session.scalars(select(Authority).order_by(Authority.id.desc()).limit(1)).one()


def url(part: str = "") -> str:
    return f"/consents/{the_consent().public_id}{part}"


def said(page: Any) -> str:
    return " ".join(page.main.get_text(" ", strip=True).split())
