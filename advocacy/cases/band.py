"""The band at the top of every page of a case: whose it is, how to reach them safely, and where one can go."""

from dataclasses import dataclass
from typing import NamedTuple

from flask import current_app, request, url_for
from flask_babel import gettext as _

from advocacy.people.models import Person
from advocacy.people.queries import ways_to_reach
from advocacy.people.safe_contact import SafeLine, safe_lines

from .models import Case

TABS = (
    ("Overview", "cases.show"),
    ("Timeline", "timeline.of_case"),
    ("Deadlines", "glance.of_case"),
    ("Goals", "goals.index"),
    ("Issues", "issues.index"),
    ("Notices", "notices.of_case"),
    ("Letters", "letters.of_case"),
    ("Referrals", "referrals.of_case"),
    ("Consent", "consent.of_case"),
)

# Pages of these parts stand under the tab of another.
WITHIN = {"deadlines": "glance"}


class Tab(NamedTuple):
    """A part of the record."""

    words: str
    url: str
    current: bool


@dataclass(frozen=True)
class Band:
    """Plain values for the macro that draws it."""

    name: str
    language: str
    facts: tuple[str, ...]
    safe: list[SafeLine]
    tabs: list[Tab]


def band_of_person(person: Person) -> Band:
    return Band(person.name, person.name_language, _facts(person, ""), _safe(person), [])


def band_of_case(case: Case) -> Band:
    person = case.person
    return Band(person.name, person.name_language, _facts(person, case.reference), _safe(person), _tabs(case))


def _safe(person: Person) -> list[SafeLine]:
    return safe_lines(person, ways_to_reach(person))


def _facts(person: Person, reference: str) -> tuple[str, ...]:
    speaks = _("Speaks %(languages)s", languages=person.languages) if person.languages else ""
    interpreter = _("interpreter: %(who)s", who=person.interpreter) if person.interpreter else ""
    shown = _("Reference %(number)s", number=reference or person.reference)
    return tuple(fact for fact in (person.pronouns, speaks, interpreter, shown) if fact)


def _tabs(case: Case) -> list[Tab]:
    section = (request.endpoint or "").split(".")[0]
    return [
        Tab(_(words), url_for(endpoint, case_id=case.public_id), _is_current(endpoint, section))
        for words, endpoint in TABS
        if endpoint in current_app.view_functions
    ]


def _is_current(endpoint: str, section: str) -> bool:
    if section == "cases":
        return request.endpoint == endpoint
    return endpoint.split(".")[0] == WITHIN.get(section, section)
