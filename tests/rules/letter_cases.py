"""Invented letters, complete, for the tests that read them."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from advocacy.letters.template import Signer
from tests.rules.letter_cases_health import ABOUT_CARE
from tests.rules.letter_cases_money import ABOUT_MONEY, OTHER_MONEY, PRIVATE
from tests.rules.letter_cases_others import WITH_OTHERS
from tests.rules.letter_cases_school import AT_SCHOOL
from tests.rules.letter_cases_talk import AROUND_A_TALK
from tests.rules.letter_cases_time import IN_TIME
from tests.rules.letter_example import BASE, TEMPLATES, Example, as_read, golden_path

APPEAL = Example(
    "T01",
    replace(
        BASE,
        facts=(
            Fact(date(2026, 9, 14), "I fell while lifting my old chair into a car.", "Encl. 3"),
            Fact(
                date(2026, 10, 6), "Luis Ferrante, physical therapist, tested me in both chairs.", "Encl. 4"
            ),
            Fact(date(2026, 10, 29), "You denied the chair.", "Encl. 1"),
        ),
    ),
    {
        "notice_day": "2026-10-29",
        "received_day": "2026-11-02",
        "member_id": "LFH 0048 2217",
        "claim_no": "PA-2026-118834",
        "service": "the ultralight wheelchair, code K0005",
        "plan_reason": "A standard wheelchair meets the member’s need.",
        "plan_rule": "named",
        "plan_words": "needed for daily activities that a less costly item cannot meet (Policy 14, section 3)",
        "why_met": "I go a mile and a half each work day. In the standard chair I had to stop after 150 feet. "
        "In the ultralight chair I went 900 feet without a stop.",
        "clinician": "Dr. Nia Calloway",
        "timing": "before",
    },
    told_by_advocate=(
        Fact(date(2026, 9, 14), "Thandi fell while lifting her old chair into a car.", "Encl. 3"),
        Fact(date(2026, 10, 6), "Luis Ferrante, physical therapist, tested her in both chairs.", "Encl. 4"),
        Fact(date(2026, 10, 29), "You denied the chair.", "Encl. 1"),
    ),
    advocate_answers=(
        (
            "why_met",
            "Thandi goes a mile and a half each work day. In the standard chair she had to stop after "
            "150 feet. In the ultralight chair she went 900 feet without a stop.",
        ),
    ),
)

HEARING = Example(
    "T03",
    replace(
        BASE,
        preferred_name="Jordan Abara Castellanos",
        short_name="Jordan",
        legal_name="",
        pronouns="they/them",
        safe_contact_line="text (614) 555-0136 before noon",
        agency_name="State Hearings Office",
        agency_lines=("250 Statehouse Row, Room 110", "Columbus Junction, OH 43997"),
        worker_name="Ms. Corinne Bexley, Hearings Intake",
        reference_no="MA-0093-4471",
        authority_day=date(2026, 11, 18),
        reply_by=date(2026, 11, 30),
        facts=(
            Fact(date(2026, 8, 3), "The plan began at Willow Bend Center: three sessions a week.", "Encl. 2"),
            Fact(date(2026, 11, 16), "The agency cut them to one. Its reason: “goals met.”", "Encl. 1"),
        ),
    ),
    {
        "program": "medicaid",
        "notice_day": "2026-11-16",
        "action": "cuts my sessions from three a week to one",
        "effective_day": "2026-12-01",
        "keep_benefits": "keep",
        "disagree": "Two of the four goals in my plan are still open. Enclosure 3 shows which.",
        "meeting": "phone",
        "help_needed": "yes",
        "help": "a break every 30 minutes",
    },
    advocate_answers=(
        ("action", "cuts the sessions from three a week to one"),
        ("disagree", "Two of the four goals in the plan are still open. Enclosure 3 shows which."),
    ),
)

RECORDS = Example(
    "T06",
    replace(
        BASE,
        agency_name="Millrace Hospital",
        agency_lines=("Health Information Office", "1 Millrace Plaza", "Harlow Falls, OH 43999"),
        worker_name="",
        reference_no="MRN 55120",
    ),
    {
        "records": "visit notes, test results and the discharge summary",
        "dates": "between",
        "first_day": "2026-05-01",
        "last_day": "2026-10-31",
        "form": "pdf",
        "send_to": "me",
        "where": "thandi@mail.example",
    },
)

SCHOOL = Example(
    "T09",
    replace(
        BASE,
        agency_name="Harlow Falls City Schools",
        agency_lines=("Special Education Office", "60 Mill Lane", "Harlow Falls, OH 43999"),
        worker_name="Mr. Owen Pell, Director",
        reply_by=date(2026, 12, 7),
        facts=(
            Fact(date(2026, 9, 22), "Ms. Roe, his teacher, wrote that Theo reads below grade 1.", "Encl. 1"),
            Fact(date(2026, 10, 30), "The reading group ended. His score had not changed.", "Encl. 2"),
        ),
    ),
    {
        "child_name": "Theo Reyes",
        "child_born": "2018-03-11",
        "school": "Alder Street Elementary",
        "grade": "3",
        "relationship": "parent",
        "areas": "Reading: Theo can not read a line without help. Writing: he leaves out letters. "
        "Attention: he gets up every few minutes.",
        "tried": "A reading group, twice a week for six weeks. I read with him each evening.",
    },
)

PLAN_504 = Example(
    "T10",
    replace(SCHOOL.facts, facts=(Fact(date(2026, 10, 12), "Theo fell asleep in a test.", "Encl. 1"),)),
    {
        "child_name": "Theo Reyes",
        "child_born": "2018-03-11",
        "school": "Alder Street Elementary",
        "grade": "3",
        "relationship": "parent",
        "condition": "a condition that makes him tired without warning",
        "activity": "concentrating and learning",
        "effect": "On many days he puts his head down before lunch. He loses the thread when he wakes up.",
        "changes": "a place to rest, extra time on tests and a snack when he needs it",
        "meeting_days": "Tuesdays after 3 p.m.",
    },
)

WORK = Example(
    "T15",
    replace(
        BASE,
        agency_name="Cedar Mill Bakery",
        agency_lines=("Human Resources", "9 Cedar Street", "Harlow Falls, OH 43999"),
        worker_name="Ms. Ines Duarte",
        reference_no="",
        reply_by=date(2026, 12, 7),
        facts=(Fact(date(2026, 11, 2), "I asked my supervisor. He said to write to you."),),
    ),
    {
        "job": "Counter clerk",
        "change": "a high stool at the counter",
        "limitation": "I can not stand for more than 20 minutes.",
        "why_it_helps": "From a stool I can serve, take money and answer the phone all day.",
        "trial": "We could try it for four weeks and then talk.",
    },
    told_by_advocate=(Fact(date(2026, 11, 2), "Thandi asked her supervisor. He said to write to you."),),
    advocate_answers=(
        ("limitation", "She can not stand for more than 20 minutes."),
        ("why_it_helps", "From a stool she can serve, take money and answer the phone all day."),
    ),
)

HOUSING = Example(
    "T16",
    replace(
        BASE,
        agency_name="Alder Court Homes",
        agency_lines=("12 Alder Court", "Harlow Falls, OH 43999"),
        worker_name="Mr. Samuel Ortiz, Manager",
        reply_by=date(2026, 12, 7),
        facts=(Fact(date(2026, 11, 9), "The office said that all spaces are first come, first served."),),
    ),
    {
        "role": "tenant",
        "home": "Alder Court, unit 14",
        "kind_of_change": "accommodation",
        "need": "a parking space of my own within 50 feet of my door",
        "limitation": "I can go about 100 feet before I must rest.",
        "nexus": "With a space near the door I can carry my food in and get to work on time.",
    },
    advocate_answers=(
        ("need", "a parking space of her own within 50 feet of her door"),
        ("limitation", "She can go about 100 feet before she must rest."),
        ("nexus", "With a space near the door she can carry her food in and get to work on time."),
    ),
)

EXAMPLES = (
    APPEAL,
    HEARING,
    RECORDS,
    SCHOOL,
    PLAN_504,
    WORK,
    HOUSING,
    *ABOUT_CARE,
    *AT_SCHOOL,
    *IN_TIME,
    *AROUND_A_TALK,
    *ABOUT_MONEY,
    *PRIVATE,
    *WITH_OTHERS,
)
BY_CODE = {example.code: example for example in EXAMPLES}
CASES = [(code, signer) for code, template in TEMPLATES.items() for signer in template.signers]


if __name__ == "__main__":  # writes the letters anew, to be read through before they are committed
    for code, signer in CASES:
        golden_path(code, signer).write_text(as_read(BY_CODE[code].draft(signer)), encoding="utf-8")
    for ask, one in OTHER_MONEY.items():
        path = golden_path(f"T30-{ask}", Signer.BOTH)
        path.write_text(as_read(one.draft(Signer.BOTH)), encoding="utf-8")
