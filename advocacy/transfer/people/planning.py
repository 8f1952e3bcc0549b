"""What becomes of each row: new, known already, to be looked at, or to be put right first. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from advocacy.people.duplicates import Known, Level
from advocacy.sentences import Sentence
from advocacy.transfer.reading import PersonFacts, RowReading

from .decisions import Choice, Decisions
from .registers import Register


class Fate(StrEnum):
    """What a row is, before anything is saved."""

    NEW = "new"
    SAME = "same"
    UNSURE = "unsure"
    PROBLEM = "problem"


@dataclass(frozen=True)
class PlannedRow:
    """One row of the file, what it is, and why we think so.

    It looks like another row of the file, by its line, or like a person who is known already.
    """

    reading: RowReading
    fate: Fate
    reasons: tuple[Sentence, ...] = ()
    choice: str = ""
    like_line: int = 0
    like_person: UUID | None = None

    @property
    def comes_in(self) -> bool:
        return self.fate is Fate.NEW or (self.fate is Fate.UNSURE and self.choice == Choice.NEW)

    @property
    def stays_as_it_is(self) -> bool:
        """It is about someone we know, by what it says or because the user says so."""
        return self.fate is Fate.SAME or (self.fate is Fate.UNSURE and self.choice == Choice.SAME)


@dataclass(frozen=True)
class Plan:
    """Every row of the file, in order."""

    rows: tuple[PlannedRow, ...]

    def of(self, fate: Fate) -> list[PlannedRow]:
        return [row for row in self.rows if row.fate is fate]

    @property
    def coming_in(self) -> list[PlannedRow]:
        return [row for row in self.rows if row.comes_in]

    def counts(self) -> dict[str, int]:
        """For the sentence and for the last line of the command: every row is counted once."""
        imported, unchanged = len(self.coming_in), sum(row.stays_as_it_is for row in self.rows)
        return {
            "rows": len(self.rows),
            "imported": imported,
            "unchanged": unchanged,
            "set_aside": len(self.rows) - imported - unchanged,
        }


def plan(readings: Iterable[RowReading], register: Register, decisions: Decisions) -> Plan:
    """Row by row, so that the second of two rows about one person is seen as known."""
    rows = []
    for reading in readings:
        row = _planned(reading, register, decisions)
        if row.comes_in:
            register.add(known_of(reading.facts), line=reading.line)
        rows.append(row)
    return Plan(tuple(rows))


def _planned(reading: RowReading, register: Register, decisions: Decisions) -> PlannedRow:
    if reading.problems:
        return PlannedRow(reading, Fate.PROBLEM, tuple(remark.sentence for remark in reading.problems))
    like = register.likest(known_of(reading.facts))
    if like is None:
        return PlannedRow(reading, Fate.NEW)
    if like.level is Level.SAME:
        return PlannedRow(reading, Fate.SAME, like.reasons, "", like.line, like.person)
    choice = decisions.rows.get(reading.line, "")
    return PlannedRow(reading, Fate.UNSURE, like.reasons, choice, like.line, like.person)


def known_of(facts: PersonFacts) -> Known:
    phones = tuple(phone.e164 or phone.raw for phone in facts.phones)
    return Known(facts.names, facts.date_of_birth, phones, facts.reference)
