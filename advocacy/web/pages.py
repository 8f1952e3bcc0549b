"""Lists in pages: one row more than is shown tells whether there is a next page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import request, url_for
from sqlalchemy import Executable, Select
from sqlalchemy.orm import Session, scoped_session

from advocacy.db import db

Row = TypeVar("Row")
SIZE = 25


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list. `total` is None where counting costs more than the list itself."""

    rows: Sequence[Row]
    number: int
    has_next: bool
    total: int | None = None
    size: int = SIZE

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        return (self.number - 1) * self.size + len(self.rows)

    @property
    def next_url(self) -> str:
        return self._url(self.number + 1)

    @property
    def previous_url(self) -> str:
        return self._url(self.number - 1) if self.number > 1 else ""

    def _url(self, number: int) -> str:
        kept = {key: value for key, value in request.args.items() if key not in ("page", "done")}
        return url_for(request.endpoint or "", **{**(request.view_args or {}), **kept, "page": number})


def page_number() -> int:
    """The page that was asked for; nonsense is page 1."""
    asked = request.args.get("page", 1, type=int)
    return asked if 1 <= asked <= 100_000 else 1


def page_of(
    session: Session | scoped_session[Any],
    query: Select[Row],
    *,
    total: int | None = None,
    size: int = SIZE,
    whole: bool = False,
) -> Page[Row]:
    """The page that was asked for, of a query that yields one thing a row, or plain columns: the whole row."""
    number = page_number()
    asked = query.limit(size + 1).offset((number - 1) * size)
    rows: Any = (session.connection().execute(asked) if whole else session.scalars(asked)).all()
    return Page(rows[:size], number, len(rows) > size, total, size)


def page_read(query: Executable, values: Mapping[str, Any], *, total: int) -> Page[Any]:
    """The same of plain columns, by a statement that is kept and takes `most` and `skipped`."""
    number = page_number()
    rows = db.read(query, {**values, "most": SIZE + 1, "skipped": (number - 1) * SIZE})
    return Page(rows[:SIZE], number, len(rows) > SIZE, total)
