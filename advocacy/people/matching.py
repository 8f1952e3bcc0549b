"""Whether someone may be known already: looked for only among those whom the user may see."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from advocacy.access.seeing import people_within_sight_of
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.folding import tokens
from advocacy.web.filters import plain_day
from advocacy.web.refusals import Refused

from .alike import formal_names
from .duplicates import Known, Level, Likeness, likeness
from .indexing import names_of, phones_of, plain_digits
from .models import Person
from .search import candidates

LEVELS = list(Level)
MOST_SHOWN = 5
MOST_BORN_THAT_DAY = 100


class Alike(NamedTuple):
    """Someone who may be the same person, and the reasons to think so."""

    person: Person
    likeness: Likeness

    def reasons(self) -> list[str]:
        return [reason.translated(_, ngettext, plain_day) for reason in self.likeness.reasons]


def known_of(person: Person) -> Known:
    """What tells this person from others."""
    return Known(
        names_of(person), person.date_of_birth, phones_of(person.safe_contacts), person.reference or ""
    )


def people_like(known: Known, user: User) -> list[Alike]:
    """Those who may be the same person, the surest first."""
    found = (
        select(Person)
        .where(Person.id.in_(_ids_near(known, user)))
        .options(selectinload(Person.safe_contacts))
    )
    weighed = [(person, likeness(known, known_of(person))) for person in db.session.scalars(found)]
    alike = [Alike(person, found) for person, found in weighed if found]
    alike.sort(key=lambda one: (LEVELS.index(one.likeness.level), one.person.sort_name, one.person.id))
    return alike[:MOST_SHOWN]


def refuse_if_known(known: Known, user: User, *, looked_at: frozenset[UUID]) -> None:
    """Nobody is saved beside someone alike unless exactly those were shown, and said to be other people."""
    if {one.person.public_id for one in people_like(known, user)} - looked_at:
        raise Refused(_("You may know this person already. Look below before you save."))


def _ids_near(known: Known, user: User) -> set[int]:
    ids = {row.id for asked in _asked(known) for row in candidates(asked, user)}
    return ids | set(_born_on(known.date_of_birth, user))


def _asked(known: Known) -> Iterator[Sequence[str]]:
    """Every name, also with the first names that a familiar one is short for, and every phone."""
    for text in (*known.names, *known.phones, known.reference):
        asked = tokens(plain_digits(text))
        yield asked
        for short in asked:
            yield from (
                [name if word == short else word for word in asked]
                for name in sorted(formal_names().get(short, ()))
            )


def _born_on(day: date | None, user: User) -> Sequence[int]:
    if day is None:
        return []
    found = select(Person.id).where(Person.date_of_birth == day, people_within_sight_of(user))
    return db.session.scalars(found.order_by(Person.id).limit(MOST_BORN_THAT_DAY)).all()
