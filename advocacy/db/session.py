"""Reading and writing: a request reads in a read-only transaction, and writes only inside `db.writing()`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Executable, Uuid, bindparam, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import ORMExecuteState, Session

from .engine import WRITING
from .reading import rows

LOCK = text(
    "select 1 from person where public_id = :person"
    " or id = (select person_id from support_case where public_id = :case) for no key update"
).bindparams(bindparam("person", type_=Uuid), bindparam("case", type_=Uuid))
Sealer = Callable[[Connection, Session], None]


class WriteOutsideWriting(RuntimeError):
    """Something was changed outside `with db.writing():`."""


class Database(SQLAlchemy):
    """Flask-SQLAlchemy with one way to write.

    `sealers` run last, just before the commit, on the same connection: the audit adds itself there, so that
    this lowest layer knows nothing of it.
    """

    sealers: list[Sealer] = []

    @contextmanager
    def writing(self, *, person: UUID | None = None, case: UUID | None = None) -> Iterator[Session]:
        """End the read transaction, lock, let everything load afresh, and commit once.

        On PostgreSQL the row of the person (named, or whose case it is) is locked first, so that two writers
        on one file take turns; the embedded database has one writer at a time anyway.
        """
        session = self.session()
        _refuse_nested(session)
        session.rollback()
        session.info["writing"] = True
        try:
            self._begin(session, {"person": person, "case": case})
            yield session
            session.flush()
            for seal in self.sealers:
                seal(session.connection(), session)
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.info.clear()

    def _begin(self, session: Session, whose: dict[str, UUID | None]) -> None:
        connection = session.connection(execution_options=WRITING[self.engine.dialect.name])
        if any(whose.values()) and connection.dialect.name == "postgresql":
            connection.execute(LOCK, whose)

    def is_writing(self) -> bool:
        """Whether this is inside `with db.writing():`."""
        return bool(self.session().info.get("writing"))

    def read(self, statement: Executable, values: Mapping[str, Any]) -> Sequence[Any]:
        """Rows of plain columns, by a statement that is built once and kept: most of what a page shows."""
        session = self.session()
        if session.info.get("writing"):
            session.flush()
        return rows(session.connection(), statement, values)

    @contextmanager
    def noting(self) -> Iterator[Connection]:
        """After the read transaction, on the same connection: rows about a read.

        They may be lost with the power, but are never torn. A connection of their own would make the other
        one decrypt its cached pages again.
        """
        self.session.rollback()
        with self.engine.connect() as connection:
            connection.execution_options(**WRITING[connection.dialect.name], relaxed=True)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text("set local synchronous_commit = off"))
                yield connection


db = Database(disable_autonaming=True)


def insert_into(model: Any) -> Any:
    """An INSERT that may say what to do where the row is there already, on either database."""
    return (postgresql if db.engine.dialect.name == "postgresql" else sqlite).insert(model)


def _refuse_nested(session: Session) -> None:
    if session.info.get("writing"):
        raise WriteOutsideWriting("writing() inside writing()")
    if session.new or session.dirty or session.deleted:
        raise WriteOutsideWriting("changed before writing()")


def _refuse_stray_write(session: Session) -> None:
    if not session.info.get("writing"):
        raise WriteOutsideWriting("use `with db.writing():`")


@event.listens_for(Session, "before_flush")
def _flush(session: Session, *_: Any) -> None:
    if session.new or session.dirty or session.deleted:
        _refuse_stray_write(session)


@event.listens_for(Session, "do_orm_execute")
def _execute(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        _refuse_stray_write(state.session)
