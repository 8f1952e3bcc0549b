"""Keeping the folded words in step with what is written, in the same transaction.

Every change to a record that has words passes a flush; there it is noted down, and just before the commit its
words are written anew. So no operation can forget it, whichever feature it stands in.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Integer, bindparam, delete, event, func, insert, inspect, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import ScalarSelect

from advocacy.db import db
from advocacy.folding import searchable

from .kinds import KINDS, Kind, kind_of, whole_of
from .models import SearchText

NOTED = "texts"
AT_ONCE = 500
# Room for sixteen million texts in each case, side by side.
ROOM = 1 << 24
Row = dict[str, Any]
TEXTS = SearchText.metadata.tables[SearchText.__tablename__]
OF_CASE: Any = bindparam("of_case", type_=Integer)


def _next_beside() -> ScalarSelect[int]:
    """The id after the last text of this case. The embedded database has one writer at a time."""
    last = select(func.max(TEXTS.c.id)).where(TEXTS.c.case_id == OF_CASE).scalar_subquery()
    return select(func.coalesce(last, OF_CASE * ROOM) + 1).scalar_subquery()


INSERT_BESIDE = insert(TEXTS).values(id=_next_beside())


def note_changes(session: Session, _flush: Any) -> None:
    """After a flush: which records have changed. Nothing is loaded here: new records are not known by their id yet."""
    noted = session.info.setdefault(NOTED, {})
    for record in (*session.new, *session.dirty, *session.deleted):
        if (name := kind_of(record)) and _matters(session, KINDS[name], record):
            noted[record] = noted.get(record, True) and record in session.new


def _matters(session: Session, kind: Kind, record: Any) -> bool:
    """A case changes with every contact, its words hardly ever."""
    if not kind.watched or not isinstance(record, kind.model) or record not in session.dirty:
        return True
    state = inspect(record)
    return any(state.attrs[field].history.has_changes() for field in kind.watched)


def _wholes(noted: dict[Any, bool]) -> Iterator[tuple[str, Any, bool]]:
    """Each changed record or the whole it lies in, and whether its words may have been written before."""
    for record in noted:
        if name := kind_of(record):
            with suppress(NoResultFound):  # a part that went together with its whole
                whole = whole_of(record, KINDS[name])
                yield name, whole, not noted.get(whole, False)


def write_changes(_connection: Connection, session: Session) -> None:
    """Just before the commit: the words as they are now."""
    noted: dict[Any, tuple[str, Any, bool]] = {}
    for name, whole, known in _wholes(session.info.pop(NOTED, {})):
        before = noted.get(whole.public_id)
        noted[whole.public_id] = (name, whole, known or bool(before and before[2]))
    written_before = [subject for subject, (_name, _whole, known) in noted.items() if known]
    for start in range(0, len(written_before), AT_ONCE):
        gone = SearchText.subject.in_(written_before[start : start + AT_ONCE])
        session.execute(delete(SearchText).where(gone))
    wholes = [(name, _afresh(session, whole)) for name, whole, _known in noted.values() if whole in session]
    _insert(session, [row for name, whole in wholes for row in rows_of(name, KINDS[name], whole)])


def _afresh(session: Session, whole: Any) -> Any:
    """Its parts may have been loaded before one was added."""
    name_of_parts = [relation.key for relation in whole.__mapper__.relationships if relation.uselist]
    if name_of_parts:
        session.expire(whole, name_of_parts)
    return whole


def rows_of(name: str, kind: Kind, record: Any) -> Iterator[Row]:
    """One row for each case that it belongs to; none where nothing is to be found."""
    words = searchable(kind.texts(record))
    if not words:
        return
    for case_id in kind.cases(record):
        yield {
            "case_id": case_id,
            "kind": name,
            "subject": record.public_id,
            "happened_on": kind.day(record),
            "author_id": kind.author(record),
            "words": words,
        }


def _insert(session: Session, rows: Sequence[Row]) -> None:
    if not rows:
        return
    if db.engine.dialect.name == "sqlite":
        for row in rows:
            session.execute(INSERT_BESIDE, {**row, "of_case": row["case_id"]})
        return
    session.execute(insert(SearchText), list(rows))


def rebuild() -> int:
    """Inside writing(): every text anew. Answers with how many there are."""
    session = db.session()
    session.execute(delete(SearchText))
    count = 0
    for name, kind in KINDS.items():
        for several in _everything(kind):
            rows = [row for record in several for row in rows_of(name, kind, record)]
            _insert(session, rows)
            count += len(rows)
    return count


def _everything(kind: Kind) -> Iterable[Sequence[Any]]:
    """All records of one kind, some at a time, so that memory stays small."""
    last = 0
    while True:
        found = select(kind.model).where(kind.model.id > last).order_by(kind.model.id).limit(AT_ONCE)
        several = db.session.scalars(found.options(*kind.loads)).all()
        if not several:
            return
        last = several[-1].id
        yield several
        for record in several:
            db.session.expunge(record)


def connect(_app: Flask) -> None:
    if not event.contains(db.session, "after_flush", note_changes):
        event.listen(db.session, "after_flush", note_changes)
    if write_changes not in db.sealers:
        db.sealers.insert(0, write_changes)
