"""Referrals as an advocate makes them: what is sent, and what the pages say."""

from sqlalchemy import select

from advocacy.db import db
from advocacy.referrals.models import Referral

ASKED = {
    "topics": ["contact_details", "situation"],
    "purpose": "services",
    "need": "A ride to my clinic without asking my neighbor.",
    "goal": "none",
    "asked_for": "Please give a ride to the clinic and back on Tuesdays.",
    "facts": "Lives in ward 3. Has no car.",
    "not_shared": "Health, income and papers.",
    "access": "Spanish",
    "how_to_reach": "Text 555-0142 after 5 pm.\nNo voicemail.",
    "priority": "routine",
    "reply_by": "tomorrow",
}
YES = {"agreed_on": "today", "how": "read_to_them", "said_to": "Rosa Delgado"}


def the_referral() -> Referral:
    db.session.rollback()
    return db.session.scalars(select(Referral)).one()


def url(part: str = "") -> str:
    return f"/referrals/{the_referral().public_id}{part}"


def stands(page) -> str:
    return page.select_one(".state h2").text


def problems(page) -> str:
    return page.select_one(".problems").text


def said(page) -> str:
    return page.main.get_text(" ", strip=True)
