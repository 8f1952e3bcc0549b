"""What the preview shows: doubtful rows beside what they look like, and how the columns were read.

Whom a row looks like is shown only to someone who may open that record anyway; to everyone else it is someone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from advocacy.access.seeing import people_visible_to
from advocacy.accounts.models import Role, User
from advocacy.db import db
from advocacy.people.indexing import phones_of
from advocacy.people.models import Person
from advocacy.sentences import Sentence
from advocacy.transfer.reading import ColumnMatch, RowReading

from .opened import Opened
from .planning import Fate, Plan, PlannedRow


@dataclass(frozen=True)
class Doubts:
    """Some of the doubtful rows, the rows and the people that they look like, and where we are among them."""

    rows: Sequence[PlannedRow]
    others: Mapping[int, RowReading]
    people: Mapping[UUID, Person]
    first: int
    total: int

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def has_next(self) -> bool:
        return self.last < self.total

    def person_like(self, row: PlannedRow) -> Person | None:
        return self.people.get(row.like_person) if row.like_person else None

    def phones(self, person: Person) -> tuple[str, ...]:
        return phones_of(person.safe_contacts)


def doubts_of(plan: Plan, part: int, size: int, viewer: User) -> Doubts:
    """The asked part, or the last one where there are not so many."""
    rows = plan.of(Fate.UNSURE)
    part = max(1, min(part, -(-len(rows) // size)))
    shown = rows[(part - 1) * size : part * size]
    lines = {row.like_line for row in shown}
    others = {row.reading.line: row.reading for row in plan.rows if row.reading.line in lines}
    people = _people([row.like_person for row in shown if row.like_person], viewer)
    return Doubts(shown, others, people, (part - 1) * size + 1, len(rows))


def _people(ids: Sequence[UUID], viewer: User) -> dict[UUID, Person]:
    if not ids:
        return {}
    found = select(Person).where(Person.public_id.in_(ids), people_visible_to(viewer))
    rows = db.session.scalars(found.options(selectinload(Person.safe_contacts)).order_by(Person.id))
    return {person.public_id: person for person in rows}


def may_compare(viewer: User) -> bool:
    """Reasons quote the record that a row looks like; a supervisor may open those of the team anyway."""
    return viewer.role == Role.SUPERVISOR


def columns_read(opened: Opened) -> list[tuple[str, Sentence, ColumnMatch]]:
    """Each column, what it is kept as, and the guess with its samples."""
    return [(opened.table.title(match.index), match.field.label, match) for match in opened.matches]
