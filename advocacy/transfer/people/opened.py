"""A file on its way in, read with what was decided so far. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from advocacy.folding import fold
from advocacy.sentences import Sentence
from advocacy.transfer.reading import (
    AdvocateGroup,
    ColumnMatch,
    PersonField,
    RowReading,
    Table,
    column_notes,
    group_advocates,
    match_columns,
    read_rows,
    read_table,
    repaired,
    unknown_statuses,
)

from .decisions import Decisions
from .printable import printable


@dataclass
class Opened:
    """The table of a file, its columns and its rows, under these decisions."""

    content: bytes
    name: str
    decisions: Decisions
    today: date
    region: str

    def under(self, decisions: Decisions) -> "Opened":
        """The same file under other decisions; what they do not touch is not read again."""
        other = replace(self, decisions=decisions)
        if decisions.encoding == self.decisions.encoding:
            other.table = self.table
        if decisions.reads_like(self.decisions):
            other.matches, other.rows = self.matches, self.rows
        return other

    @cached_property
    def table(self) -> Table:
        """Raises Unreadable with the sentence for the user."""
        return printable(read_table(self.content, self.name, self.decisions.encoding or None))

    @cached_property
    def matches(self) -> list[ColumnMatch]:
        return self.decisions.settle(match_columns(self.table))

    @property
    def notes(self) -> list[Sentence]:
        """How the columns of dates were read."""
        return column_notes(self.table, self.matches, self.decisions.answers(self.today, self.region))

    @cached_property
    def rows(self) -> list[RowReading]:
        return read_rows(self.table, self.matches, self.decisions.answers(self.today, self.region))

    @cached_property
    def _mended(self) -> Table:
        return repaired(self.table) if self.decisions.repair else self.table

    @cached_property
    def advocates(self) -> list[AdvocateGroup]:
        """The advocates whom the file names, in groups of spellings."""
        at = [match.index for match in self.matches if match.field is PersonField.ADVOCATE]
        return group_advocates(name for index in at for name in self._mended.column(index))

    @property
    def unexplained(self) -> list[str]:
        """Words for the status that still have to be explained."""
        return [words for words, _count in self.statuses if fold(words) not in self.decisions.standings]

    @cached_property
    def statuses(self) -> list[tuple[str, int]]:
        """Words for the status that we do not know, with how often each stands there."""
        return unknown_statuses(self._mended, self.matches)
