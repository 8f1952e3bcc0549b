"""Places to keep and to restore: an installation's folder, its database, and its command."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select

from advocacy import clock, create_app
from advocacy.db import Model, db
from advocacy.directory.models import Agency
from advocacy.documents.models import Document, DocumentState
from advocacy.ops.cli import main
from advocacy.organization.models import Organization
from advocacy.people.models import Person
from advocacy.settings import Settings
from advocacy.tasks.models import Appointment
from tests.house import hostile
from tests.make import Make

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass
class Place:
    """One installation. With an address it is on PostgreSQL."""

    folder: Path
    url: str = ""

    @property
    def settings(self) -> Settings:
        return Settings(instance=self.folder, database_url=self.url, password_memory_kib=64)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "ADVOCACY_INSTANCE": str(self.folder),
            "ADVOCACY_DATABASE_URL": self.url,
            "ADVOCACY_PASSWORD_MEMORY_KIB": "64",
        }

    @contextmanager
    def open(self) -> Iterator[None]:
        with create_app(self.settings).app_context():
            yield
            db.session.remove()
            db.engine.dispose()

    def rows(self) -> Rows:
        with self.open():
            return all_rows()

    def files(self) -> dict[str, bytes]:
        """Everything on the disk, to see that nothing changed. The sharing of a database is no content."""
        found = [file for file in self.folder.rglob("*") if file.is_file() and not file.name.endswith("-shm")]
        return {str(file.relative_to(self.folder)): file.read_bytes() for file in sorted(found)}


class Command:
    """Runs the console command in this process; answers with what it said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self.patch, self.captured = monkeypatch, capfd

    def __call__(self, place: Place, *arguments: object) -> Said:
        for name, value in place.environment.items():
            self.patch.setenv(name, value)
        self.patch.setattr("sys.argv", ["advocacy", *map(str, arguments)])
        self.captured.readouterr()
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        _let_go()
        said = self.captured.readouterr()
        return Said(code, said.out, said.err)

    def works(self, place: Place, *arguments: object) -> str:
        said = self(place, *arguments)
        assert said.code == 0, said.err
        return said.out

    def refuses(self, place: Place, *arguments: object) -> str:
        """One sentence, and no trace of the program's insides."""
        said = self(place, *arguments)
        last = said.err.strip().splitlines()[-1]
        assert said.code == 1 and "Traceback" not in said.err, said.err
        assert last.endswith((".", "?")) and not said.out, (last, said.out)
        return last


def _let_go() -> None:
    """A command's connections end with its process. Here the process lives on, and so would they."""
    db.session.rollback()
    for engine in [found for found in gc.get_objects() if isinstance(found, Engine)]:
        engine.dispose()


def all_rows() -> Rows:
    """Every row as the program sees it, bytes and all."""
    db.session.rollback()
    return {
        table.name: [tuple(row) for row in db.session.execute(select(table).order_by(*table.primary_key))]
        for table in Model.metadata.sorted_tables
    }


def fill_with_odd_rows(make: Make) -> None:
    """Every kind of column, with what is hard to carry: odd letters, empty and missing, bytes, parts of seconds."""
    advocate = make.advocate(password="correct horse battery staple")
    case = make.case(advocate)
    now = clock.now()
    facts = {"team_id": case.team_id, "name": "Nguyễn", "sort_name": "nguyen", "created_at": now}
    with db.writing():
        for number, text in enumerate(odd_texts()):
            db.session.add(Person(reference=f"O{number}", strengths=text, **facts))
    extra = {"ключ": [1.5, None, True, {"\\N": "\u2028"}], "big": 2**53, "": ""}
    make.kept(Agency(name="Café \\. \t", sort_name="cafe", systems=["housing"], extra=extra, changed_at=now))
    for at in (None, time(9, 30), time(23, 59, 59, 999_999)):
        make.kept(
            Appointment(
                case_id=case.id, owner_id=advocate.id, what="x", day=date(1999, 12, 31), at=at, made_at=now
            )
        )
    paper = Random(1).randbytes(1_500_000)
    make.kept(
        Document(
            kind="letter",
            subject=uuid4(),
            number="L-1",
            state=DocumentState.ISSUED,
            reserved_at=now,
            reserved_by_id=advocate.id,
            issued_at=now,
            content=paper,
            size=len(paper),
            sha256=sha256(paper).hexdigest(),
        )
    )
    with db.writing():
        db.session.get_one(Organization, 1).logo = b"\x00\xff\n\r\\x"


def odd_texts() -> list[str]:
    """What people type, without the two things that the forms turn away."""
    texts = [text for text in hostile.STRINGS if "\x00" not in text]
    return [text for text in texts if not any("\ud800" <= letter <= "\udfff" for letter in text)]
