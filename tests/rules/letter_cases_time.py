"""Invented letters about time: to keep what one has, to be heard late, and to be answered at last."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_example import BASE, Example

_JORDAN = replace(
    BASE,
    preferred_name="Jordan Abara Castellanos",
    short_name="Jordan",
    legal_name="",
    pronouns="they/them",
    safe_contact_line="text (614) 555-0136 before noon",
    authority_day=date(2026, 11, 18),
    reply_by=date(2026, 11, 30),
    reference_no="MA-0093-4471",
)

KEEP = Example(
    "T17",
    replace(
        _JORDAN,
        agency_name="Dunmore County Job and Family Services",
        agency_lines=("250 Statehouse Row", "Columbus Junction, OH 43997"),
        worker_name="Ms. Corinne Bexley, Hearings Intake",
        facts=(
            Fact(date(2026, 8, 3), "Willow Bend Center began three sessions a week."),
            Fact(date(2026, 11, 16), "Your office cut them to one.", "Encl. 1"),
        ),
    ),
    {
        "program": "medicaid",
        "benefit": "care of three sessions a week",
        "notice_day": "2026-11-16",
        "action": "cuts the sessions from three a week to one",
        "effective_day": "2026-12-01",
        "timely": "before",
        "appeal": "enclosed",
        "disagree": "Two of the four goals in the plan are still open.",
    },
)

LATE = Example(
    "T18",
    replace(
        _JORDAN,
        agency_name="Social Security Administration",
        agency_lines=("500 Statehouse Row", "Columbus Junction, OH 43997"),
        worker_name="",
        reference_no="",
        date_of_birth=date(1991, 7, 19),
        facts=(
            Fact(date(2026, 9, 4), "Your notice said that my checks would end.", "Encl. 2"),
            Fact(date(2026, 10, 2), "I was taken to Millrace Hospital.", "Encl. 3"),
            Fact(date(2026, 11, 17), "I came home and opened the mail.", "Encl. 3"),
        ),
    ),
    {
        "program": "ssa",
        "role": "Person who gets the checks",
        "late_thing": "request for reconsideration",
        "relief": "accept",
        "due_day": "2026-11-09",
        "was_or_is": "yes",
        "notice_day": "2026-09-04",
        "filing": "enclosed",
        "reason": "illness",
        "reason_words": "I was in the hospital for more than six weeks. Nobody could get to my mail.",
        "barrier": "ended",
        "ended_day": "2026-11-17",
        "evidence": "the discharge paper of November 17, 2026 (Encl. 3)",
        "benefits": "no",
    },
    told_by_advocate=(
        Fact(date(2026, 9, 4), "Your notice said that the checks would end.", "Encl. 2"),
        Fact(date(2026, 10, 2), "Jordan was taken to Millrace Hospital.", "Encl. 3"),
        Fact(date(2026, 11, 17), "Jordan came home and opened the mail.", "Encl. 3"),
    ),
    advocate_answers=(
        ("reason_words", "Jordan was in the hospital for more than six weeks. Nobody could get to the mail."),
    ),
)

OVERDUE = Example(
    "T27",
    replace(
        BASE,
        agency_name="Millrace Hospital",
        agency_lines=("Health Information Office", "1 Millrace Plaza", "Harlow Falls, OH 43999"),
        worker_name="",
        reference_no="MRN 55120",
        reply_by=date(2026, 12, 4),
        facts=(
            Fact(date(2026, 10, 12), "I asked for a copy of my records by fax.", "Encl. 1"),
            Fact(date(2026, 11, 13), "I called. The office said that it is “in line.”"),
        ),
    ),
    {
        "request": "request for a copy of my health records",
        "role": "Patient",
        "asked_day": "2026-10-12",
        "how_sent": "by fax",
        "clock": "records",
        "due_day": "2026-11-11",
        "harm": "I can not see the new doctor without these records.",
        "next_step": "file a complaint with the Office for Civil Rights",
    },
    told_by_advocate=(
        Fact(date(2026, 10, 12), "Thandi asked for a copy of her records by fax.", "Encl. 1"),
        Fact(date(2026, 11, 13), "Thandi called. The office said that it is “in line.”"),
    ),
    advocate_answers=(
        ("request", "request for a copy of her health records"),
        ("harm", "Thandi can not see the new doctor without these records."),
    ),
)

IN_TIME = (KEEP, LATE, OVERDUE)
