"""Invented letters around a talk: to complain, to take part, to meet, to hold what was said, to thank."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_example import BASE, Example

_SCHOOL = replace(
    BASE,
    agency_name="Harlow Falls City Schools",
    agency_lines=("60 Mill Lane", "Harlow Falls, OH 43999"),
    worker_name="Mr. Owen Pell, Director",
    reference_no="",
    date_of_birth=None,
    reply_by=date(2026, 12, 7),
)

COMPLAINT = Example(
    "T19",
    replace(
        BASE,
        agency_name="Millrace Hospital",
        agency_lines=("1 Millrace Plaza", "Harlow Falls, OH 43999"),
        worker_name="",
        reference_no="MRN 55120",
        facts=(
            Fact(date(2026, 10, 8), "I rang the bell at 9 p.m. Nobody came until 11:40 p.m."),
            Fact(date(2026, 10, 9), "I told Ms. Reed, the charge nurse. She said that nights are short."),
        ),
    ),
    {
        "provider": "hospital",
        "role": "patient",
        "matter": "how the bell was answered on the night of October 8",
        "place": "Building B, second floor, night shift",
        "who": "Ms. Reed, and a nurse with a blue badge",
        "witness": "Ama Okafor, my sister",
        "impact": "I could not reach my chair and lay wet for hours. Since then I do not sleep well there.",
        "remedy": "Put a bell within my reach and tell the night shift what I need when I come again.",
    },
    told_by_advocate=(
        Fact(date(2026, 10, 8), "Thandi rang the bell at 9 p.m. Nobody came until 11:40 p.m."),
        Fact(date(2026, 10, 9), "Thandi told Ms. Reed, the charge nurse. She said that nights are short."),
    ),
    advocate_answers=(
        ("witness", "Ama Okafor, her sister"),
        (
            "impact",
            "She could not reach her chair and lay wet for hours. Since then she does not sleep well.",
        ),
        (
            "remedy",
            "Put a bell within her reach and tell the night shift what she needs when she comes again.",
        ),
    ),
)

HELP = Example(
    "T23",
    replace(
        BASE,
        preferred_name="Jordan Abara Castellanos",
        short_name="Jordan",
        legal_name="",
        pronouns="they/them",
        safe_contact_line="text (614) 555-0136 before noon",
        agency_name="State Hearings Office",
        agency_lines=("250 Statehouse Row, Room 110", "Columbus Junction, OH 43997"),
        worker_name="",
        reference_no="MA-0093-4471",
        authority_day=date(2026, 11, 18),
        reply_by=date(2026, 12, 4),
    ),
    {
        "office": "public",
        "role": "Person asking for the hearing",
        "event": "my Medicaid hearing",
        "event_day": "2026-12-15",
        "event_time": "10 a.m.",
        "interpreter": "yes",
        "spoken_language": "Portuguese",
        "remote": "phone",
        "breaks": "yes",
        "break_every": "30 minutes",
        "plain": "no",
        "support": "yes",
        "support_person": "Dana Whitcomb, peer advocate",
        "other": "no",
        "why": "I lose the thread when people talk fast, and I follow better in Portuguese.",
    },
    advocate_answers=(
        ("event", "the Medicaid hearing"),
        ("support_person", "me, Dana Whitcomb"),
        ("why", "Jordan loses the thread when people talk fast. Portuguese is easier to follow."),
    ),
)

MEETING = Example(
    "T24",
    replace(
        _SCHOOL,
        facts=(Fact(date(2026, 11, 10), "The reading group ended. Nothing came in its place."),),
    ),
    {
        "role": "Parent of Theo Reyes",
        "purpose_of_it": "help with reading for Theo Reyes, grade 3",
        "time_one": "Tuesday, December 8, 3 p.m.",
        "time_two": "Wednesday, December 9, 8 a.m.",
        "time_three": "Friday, December 11, noon",
        "how_long": "45 minutes",
        "way": "in_person",
        "access": "yes",
        "access_need": "a room that I can reach in a wheelchair",
        "agenda": "What has helped so far. What can start this month. How we will see whether it works.",
        "attendees": "Ms. Roe, his teacher,",
        "own_side": "my sister Ama",
    },
    advocate_answers=(
        ("access_need", "a room that she can reach in a wheelchair"),
        ("own_side", "her sister Ama, and me"),
    ),
)

AGREED = Example(
    "T25",
    replace(_SCHOOL, reply_by=date(2026, 12, 18)),
    {
        "role": "Parent of Theo Reyes",
        "talk_day": "2026-12-08",
        "talk_way": "meeting",
        "attendees": "Ms. Roe, the teacher, Mr. Pell, the director, Dana Whitcomb and I",
        "matter": "help with reading for Theo",
        "agreed": "Theo reads with Ms. Roe in a group of three, four times a week.",
        "steps": "Ms. Roe starts the group on December 14. Mr. Pell sends me a report each month.",
        "open": "Whether Theo gets a tablet that reads aloud was left open.",
    },
    advocate_answers=(
        ("attendees", "Ms. Roe, the teacher, Mr. Pell, the director, Thandi and I"),
        ("steps", "Ms. Roe starts the group on December 14. Mr. Pell sends Thandi a report each month."),
    ),
)

THANKS = Example(
    "T26",
    replace(
        BASE,
        agency_name="Alder Court Homes",
        agency_lines=("12 Alder Court", "Harlow Falls, OH 43999"),
        worker_name="Mr. Samuel Ortiz, Manager",
        reference_no="",
        reply_by=date(2026, 12, 7),
    ),
    {
        "role": "Tenant, unit 14",
        "received": "your yes to a parking space near my door",
        "received_day": "2026-11-20",
        "good": "Mr. Ortiz came out to look at the space with me.",
        "next_step": "the sign with the number of my unit",
        "own_step": "a picture of my permit by November 27",
    },
    advocate_answers=(
        ("received", "your yes to a parking space near her door"),
        ("good", "Mr. Ortiz came out to look at the space with her."),
        ("next_step", "the sign with the number of her unit"),
        ("own_step", "a picture of her permit by November 27"),
    ),
)

AROUND_A_TALK = (COMPLAINT, HELP, MEETING, AGREED, THANKS)
