"""What only the user can decide about a table: nameless and twice-named columns, day or month first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from advocacy.folding import fold
from advocacy.sentences import say
from advocacy.transfer.reading.date_habits import DateOrder, habit_of, looks_like_dates
from advocacy.transfer.reading.dates import shown
from advocacy.transfer.reading.tables import Option, Question, QuestionKind, TableRow, letters


def header_questions(headers: Sequence[str], rows: Sequence[TableRow]) -> Iterator[Question]:
    """Columns without a name that hold something, and columns that share a name."""
    names = [fold(header) for header in headers]
    for at, name in enumerate(names):
        if not name and any(row.cells[at].strip() for row in rows):
            yield Question(
                f"header-{at}",
                QuestionKind.HEADERS,
                say("Column %(letters)s has no name. Choose what it is.", letters=letters(at)),
                columns=(at,),
            )
    for name, count in Counter(name for name in names if name).items():
        if count > 1:
            yield _shared(headers, [at for at, other in enumerate(names) if other == name])


def _shared(headers: Sequence[str], columns: Sequence[int]) -> Question:
    return Question(
        f"header-{columns[0]}",
        QuestionKind.HEADERS,
        say(
            "Columns %(letters)s are all called “%(name)s”."
            " Look at their values and choose what each one is.",
            letters=", ".join(letters(at) for at in columns),
            name=headers[columns[0]].strip(),
        ),
        columns=tuple(columns),
    )


def date_questions(headers: Sequence[str], rows: Sequence[TableRow]) -> Iterator[Question]:
    """One question for each column of dates whose order nothing in the column settles."""
    columns = {at: _values(rows, at) for at in range(len(headers))}
    dates = {at: values for at, values in columns.items() if looks_like_dates(values)}
    settled = {habit.order for values in dates.values() if (habit := habit_of(values)).order}
    suggested = settled.pop().value if len(settled) == 1 else None
    for at, values in dates.items():
        if ambiguous := habit_of(values).open_values:
            yield _order_question(at, headers[at].strip() or letters(at), ambiguous, suggested)


def _values(rows: Sequence[TableRow], at: int) -> list[str]:
    return [row.cells[at] for row in rows if row.cells[at].strip()]


def _order_question(at: int, title: str, values: Sequence[str], suggested: str | None) -> Question:
    return Question(
        f"date-order-{at}",
        QuestionKind.DATE_ORDER,
        say("In “%(title)s”, which comes first: the month or the day?", title=title),
        (
            Option(DateOrder.MONTH_FIRST, say("The month comes first"), shown(values, DateOrder.MONTH_FIRST)),
            Option(DateOrder.DAY_FIRST, say("The day comes first"), shown(values, DateOrder.DAY_FIRST)),
        ),
        (at,),
        suggested,
    )
