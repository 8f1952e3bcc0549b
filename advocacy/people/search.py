"""Finding people by any name, phone or reference, as one types: the one query function, on either database."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, func, select
from sqlalchemy.orm import selectinload

from advocacy.access.seeing import people_within_sight_of
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.folding import grams, tokens

from .indexing import plain_digits
from .models import Person, SearchGram
from .ranking import fit

MOST_CANDIDATES = 500
MOST_WORDS = 12


def find_people(words: str, user: User, limit: int = 50) -> list[Person]:
    """Who fits, best first, among those whom this user may see."""
    asked = tokens(plain_digits(words))[:MOST_WORDS]
    points = [(fit(asked, row.search_text), row) for row in candidates(asked, user)]
    found = sorted((-score, row.sort_name, row.id) for score, row in points if score)[:limit]
    ids = [place[2] for place in found]
    loaded = select(Person).where(Person.id.in_(ids)).options(selectinload(Person.safe_contacts))
    people = {person.id: person for person in db.session.scalars(loaded)}
    return [people[one] for one in ids]


def candidates(asked: Collection[str], user: User) -> Sequence[Row[int, str, str]]:
    """Those who share enough pieces with what was typed, the most first.

    Only the pieces of those within sight are counted: a common name in a large house costs no more.
    """
    pieces = _pieces(asked)
    if not pieces:
        return []
    shared = func.count().label("shared")
    found = (
        select(Person.id, Person.sort_name, Person.search_text)
        .join(SearchGram, SearchGram.person_id == Person.id)
        .where(people_within_sight_of(user), SearchGram.gram.in_(sorted(pieces)))
        .group_by(Person.id)
        .having(shared >= max(1, len(pieces) // 4))
    )
    return db.session.execute(found.order_by(shared.desc(), Person.id).limit(MOST_CANDIDATES)).all()


def _pieces(asked: Collection[str]) -> set[str]:
    """Of a single letter its place at the beginning of a word; of everything else its pieces."""
    found: set[str] = set()
    for word in asked:
        whole = {gram[:4] for gram in grams(word)}
        found |= {f"^{word}"} if whole == {f"^{word}$"} else whole
    return found
