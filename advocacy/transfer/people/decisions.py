"""What the user decided about a file, as it is kept between two pages. Pure."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from advocacy.transfer.reading import (
    Answers,
    CaseStanding,
    ColumnMatch,
    DateOrder,
    PersonField,
    QuestionKind,
    Table,
    chosen,
)

NOBODY = ""


class Choice(StrEnum):
    """What becomes of a row that looks like someone we know."""

    SAME = "same"
    NEW = "new"
    LEAVE_OUT = "leave_out"


@dataclass
class Decisions:
    """Columns, answers, advocates, and what becomes of each doubtful row (by its line in the file)."""

    fields: dict[int, str] = field(default_factory=dict)
    date_orders: dict[int, str] = field(default_factory=dict)
    repair: bool | None = None
    standings: dict[str, str] = field(default_factory=dict)
    encoding: str = ""
    advocates: dict[str, str] = field(default_factory=dict)
    everyone_to: str = NOBODY
    rows: dict[int, str] = field(default_factory=dict)

    def reads_like(self, other: "Decisions") -> bool:
        """Whether the rows of the file say the same under both."""
        names = ("fields", "date_orders", "repair", "standings", "encoding")
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def to_json(self) -> dict[str, Any]:
        return dict(vars(self))

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Decisions":
        numbered = {"fields", "date_orders", "rows"}
        read: dict[str, Any] = {
            name: {int(key): each for key, each in value.items()} if name in numbered else value
            for name, value in kept.items()
        }
        return cls(**read)

    def answers(self, today: date, region: str) -> Answers:
        return Answers(
            today=today,
            region=region,
            repair=self.repair,
            date_orders={index: DateOrder(order) for index, order in self.date_orders.items()},
            standings={words: CaseStanding(standing) for words, standing in self.standings.items()},
        )

    def settle(self, matches: list[ColumnMatch]) -> list[ColumnMatch]:
        """The guesses, with what the user chose instead."""
        return [
            chosen(match, PersonField(self.fields[match.index])) if match.index in self.fields else match
            for match in matches
        ]

    def open_questions(self, table: Table) -> list[Any]:
        """What only a person can answer and nobody has answered yet."""
        return [asked for asked in table.questions if not self._is_answered(asked)]

    def _is_answered(self, asked: Any) -> bool:
        if asked.kind is QuestionKind.REPAIR:
            return self.repair is not None
        if asked.kind is QuestionKind.DATE_ORDER:
            return all(index in self.date_orders for index in asked.columns)
        return all(index in self.fields for index in asked.columns)
