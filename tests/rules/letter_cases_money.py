"""Invented letters about money that is asked for, and two about what must stay private."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_example import BASE, Example

_HOSPITAL = replace(
    BASE,
    agency_name="Millrace Hospital",
    agency_lines=("Billing Office", "1 Millrace Plaza", "Harlow Falls, OH 43999"),
    worker_name="",
    reference_no="A-20417",
)

BILL = Example(
    "T28",
    replace(
        _HOSPITAL,
        facts=(
            Fact(date(2026, 10, 2), "I came to the emergency room after a fall and stayed four days."),
            Fact(date(2026, 10, 20), "You sent the first bill.", "Encl. 3"),
        ),
    ),
    {
        "account_no": "A-20417",
        "care_days": "October 2 to 6, 2026",
        "first_bill": "2026-10-20",
        "amount": "$4,180.00",
        "household": "two people, one of them a child",
        "income": "$1,650 a month from my job",
        "insurance": "none",
        "hardship": "After rent and food about $120 is left each month.",
        "application": "enclosed",
        "collector": "yes",
        "collector_name": "Dunmore Recovery",
    },
)

DEBT = Example(
    "T29",
    replace(
        BASE,
        agency_name="Dunmore Recovery",
        agency_lines=("P.O. Box 88", "Dunmore, OH 43998"),
        worker_name="",
        reference_no="DR-77120",
        date_of_birth=None,
    ),
    {
        "file_no": "DR-77120",
        "notice_day": "2026-11-02",
        "received": "2026-11-06",
        "amount": "$612.40, for Millrace Hospital",
        "dispute": "all",
        "why": "My plan paid this bill on June 9.",
        "contact": "mail",
    },
    advocate_answers=(("why", "The plan paid this bill on June 9."),),
)

MONEY = Example(
    "T30",
    replace(
        BASE,
        agency_name="Social Security Administration",
        agency_lines=("500 Statehouse Row", "Columbus Junction, OH 43997"),
        worker_name="",
        reference_no="ends in 4471",
        facts=(
            Fact(date(2026, 3, 2), "I told the office about my job, and sent each pay slip.", "Encl. 3"),
            Fact(date(2026, 11, 4), "You wrote that I was paid $2,940.00 too much.", "Encl. 2"),
        ),
    ),
    {
        "asks_for": "waiver",
        "role": "claimant",
        "paper": "notice",
        "notice_day": "2026-11-04",
        "amount": "$2,940.00",
        "fault": "I told the office about my job on March 2 and sent each pay slip. Nobody told me to stop the checks.",
        "cannot_pay": "I have $1,150 a month. Rent, food and medicine take $1,110.",
        "form": "with",
        "form_no": "SSA-632",
    },
)

# The other two things that T30 may ask for.
MONEY_ESTIMATE = Example(
    "T30",
    replace(
        _HOSPITAL,
        facts=(
            Fact(date(2026, 8, 3), "I got the good faith estimate.", "Encl. 3"),
            Fact(date(2026, 10, 28), "The bill came for more than twice as much.", "Encl. 2"),
        ),
    ),
    {
        "asks_for": "estimate",
        "role": "patient",
        "paper": "bill",
        "notice_day": "2026-10-28",
        "amount": "$2,615.00",
        "estimate": "$1,200.00, dated August 3, 2026",
        "cannot_pay": "I have $1,650 a month. Rent, food and the bus take $1,530.",
        "form": "none",
    },
)

MONEY_PLAN = Example(
    "T30",
    replace(_HOSPITAL, facts=(Fact(date(2026, 10, 20), "You sent the bill.", "Encl. 1"),)),
    {
        "asks_for": "plan",
        "role": "patient",
        "paper": "bill",
        "notice_day": "2026-10-20",
        "amount": "$840.00",
        "cannot_pay": "I have $1,650 a month. After rent and food about $60 is left.",
        "monthly": "$25",
        "plan_start": "2027-01-04",
        "form": "none",
    },
)

TAKEN_BACK = Example(
    "T32",
    replace(
        _HOSPITAL,
        agency_lines=("Health Information Office", "1 Millrace Plaza", "Harlow Falls, OH 43999"),
        reference_no="MRN 55120",
        reply_by=date(2026, 12, 4),
    ),
    {
        "regime": "health",
        "consent_no": "C-2026-0031",
        "consent_day": "2026-06-15",
        "allowed": "Millrace Hospital to tell my landlord when I am in the hospital",
        "scope": "all",
        "ends_on": "receipt",
        "told": "Alder Court Homes, and everyone who works on my floor",
    },
)

SAFE = Example(
    "T31",
    replace(
        _HOSPITAL,
        agency_lines=("Health Information Office", "1 Millrace Plaza", "Harlow Falls, OH 43999"),
        reference_no="MRN 55120",
        reply_by=date(2026, 12, 1),
    ),
    {
        "office": "health",
        "role": "Patient",
        "address_kind": "program",
        "substitute": "P.O. Box 5000, Unit 1173\nColumbus Junction, OH 43997",
        "named": "Victor Okafor, or anyone but me",
        "shared": "yes",
    },
)

OTHER_MONEY = {"estimate": MONEY_ESTIMATE, "plan": MONEY_PLAN}
ABOUT_MONEY = (BILL, DEBT, MONEY)
PRIVATE = (SAFE, TAKEN_BACK)
