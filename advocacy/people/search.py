"""Finding people by any name, phone or reference, as one types: the one query function, on either database."""

from collections.abc import Collection, Sequence
from functools import cache

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import selectinload

from advocacy.access.seeing import people_in_sight_prepared, viewer
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.folding import grams, tokens

from .indexing import plain_digits
from .models import Person, SearchGram
from .ranking import fit

MOST_CANDIDATES = 500
MOST_WORDS = 12
LOADED = (
    select(Person)
    .where(Person.id.in_(bindparam("ids", expanding=True)))
    .options(selectinload(Person.safe_contacts))
)


def find_people(words: str, user: User, limit: int = 50) -> list[Person]:
    """Who fits, best first, among those whom this user may see."""
    asked = tokens(plain_digits(words))[:MOST_WORDS]
    points = [(fit(asked, row.search_text), row) for row in candidates(asked, user)]
    found = sorted((-score, row.sort_name, row.id) for score, row in points if score)[:limit]
    ids = [place[2] for place in found]
    people = {person.id: person for person in db.session.scalars(LOADED, {"ids": ids})}
    return [people[one] for one in ids]


def candidates(asked: Collection[str], user: User) -> Sequence[Row[int, str, str]]:
    """Those who share enough pieces with what was typed, the most first.

    Only the pieces of those within sight are counted: a common name in a large house costs no more.
    """
    pieces = _pieces(asked)
    if not pieces:
        return []
    least = max(1, len(pieces) // 4)
    asked_for = {"pieces": sorted(pieces), "least": least, **viewer(user)}
    return db.read(_sharing(user.role), asked_for)


@cache
def _sharing(role: str) -> Select[int, str, str]:
    shared = func.count().label("shared")
    found = (
        select(Person.id, Person.sort_name, Person.search_text)
        .join(SearchGram, SearchGram.person_id == Person.id)
        .where(people_in_sight_prepared(role), SearchGram.gram.in_(bindparam("pieces", expanding=True)))
        .group_by(Person.id)
        .having(shared >= bindparam("least"))
    )
    return found.order_by(shared.desc(), Person.id).limit(MOST_CANDIDATES)


def _pieces(asked: Collection[str]) -> set[str]:
    """Of a single letter its place at the beginning of a word; of everything else its pieces."""
    found: set[str] = set()
    for word in asked:
        whole = {gram[:4] for gram in grams(word)}
        found |= {f"^{word}"} if whole == {f"^{word}$"} else whole
    return found
