"""Adding people, and changing what is known of them. Every change keeps the search in step."""

from collections.abc import Mapping
from dataclasses import asdict
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.access.models import Part
from advocacy.access.operations import assign
from advocacy.accounts.models import Role, User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.folding import fold
from advocacy.web.refusals import Refused

from . import sections
from .facts import ContactFacts, PersonFacts
from .indexing import index_person
from .models import Allowed, Method, Person, SafeContact
from .numbering import add_numbered
from .sections import check_unchanged

LONGEST_NAME = 200


def add_person(
    facts: PersonFacts,
    *,
    by: User,
    contacts: Mapping[Method, ContactFacts] | None = None,
    own_word: str = "",
    reference: str = "",
    team_id: int | None = None,
) -> Person:
    """Someone new. An advocate who adds someone knows them from that moment on, before there is a case."""
    person = Person(
        public_id=uuid4(),
        team_id=_team(team_id, by),
        created_at=clock.now(),
        sort_name=sort_name(facts.name),
        own_word=own_word,
        **asdict(facts),
    )
    _number(person, reference)
    _set_contacts(person, contacts or {})
    db.session.flush()
    index_person(person)
    record("person.added", person, by=by)
    if by.role == Role.ADVOCATE:
        assign(person, None, by, Part.FIRST_CONTACT, starts_on=clock.today(), by=by)
    return person


def sort_name(name: str) -> str:
    """Where the name stands in a list: without accents and case, in any script."""
    return (fold(name) or name.casefold())[:LONGEST_NAME]


def _team(team_id: int | None, by: User) -> int:
    found = team_id or by.team_id
    if found is None:
        raise Refused(_("Say which team this person belongs to."))
    return found


def _number(person: Person, reference: str) -> None:
    """Their own number where they bring one and nobody else has it."""
    if not reference:
        add_numbered(person)
        return
    if db.session.scalar(select(Person.id).where(Person.reference == reference)):
        raise Refused(_("The reference %(number)s belongs to someone else.", number=reference))
    person.reference = reference
    db.session.add(person)
    db.session.flush()


def change_about(person: Person, facts: PersonFacts, version: int | None, *, by: User) -> None:
    check_unchanged(sections.about(person), version)
    if facts.name != person.name:
        person.name_language = ""
    for name, value in asdict(facts).items():
        setattr(person, name, value)
    person.sort_name = sort_name(facts.name)
    _changed(person, "about", by)


def change_words(
    person: Person, names: tuple[str, ...], words: Mapping[str, str], version: int | None, *, by: User
) -> None:
    """One of the parts that hold only the person's words: what matters, or who must not be told."""
    check_unchanged(sections.part_of(person, names), version)
    for name in names:
        setattr(person, name, words[name])
    _changed(person, names[0], by)


def change_safe_contact(
    person: Person,
    contacts: Mapping[Method, ContactFacts],
    version: int | None,
    *,
    code_word: str,
    safety_note: str,
    by: User,
) -> None:
    check_unchanged(sections.safe_contact(person), version)
    person.code_word, person.safety_note = code_word, safety_note
    _set_contacts(person, contacts)
    _changed(person, "safe_contact", by)


def _set_contacts(person: Person, contacts: Mapping[Method, ContactFacts]) -> None:
    """A number that nobody was asked about is written down as “ask first”, never as allowed."""
    rows = {row.method: row for row in person.safe_contacts}
    for method, facts in contacts.items():
        row = rows.get(method)
        if facts.is_empty:
            if row:
                person.safe_contacts.remove(row)
            continue
        if row is None:
            row = SafeContact(method=method)
            person.safe_contacts.append(row)
        row.allowed = facts.allowed or Allowed.ASK_FIRST
        row.details, row.best_times, row.what_to_say = facts.details, facts.best_times, facts.what_to_say


def _changed(person: Person, part: str, by: User) -> None:
    person.version += 1
    db.session.flush()
    index_person(person)
    record("person.changed", person, by=by, part=part)
