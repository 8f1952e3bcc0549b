"""A file on its way in, read with what was decided so far. Pure."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from advocacy.transfer.reading import (
    AdvocateGroup,
    ColumnMatch,
    PersonField,
    RowReading,
    Table,
    group_advocates,
    match_columns,
    read_rows,
    read_table,
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

    @cached_property
    def table(self) -> Table:
        """Raises Unreadable with the sentence for the user."""
        return printable(read_table(self.content, self.name, self.decisions.encoding or None))

    @cached_property
    def matches(self) -> list[ColumnMatch]:
        return self.decisions.settle(match_columns(self.table))

    @cached_property
    def rows(self) -> list[RowReading]:
        return read_rows(self.table, self.matches, self.decisions.answers(self.today, self.region))

    @cached_property
    def advocates(self) -> list[AdvocateGroup]:
        """The advocates whom the file names, in groups of spellings."""
        at = [match.index for match in self.matches if match.field is PersonField.ADVOCATE]
        return group_advocates(name for index in at for name in self.table.column(index))

    @cached_property
    def statuses(self) -> list[tuple[str, int]]:
        """Words for the status that nobody has explained yet, with how often each stands there."""
        return unknown_statuses(self.table, self.matches)
