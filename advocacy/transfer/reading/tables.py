"""What a file becomes once it is read: a table, what was noticed on the way, what the user must decide."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from advocacy.sentences import Sentence, say

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 500


class Unreadable(Exception):
    """The file can not be read as a table; `sentence` tells the user why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class QuestionKind(StrEnum):
    """What kind of decision a question asks for, and so where its answer goes."""

    HEADERS = "headers"  # answered by matching the columns
    DATE_ORDER = "date_order"  # answered by Answers.date_orders
    REPAIR = "repair"  # answered by Answers.repair


@dataclass(frozen=True)
class Option:
    """One answer to choose, with samples of what it would make of the file."""

    value: str
    label: Sentence
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """Something only the user can decide. No option is taken without an answer."""

    key: str
    kind: QuestionKind
    sentence: Sentence
    options: tuple[Option, ...] = ()
    columns: tuple[int, ...] = ()
    suggested: str | None = None


@dataclass(frozen=True)
class Record:
    """The cells of one line or sheet row as found, before anybody knows which one is the header."""

    line: int
    cells: tuple[str, ...]
    remarks: tuple[Sentence, ...] = ()

    @property
    def filled(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell.strip())


@dataclass(frozen=True)
class TableRow:
    """A row under the header. `extra` are cells beyond the last column, `missing` how many fell short."""

    line: int
    cells: tuple[str, ...]
    extra: tuple[str, ...] = ()
    missing: int = 0
    remarks: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Table:
    """A file as rows and columns, each cell exactly as found."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    encoding: str
    delimiter: str = ""
    notes: tuple[Sentence, ...] = ()
    questions: tuple[Question, ...] = ()
    encodings: tuple[Option, ...] = field(default=())

    def column(self, index: int) -> tuple[str, ...]:
        """The values of one column that are not blank."""
        return tuple(row.cells[index] for row in self.rows if row.cells[index].strip())

    def title(self, index: int) -> str:
        """How to speak of a column: its header, or its letter as in a spreadsheet."""
        return self.headers[index].strip() or f"({letters(index)})"


def letters(index: int) -> str:
    """The letters of a column in a spreadsheet: 0 is A, 26 is AA."""
    text = ""
    while index >= 0:
        text = chr(ord("A") + index % 26) + text
        index = index // 26 - 1
    return text


def listed(names: Iterable[str]) -> str:
    """Names in curly quotes, apart by commas."""
    return ", ".join(f"“{name}”" for name in names)


def refuse_size(content: bytes) -> None:
    """An empty or a very large file is refused before anything looks into it."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(say("This file is empty. Choose the file that holds your list."))
    if len(content) > LARGEST_FILE:
        raise Unreadable(
            say(
                "This file is larger than %(limit)s MB. Split it into smaller files and import them"
                " one after the other.",
                limit=LARGEST_FILE // 1024 // 1024,
            )
        )
