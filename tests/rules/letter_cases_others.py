"""Invented letters that bring others in: who decides, who should help, who may act for the person."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_example import BASE, Example

SUPPORT = Example(
    "T20",
    replace(
        BASE,
        preferred_name="Callum Frost-Adeyemi",
        short_name="Callum",
        legal_name="",
        pronouns="he/him",
        agency_name="Ashcombe Community Homes",
        agency_lines=("3 Corn Street", "Dunmore, OH 43998"),
        worker_name="Ms. Bronwen Tyler, Chair",
        facts=(
            Fact(date(2025, 6, 3), "Callum opened the garden group. He has done so every Tuesday since."),
            Fact(date(2026, 5, 8), "He reported a leak on the day it began and stayed for the repair."),
        ),
    ),
    {
        "asks_for": "offer Callum the one-bedroom home at Linden House",
        "matter": "LH/2026/317",
        "known_since": "2025-03-04",
        "how_often": "every week, so far 74 times",
        "strengths": "He keeps his word. Of our 74 meetings he kept 71 and moved three in good time.",
        "supports": "We will go on meeting for at least six months after he moves. "
        "His sister lives ten minutes away.",
        "own_words": "I want a front door of my own, and to stay near the garden.",
    },
)

REFERRAL = Example(
    "T21",
    replace(
        BASE,
        agency_name="Harlow Falls Home Repair",
        agency_lines=("14 Canal Street", "Harlow Falls, OH 43999"),
        worker_name="Mr. Ben Adair",
        reference_no="",
        date_of_birth=None,
        reply_by=date(2026, 12, 4),
        facts=(Fact(date(2026, 11, 13), "The landlord agreed in writing."),),
    ),
    {
        "short_ask": "three grab bars in a bathroom",
        "asks_for": "put up three grab bars in my bathroom",
        "reason": "You do this work at no cost for renters in the county. I fell there twice this fall.",
        "goal": "I want to shower alone again.",
        "urgency": "soon",
        "urgent_why": "Until then I wash at the sink.",
        "scope": "my name, what the bathroom needs and when I am at home",
        "until": "2027-05-31",
    },
    told_by_advocate=(Fact(date(2026, 11, 13), "The landlord agreed in writing."),),
    advocate_answers=(
        ("asks_for", "put up three grab bars in her bathroom"),
        (
            "reason",
            "You do this work at no cost for renters in the county. Thandi fell there twice this fall.",
        ),
        ("goal", "In her words: “I want to shower alone again.”"),
        ("urgent_why", "Until then she washes at the sink."),
        ("scope", "her name, what the bathroom needs and when she is at home"),
    ),
)

APPOINTED = Example(
    "T22",
    replace(BASE, reply_by=date(2026, 12, 7)),
    {
        "program": "medicare",
        "matter": "my appeal of your notice of October 29, 2026",
        "scope": "Dana may file papers, ask for my records and speak for me. Only I may end the appeal.",
        "their_no": "1EG4-TE5-MK73",
        "home_address": "77 Alder Court, Harlow Falls, OH 43999",
        "person_phone": "(614) 555-0119",
        "relation": "peer advocate at Riverbend Peer Advocates, who has helped me since March 2025",
        "rep_address": "418 Millrace Street, Suite 2, Harlow Falls, OH 43999",
        "rep_phone": "(614) 555-0142",
    },
)

WITH_OTHERS = (SUPPORT, REFERRAL, APPOINTED)
