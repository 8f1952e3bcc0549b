"""The demo's people, with how to reach them safely and who is on their side."""

from advocacy.db import db
from advocacy.people.indexing import index_new
from advocacy.people.models import (
    Allowed,
    Method,
    Person,
    PersonAddress,
    SafeContact,
    Supporter,
)
from advocacy.people.operations import sort_name

from .cast.demo import Demo
from .cast.people import DemoPerson
from .register import Register, at_noon, fixed_id

METHODS = {"home visit": Method.VISIT}
LANGUAGE_CODES = {
    "Vietnamese": "vi",
    "Spanish": "es",
    "Haitian Creole": "ht",
    "Arabic": "ar",
    "Hebrew": "he",
    "Ukrainian": "uk",
    "Russian": "ru",
    "Greek": "el",
    "Nepali": "ne",
    "Hindi": "hi",
    "Tamil": "ta",
    "Bengali": "bn",
    "Thai": "th",
    "Mandarin": "zh",
    "Cantonese": "zh",
    "Korean": "ko",
    "Japanese": "ja",
    "Amharic": "am",
    "Tigrinya": "ti",
    "Turkish": "tr",
    "Polish": "pl",
    "Hawaiian": "haw",
    "Portuguese": "pt",
    "French": "fr",
    "Dari": "fa",
    "Farsi": "fa",
    "Somali": "so",
}


def write_people(demo: Demo, register: Register) -> None:
    first = min((case.opened_on for case in demo.cases), default=demo.today)
    teams = {case.person: register.users[case.advocate].team_id for case in demo.cases}
    for number, one in enumerate(demo.people, 1):
        person = _person(one, number)
        person.team_id = teams.get(one.key) or next(iter(register.teams.values())).id
        person.created_at = at_noon(first)
        register.people[one.key] = person
    db.session.add_all(register.people.values())
    db.session.flush()
    index_new(register.people.values())


def _person(one: DemoPerson, number: int) -> Person:
    person = Person(
        public_id=fixed_id("person", one.key),
        reference=f"P{number:05}",
        name=one.name,
        sort_name=sort_name(one.name),
        legal_name=one.legal_name,
        other_names=", ".join(one.also_called),
        name_language="" if one.name.isascii() else LANGUAGE_CODES.get(one.languages[0], ""),
        say_name=one.pronounced,
        pronouns=one.pronouns,
        date_of_birth=one.born_on,
        languages=", ".join(one.languages),
        interpreter=one.interpreter,
        access_needs="\n".join(one.access_needs),
        own_word=one.describes_self or one.word_for_self,
        strengths=one.strengths,
        what_matters=one.what_matters,
        what_helps=one.what_helps,
        code_word=one.code_word,
        safety_note=one.what_to_say,
        not_to_be_told="\n".join(
            ", ".join(part for part in (who.name, who.relationship, who.note) if part)
            for who in one.must_not_know
        ),
    )
    _sides(person, one)
    return person


def _sides(person: Person, one: DemoPerson) -> None:
    for row in one.safe_contacts:
        person.safe_contacts.append(
            SafeContact(
                method=METHODS.get(row.method, row.method),
                allowed={"allowed": Allowed.YES, "ask first": Allowed.ASK_FIRST}.get(
                    row.permitted, Allowed.NEVER
                ),
                details=row.detail,
                best_times=row.best_times,
                what_to_say=row.note,
            )
        )
    for place in one.addresses:
        lines = f"{place.line}\n{place.town} {place.postal_code}".strip()
        person.addresses.append(PersonAddress(lines=lines, protected=place.protected, note=place.note))
    for friend in one.supporters:
        person.supporters.append(
            Supporter(
                name=friend.name,
                relationship_words=friend.relationship,
                may_know=friend.may_know,
                phone=friend.phone,
            )
        )
