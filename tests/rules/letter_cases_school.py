"""Invented letters about school, and complaints to those who watch over schools and others."""

from dataclasses import replace
from datetime import date

from advocacy.letters.filling import Fact
from tests.rules.letter_example import BASE, Example

SCHOOL = replace(
    BASE,
    agency_name="Harlow Falls City Schools",
    agency_lines=("Special Education Office", "60 Mill Lane", "Harlow Falls, OH 43999"),
    worker_name="Mr. Owen Pell, Director",
    reference_no="",
    reply_by=date(2026, 12, 7),
)
THEO = {
    "child_name": "Theo Reyes",
    "child_born": "2018-03-11",
    "school": "Alder Street Elementary",
    "grade": "3",
    "relationship": "parent",
}

INDEPENDENT = Example(
    "T11",
    SCHOOL,
    {
        **THEO,
        "evaluation": "reading evaluation",
        "evaluated_day": "2026-11-02",
        "areas": "Reading, writing and attention. The school looked at reading only.",
        "evaluator": "Dr. Lena Ortiz, school psychologist",
    },
)

MEETING = Example(
    "T12",
    SCHOOL,
    {
        **THEO,
        "purpose": "more help with reading",
        "times": "December 8, 9 or 10, after 3 p.m.",
        "meeting": "in_person",
        "attendees": "Please ask Ms. Roe, his teacher, and someone who can decide about hours to come.",
        "helper": "Dana Whitcomb, peer advocate",
        "agenda": "The reading goal has not been met. I would like to talk about four hours a week.",
        "concerns": "Theo can not read a line without help. He cries before school.",
        "papers": "the progress reports and the reading scores",
        "interpreter": "yes",
        "interpreter_language": "Zulu",
    },
)

KEPT_OUT = Example(
    "T13",
    replace(
        SCHOOL,
        reply_by=date(2026, 12, 1),
        facts=(
            Fact(date(2026, 11, 9), "Theo left the room and threw a chair in the hall.", "Encl. 1"),
            Fact(date(2026, 11, 17), "The school told me that he stays out until December 4.", "Encl. 1"),
        ),
    ),
    {
        **THEO,
        "plan_now": "iep",
        "notice_day": "2026-11-17",
        "school_says": "threw a chair",
        "removals": "September 14 to 16, October 5, and from November 9 on",
        "total_days": "14",
        "link": "Noise makes Theo panic. His plan says that he may leave the room and go to a quiet place. "
        "That day the quiet place was locked.",
        "behavior_plan": "none",
        "times": "any day after 3 p.m.",
    },
)

COMPLAINT = Example(
    "T14",
    replace(
        SCHOOL,
        agency_name="State Department of Education",
        agency_lines=("Office for Exceptional Children", "25 Statehouse Row", "Columbus Junction, OH 43997"),
        worker_name="",
        facts=(
            Fact(date(2026, 9, 7), "Theo’s plan began: speech therapy twice a week.", "Encl. 2"),
            Fact(date(2026, 11, 13), "By this day he had been given two of 20 sessions.", "Encl. 3"),
        ),
    ),
    {
        "complaint": "state_school",
        "other_side": "Harlow Falls City Schools",
        "duty": "I believe that the school has to give the speech therapy that stands in the plan (34 CFR 300.323).",
        "last_day": "2026-11-13",
        "harm": "Theo lost ten weeks. Other children can not understand him, and he has stopped speaking in class.",
        "child": "Theo Reyes",
        "school_name": "Alder Street Elementary",
        "child_home": "77 Alder Court, Harlow Falls, OH 43999",
        "tried": "I talked with Mr. Pell on October 2 and October 30. He said that there is no therapist.",
        "remedy": "Please have the district make up the 18 sessions, and plan for days without a therapist.",
    },
)

AT_SCHOOL = (INDEPENDENT, MEETING, KEPT_OUT, COMPLAINT)
