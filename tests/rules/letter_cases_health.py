"""Invented letters about care and its records: to plans, to reviewers, to record offices."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_example import BASE, Example

MEDICAID = Example(
    "T02",
    replace(
        BASE,
        agency_name="Harbor Community Plan",
        agency_lines=("Appeals and Grievances", "P.O. Box 710", "Dunmore, OH 43998"),
        worker_name="",
        reference_no="HCP-77120",
        reply_by=date(2026, 12, 4),
        facts=(
            Fact(date(2026, 6, 1), "You approved 30 hours of home care a week for one year.", "Encl. 3"),
            Fact(date(2026, 11, 16), "You cut the hours to 12.", "Encl. 1"),
        ),
    ),
    {
        "member_id": "HCP 3381 0042",
        "notice_day": "2026-11-16",
        "service": "home care, 30 hours a week",
        "action": "cuts my home care from 30 hours a week to 12",
        "effective_day": "2026-12-01",
        "change": "less",
        "keep_services": "keep",
        "disagree": "Nothing has changed since June. I still need help to get up, to bathe and to eat each day.",
        "clinician": "Dr. Nia Calloway",
        "timing": "standard",
    },
    advocate_answers=(
        ("action", "cuts the home care from 30 hours a week to 12"),
        (
            "disagree",
            "Nothing has changed since June. Thandi still needs help to get up, to bathe and to eat.",
        ),
    ),
)

REVIEW = Example(
    "T04",
    replace(
        BASE,
        agency_name="State Department of Insurance",
        agency_lines=("External Review", "40 Statehouse Row", "Columbus Junction, OH 43997"),
        worker_name="",
        facts=(
            Fact(date(2026, 7, 14), "The plan denied the chair.", "Encl. 3"),
            Fact(date(2026, 8, 3), "I appealed to the plan.", "Encl. 4"),
            Fact(date(2026, 10, 29), "The plan said its final no.", "Encl. 1"),
        ),
    ),
    {
        "plan": "Larkfield Health Plan",
        "member_id": "LFH 0048 2217",
        "claim_no": "PA-2026-118834",
        "denial_day": "2026-10-29",
        "service": "the ultralight wheelchair, code K0005",
        "plan_reason": "A standard wheelchair meets the member’s need.",
        "why_met": "In the standard chair I had to stop after 150 feet. In the ultralight chair I went 900 feet.",
        "clinician": "Dr. Nia Calloway",
        "form": "enclosed",
        "may_see": "yes",
        "timing": "standard",
    },
    told_by_advocate=(
        Fact(date(2026, 7, 14), "The plan denied the chair.", "Encl. 3"),
        Fact(date(2026, 8, 3), "Thandi appealed to the plan.", "Encl. 4"),
        Fact(date(2026, 10, 29), "The plan said its final no.", "Encl. 1"),
    ),
    advocate_answers=(
        (
            "why_met",
            "In that chair Thandi had to stop after 150 feet. In the ultralight chair she went 900 feet.",
        ),
    ),
)

APPROVAL = Example(
    "T05",
    replace(
        BASE,
        worker_name="",
        agency_lines=("Drug Coverage", "P.O. Box 4412", "Dunmore, OH 43998"),
        reply_by=date(2026, 12, 1),
        facts=(
            Fact(date(2026, 10, 20), "Dr. Calloway prescribed the medicine."),
            Fact(date(2026, 11, 12), "The pharmacy said that it needs your approval.", "Encl. 2"),
        ),
    ),
    {
        "cover": "part_d",
        "member_id": "LFH 0048 2217",
        "service": "Venlora 40 mg, once a day",
        "prescriber": "Dr. Nia Calloway",
        "need": "With it I can sleep, and I can work a full day.",
        "guideline": "State Pain Council, 2025, page 14",
        "tried": "Two other medicines, from March to September. One did not help. The other made me fall.",
        "alternatives": "they would work less well, and one did harm",
        "harm": "I have missed nine days of work since October. My leave ends in January.",
        "timing": "urgent",
    },
    told_by_advocate=(
        Fact(date(2026, 10, 20), "Dr. Calloway prescribed the medicine."),
        Fact(date(2026, 11, 12), "The pharmacy said that it needs your approval.", "Encl. 2"),
    ),
    advocate_answers=(
        ("need", "With it Thandi can sleep, and she can work a full day."),
        ("tried", "Two other medicines, from March to September. One did not help. The other made her fall."),
        ("harm", "Thandi has missed nine days of work since October. Her leave ends in January."),
    ),
)

AUTHORIZED = Example(
    "T07",
    replace(
        BASE,
        agency_name="Millrace Hospital",
        agency_lines=("Health Information Office", "1 Millrace Plaza", "Harlow Falls, OH 43999"),
        worker_name="",
        reference_no="MRN 55120",
    ),
    {
        "records": "the discharge summary and the test results",
        "dates": "between",
        "first_day": "2026-05-01",
        "last_day": "2026-10-31",
        "reason": "the appeal to Larkfield Health Plan",
        "therapy_notes": "no",
        "substance_use": "no",
        "form": "pdf",
        "where": "dana@riverbend.example",
    },
)

CORRECTION = Example(
    "T08",
    replace(
        BASE,
        agency_name="Millrace Hospital",
        agency_lines=("Health Information Office", "1 Millrace Plaza", "Harlow Falls, OH 43999"),
        worker_name="",
        reference_no="MRN 55120",
        reply_by=date(2027, 1, 15),
    ),
    {
        "where_it_stands": "the visit note of Dr. Ames, page 2",
        "entry_day": "2026-09-14",
        "entry": "Patient left before the end of the visit.",
        "wrong": "I stayed until the end. The nurse gave me my papers at 4:10 p.m.",
        "proof": "the visit summary, printed at 4:08 p.m.",
        "replacement": "Patient stayed until the end of the visit.",
        "tell": "named",
        "who_has_it": "Larkfield Health Plan",
    },
)

ABOUT_CARE = (MEDICAID, REVIEW, APPROVAL, AUTHORIZED, CORRECTION)
