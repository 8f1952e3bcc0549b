"""How the columns of dates were read, so that the user can see it before anything is saved."""

from collections.abc import Iterator, Sequence

from advocacy.sentences import Sentence, say
from advocacy.transfer.reading.date_habits import DateHabit, DateOrder
from advocacy.transfer.reading.dates import read_date
from advocacy.transfer.reading.facts import Answers
from advocacy.transfer.reading.fields import PersonField
from advocacy.transfer.reading.matching import ColumnMatch
from advocacy.transfer.reading.rows import date_habits
from advocacy.transfer.reading.tables import Table
from advocacy.transfer.reading.written_dates import DateShape, is_blank_date, written


def column_notes(table: Table, matches: Sequence[ColumnMatch], answers: Answers) -> list[Sentence]:
    """How the columns of dates were read: day numbers, two-digit years, the order that was settled."""
    habits = date_habits(table, matches, answers)
    return [
        note
        for match in matches
        if match.index in habits
        for note in _date_notes(table, match, habits[match.index], answers)
    ]


def _date_notes(table: Table, match: ColumnMatch, habit: DateHabit, answers: Answers) -> Iterator[Sentence]:
    title, is_birth = table.title(match.index), match.field is PersonField.DATE_OF_BIRTH
    if habit.mixed:
        yield say(
            "“%(title)s” holds dates in several forms. Where one can be read in two ways, we ask you row by row.",
            title=title,
        )
    elif habit.order and DateShape.NUMBERS in habit.shapes:
        yield _order_note(title, habit.order)
    if example := _first_serial(table, match.index):
        day = read_date(example, habit, answers.today, in_past=is_birth).day
        if day:
            yield say(
                "“%(title)s” holds spreadsheet day numbers. We read %(text)s as %(day)s.",
                title=title, text=example, day=day,
            )  # fmt: skip
    if habit.short_years:
        yield _century_note(title, is_birth=is_birth)


def _order_note(title: str, order: DateOrder) -> Sentence:
    if order is DateOrder.DAY_FIRST:
        return say("In “%(title)s” the day comes before the month.", title=title)
    return say("In “%(title)s” the month comes before the day.", title=title)


def _century_note(title: str, *, is_birth: bool) -> Sentence:
    if is_birth:
        return say(
            "“%(title)s” has years of two digits. We took the year that is not in the future"
            " and not more than 99 years ago.",
            title=title,
        )
    return say("“%(title)s” has years of two digits. We took the year that is nearest to today.", title=title)


def _first_serial(table: Table, index: int) -> str | None:
    values = (value for value in table.column(index) if not is_blank_date(value))
    return next((value for value in values if written(value).shape is DateShape.SERIAL), None)
