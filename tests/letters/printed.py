"""Ordinary sheets; a test names only what matters. Everybody in them is invented."""

import datetime as dt
from pathlib import Path
from typing import Any

from advocacy.documents.sheets import Letterhead, LetterSheet, Paper, ReferralSheet, SafeContact, Signature
from advocacy.documents.text_blocks import text_blocks

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0e5257"/></svg>'
FOUR_LINES = (
    "Ms. Paula Verhoeven, Appeals Manager",
    "Larkfield Health Plan",
    "P.O. Box 4410",
    "Dunmore, OH 43998-4410",
)
SIX_LINES = (
    "Ms Bronwen Tyler",
    "Chair, Lettings Panel",
    "Ashcombe Community Homes",
    "3 Corn Street",
    "Ashcombe",
    "AS1 1BD",
)
NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
LETTERHEAD = Letterhead(
    name="Riverbend Peer Advocates",
    tagline="Support from people who have been there",
    lines=("418 Millrace Street, Suite 2", "Harlow Falls, OH 43999"),
    phone="(614) 555-0142",
    fax="(614) 555-0143",
    email="letters@riverbend.example",
    logo=LOGO,
)
BODY = """
We ask you to reverse your decision of October 29 and approve the ultralight wheelchair.

# What happened
May 12 | The frame of my 38-pound standard chair cracked. | Encl. 2
October 29 | You denied the chair. Your reason: “A standard wheelchair meets the need.” | Encl. 1

# What we ask you to do
1. Approve wheelchair K0005 as ordered.
2. Decide in writing by December 23, 2026.
"""


def letter(**changes: Any) -> LetterSheet:
    ordinary: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "recipient_lines": FOUR_LINES,
        "date": dt.date(2026, 11, 23),
        "number": "RPA-L-2026-0412",
        "sent_by": "Fax (614) 555-0177 and certified mail",
        "reply_by": dt.date(2026, 12, 23),
        "subject": "appeal, wheelchair denied on October 29, 2026",
        "about": (("Member", "Thandi Okafor-Reyes, ID LFH 0048 2217"), ("Request", "PA-2026-118834")),
        "salutation": "Dear Ms. Verhoeven:",
        "body": text_blocks(BODY),
        "rule_line": "29 CFR 2560.503-1(h)(2)(iii).",
        "reach_us": "Call Dana Whitcomb at (614) 555-0142, weekdays 9 to 5.",
        "signatures": (
            Signature(name="Thandi Okafor-Reyes", role="Member"),
            Signature(name="Dana Whitcomb", role="Peer advocate", on_behalf="Riverbend Peer Advocates"),
        ),
        "enclosures": ("Your notice of October 29", "Repair record, May 12"),
        "copies": ("Thandi Okafor-Reyes",),
    }
    return LetterSheet(**{**ordinary, **changes})


def british_letter(**changes: Any) -> LetterSheet:
    return letter(**{"paper": Paper.A4, "language": "en-GB", "recipient_lines": SIX_LINES, **changes})


def referral(**changes: Any) -> ReferralSheet:
    ordinary: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "number": "R-2026-0173",
        "date": dt.date(2026, 11, 20),
        "valid_until": dt.date(2027, 2, 20),
        "reply_by": dt.date(2026, 12, 4),
        "priority": "Routine",
        "heading": "Rides to appointments for Marisol Etxeberria",
        "request": "Please give Marisol a ride to her clinic and back on Tuesdays and Fridays.",
        "known_as": "Marisol",
        "sender_lines": ("Dana Whitcomb, peer advocate", "Riverbend Peer Advocates"),
        "receiver_lines": ("Theo Marchbanks, ride scheduler", "Cedar Street Rides, 31 Cedar Street"),
        "own_words": "“I want to get to the clinic without asking my neighbor.”",
        "goal": "to keep every appointment this winter.",
        "facts": "Lives in Harlow Falls, ward 3. Has no car.",
        "safe_contact": SafeContact(best="Text (614) 555-0127, after 5 p.m. only.", also="No voicemail."),
        "language_and_access": "Spanish; an interpreter for more than times and places.",
        "shared": "This page and the list of visit times.",
        "not_shared": "Her health, income and papers.",
        "enclosures": ("List of visit times",),
        "consent": "C-2026-0239, signed November 17, 2026. Marisol can stop it at any time.",
        "first_contact": "Dana will join the first text or call.",
        "reply_to": ("Fax (614) 555-0143", "Mail: 418 Millrace Street, Suite 2, Harlow Falls, OH 43999"),
    }
    return ReferralSheet(**{**ordinary, **changes})


PRINT = Path(__file__).resolve().parents[2] / "advocacy" / "documents" / "print"
