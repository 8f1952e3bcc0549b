"""Reads the rows of a table as people: what is understood, what must be put right, what to look at again."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from advocacy.sentences import Sentence, say, say_number
from advocacy.transfer.reading.cells import Cell, Found, read_cell
from advocacy.transfer.reading.date_habits import DateHabit, habit_of
from advocacy.transfer.reading.facts import Answers, PersonFacts, Remark, RowReading
from advocacy.transfer.reading.fields import DATE_FIELDS, PersonField
from advocacy.transfer.reading.matching import ColumnMatch
from advocacy.transfer.reading.repairing import repaired, repaired_text, way_offered
from advocacy.transfer.reading.tables import Table, TableRow
from advocacy.transfer.reading.texts import standing

JOINED = {"notes": "\n", "address": ", "}


def read_rows(table: Table, matches: Sequence[ColumnMatch], answers: Answers) -> list[RowReading]:
    """One reading for every row of the table, in order."""
    table = repaired(table) if answers.repair else table
    habits = date_habits(table, matches, answers)
    damage = way_offered(table) if answers.repair is None else None
    readings = [_read(row, matches, habits, answers, damage) for row in table.rows]
    return _with_shared_references(readings)


def date_habits(table: Table, matches: Sequence[ColumnMatch], answers: Answers) -> dict[int, DateHabit]:
    """How each column of dates writes its days. The user's answer counts only where nothing contradicts it."""
    habits = {
        match.index: habit_of(table.column(match.index)) for match in matches if match.field in DATE_FIELDS
    }
    for index, order in answers.date_orders.items():
        if index in habits and habits[index].order is None and not habits[index].mixed:
            habits[index] = replace(habits[index], order=order)
    return habits


def _read(
    row: TableRow,
    matches: Sequence[ColumnMatch],
    habits: Mapping[int, DateHabit],
    answers: Answers,
    damage: str | None,
) -> RowReading:
    found = [(match, _found(row, match, habits, answers)) for match in matches]
    facts, clashes = _facts(found)
    problems = [Remark(match.field, sentence) for match, each in found for sentence in each.problems]
    warnings = [Remark(match.field, sentence) for match, each in found for sentence in each.warnings]
    problems += [Remark(None, sentence) for sentence in _whole_row(row, facts, damage)]
    warnings += [*clashes, *(Remark(None, sentence) for sentence in row.remarks), *_doubts(facts)]
    return RowReading(row.line, row.cells + row.extra, facts, tuple(problems), tuple(warnings))


def _found(row: TableRow, match: ColumnMatch, habits: Mapping[int, DateHabit], answers: Answers) -> Found:
    text = row.cells[match.index]
    return read_cell(Cell(text, match.field, match.header, habits.get(match.index), answers))


def _facts(found: Sequence[tuple[ColumnMatch, Found]]) -> tuple[PersonFacts, list[Remark]]:
    """The facts of all cells together. What several columns say is joined, or the first counts."""
    facts: dict[str, Any] = {}
    clashes = []
    for match, each in found:
        for name, value in each.facts.items():
            if not facts.get(name):
                facts[name] = value
            elif isinstance(value, tuple):
                facts[name] += value
            elif name in JOINED:
                facts[name] += f"{JOINED[name]}{value}"
            elif value and value != facts[name]:
                clashes.append(_clash(match, value))
    return PersonFacts(**facts), clashes


def _clash(match: ColumnMatch, value: object) -> Remark:
    return Remark(
        match.field,
        say("A second column also says “%(value)s”. The first one was taken.", value=str(value)),
    )


def _whole_row(row: TableRow, facts: PersonFacts, damage: str | None) -> Iterator[Sentence]:
    if not facts.name_to_call:
        yield say("There is no name in this row. Add a name to call the person by.")
    if row.extra:
        yield say_number(
            "This row has %(num)d cell too many. Look for a comma or a line break inside a value.",
            "This row has %(num)d cells too many. Look for a comma or a line break inside a value.",
            num=len(row.extra),
        )
    if row.missing:
        yield say_number(
            "This row has %(num)d cell too few, so its values may stand in the wrong columns. Compare them.",
            "This row has %(num)d cells too few, so its values may stand in the wrong columns. Compare them.",
            num=row.missing,
        )
    if damage and any(repaired_text(cell, damage) != cell for cell in row.cells):
        yield say("Letters in this row are damaged. Decide above whether we should repair them.")


def _doubts(facts: PersonFacts) -> Iterator[Remark]:
    if facts.next_step_due and not facts.next_step:
        yield Remark(
            PersonField.NEXT_STEP,
            say("There is a day for a next step, but not what the step is. Add it if you can."),
        )
    if facts.date_of_birth and facts.opened and facts.date_of_birth > facts.opened:
        yield Remark(
            PersonField.OPENED, say("The case was opened before the person was born. Check both dates.")
        )


def _with_shared_references(readings: Sequence[RowReading]) -> list[RowReading]:
    """Rows with the same case number may be one person twice, or a slip of the keyboard."""
    lines: dict[str, list[int]] = defaultdict(list)
    for reading in readings:
        if reading.facts.reference:
            lines[reading.facts.reference].append(reading.line)
    return [_with_shared(reading, lines.get(reading.facts.reference, [])) for reading in readings]


def _with_shared(reading: RowReading, lines: Sequence[int]) -> RowReading:
    others = [line for line in lines if line != reading.line]
    if not others:
        return reading
    sentence = say_number(
        "The case number “%(reference)s” also stands on line %(lines)s.",
        "The case number “%(reference)s” also stands on lines %(lines)s.",
        num=len(others),
        reference=reading.facts.reference,
        lines=", ".join(map(str, others[:5])),
    )
    return replace(reading, warnings=(*reading.warnings, Remark(PersonField.REFERENCE, sentence)))


def unknown_statuses(table: Table, matches: Sequence[ColumnMatch]) -> list[tuple[str, int]]:
    """Words for the status of a case that we do not know, with how often each stands there."""
    counts: Counter[str] = Counter()
    for match in matches:
        if match.field is PersonField.STATUS:
            counts.update(text.strip() for text in table.column(match.index) if standing(text, {})[0] is None)
    return counts.most_common()
