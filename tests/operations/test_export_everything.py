"""`advocacy export everything`: read back, it is what the database holds; and it says what everything means."""

import hashlib
import json
import re
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.contacts.operations import ContactFacts, log_contact
from advocacy.db import Model, db
from advocacy.documents.models import Document, DocumentState
from advocacy.ops.cli import main
from advocacy.organization.queries import the_organization
from advocacy.transfer.everything import describing, writing
from advocacy.transfer.everything.cells import guarded
from advocacy.transfer.everything.describing import GivenTable, given_tables
from advocacy.transfer.everything.writing import NotEmpty, Written, write_everything
from tests.house import hostile
from tests.house.records import CANARY, make_records
from tests.operations.test_journey import hanging_up

CELL = re.compile(r'(?P<text>"(?:[^"]|"")*")?(?P<end>,|\r\n)')
PDF, SVG = b"%PDF-1.7 \x00\xff", b'<svg xmlns="http://www.w3.org/2000/svg"/>'
AWKWARD = [
    "=1+1",
    "+1 555 0100",
    "-5",
    "@x",
    "\ttab",
    "'quoted'",
    "''",
    'say "no", please',
    "a\r\nb",
    "",
    "名前",
    "​",
]


def read(file: Path) -> list[dict[str, str | None]]:
    """By the folder's own rules, and with nothing of the program's."""
    rows: list[list[str | None]] = [[]]
    for found in CELL.finditer(file.read_bytes().decode("utf-8-sig")):
        text = found["text"]
        rows[-1].append(None if text is None else text[1:-1].replace('""', '"'))
        if found["end"] != ",":
            rows.append([])
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:] if row]


def meant(text: str | None, kind: str) -> Any:
    """What a cell says, as a plain value."""
    if text is None:
        return None
    if kind in ("text", "JSON"):
        text = text.removeprefix("'")
        return json.loads(text) if kind == "JSON" else text
    if kind == "true or false":
        return {"true": True, "false": False}[text]
    return int(text) if kind == "whole number" else text


def kept(value: Any, kind: str) -> Any:
    """What the database holds, as a plain value."""
    if value is None or kind in ("JSON", "true or false", "whole number"):
        return value
    if kind == "code":
        return bytes(value).hex()
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return str(value.value if isinstance(value, Enum) else value)


@pytest.fixture
def full(make):
    """Records of every kind, with texts that CSV and spreadsheets stumble over, and with files."""
    records = make_records(make)
    texts = [*AWKWARD, *hostile.FORMULAS, *hostile.QUOTES, *hostile.LETTERS, *hostile.CONTROLS, *hostile.LONG]
    with db.writing():
        for text in texts:
            facts = ContactFacts(clock.today(), "call", True, text)
            log_contact(facts, [records.case], once=uuid4(), by=records.lead)
        the_organization().logo = SVG
        db.session.add_all(issued(number, records.lead.id) for number in range(2))
    return records


def issued(number: int, by: int) -> Document:
    content = PDF + bytes([number])
    return Document(
        kind="letter",
        subject=uuid4(),
        number=f"L-{number}",
        state=DocumentState.ISSUED,
        reserved_at=clock.now(),
        issued_at=clock.now(),
        reserved_by_id=by,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def exported(folder: Path) -> Written:
    return write_everything(folder, lambda _rows: lambda _some: None)


def compare(folder: Path, one: GivenTable) -> int:
    """Row by row and column by column; answers with how many rows there are."""
    given = read(folder / "tables" / f"{one.name}.csv")
    rows = db.session.execute(
        select(*(column.column for column in one.columns)).order_by(one.table.c.id)
    ).all()
    assert len(given) == len(rows), one.name
    for texts, row in zip(given, rows, strict=True):
        for column, value in zip(one.columns, row, strict=True):
            text = texts[column.name]
            if column.kind == "file":
                assert (None if text is None else (folder / text).read_bytes()) == value
            else:
                assert meant(text, column.kind) == kept(value, column.kind), f"{one.name}.{column.name}"
    return len(rows)


def test_what_is_read_back_is_what_the_database_holds(full, tmp_path):
    folder = tmp_path / "out"
    written = exported(folder)
    counts = {one.name: compare(folder, one) for one in given_tables()}
    assert counts == written.rows
    assert counts["contact"] > 50 and counts["document"] == 2 and counts["person"] > 0
    assert {".pdf", ".svg"} <= {file.suffix for file in (folder / "files").rglob("*.*")}
    manifest = json.loads((folder / "manifest.json").read_text())
    files = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    assert files == {*manifest["sha256"], "manifest.json"}
    for path, digest in manifest["sha256"].items():
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest
    assert manifest["rows"] == counts
    for place in [folder, *folder.rglob("*")]:
        assert place.stat().st_mode & 0o777 == (0o700 if place.is_dir() else 0o600), place


def test_no_name_stands_in_a_file_name_and_no_secret_anywhere(full, tmp_path, make):
    user = make.advocate(password="lanterns by the river")
    exported(tmp_path / "out")
    everything = b"".join(file.read_bytes() for file in (tmp_path / "out").rglob("*.csv"))
    assert CANARY.encode() in everything
    assert not any(CANARY in str(file) for file in (tmp_path / "out").rglob("*"))
    assert user.password_hash.encode() not in everything and b"argon2" not in everything
    there = {file.stem for file in (tmp_path / "out" / "tables").iterdir()}
    assert not {"user_session", "one_time_link", "known_device", "draft"} & there


def test_a_spreadsheet_calculates_nothing(full, tmp_path):
    exported(tmp_path / "out")
    notes = [row["note"] or "" for row in read(tmp_path / "out" / "tables" / "contact.csv")]
    assert "'=1+1" in notes and "''quoted'" in notes
    assert not [note for note in notes if note.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert [guarded(text).removeprefix("'") for text in AWKWARD] == AWKWARD


def test_every_table_and_column_has_words():
    """Whoever adds a column writes in tables.toml what it means, or why it stays here."""
    for one in given_tables():
        assert one.about, f"say in tables.toml what {one.name} is about"
        for column in one.columns:
            assert column.words, f"say in tables.toml what {one.name}.{column.name} means"
    known = {one.name: {"about", *(column.name for column in one.columns)} for one in given_tables()}
    for name, words in describing.written_words()["tables"].items():
        gone = {column for column in words if column.removesuffix("_") not in known[name]}
        assert not gone - known[name], f"tables.toml speaks of {name}.{gone}, which is not there"
    for name, why in describing.left_out().items():
        table, _, column = name.partition(".")
        assert why and (not column or column in Model.metadata.tables[table].columns), name


def test_the_folder_explains_itself(full, tmp_path):
    exported(tmp_path / "out")
    said = (tmp_path / "out" / "README.md").read_text()
    for one in given_tables():
        assert f"### {one.name}.csv" in said
    assert "not encrypted" in said and "one apostrophe away" in said and "user_account.password_hash" in said


def test_a_folder_with_something_in_it_is_left_alone(full, tmp_path, monkeypatch):
    (tmp_path / "mine").write_text("x")
    with pytest.raises(NotEmpty):
        exported(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]
    monkeypatch.setattr(writing, "explanation", lambda _rows: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        exported(tmp_path / "half")
    assert list((tmp_path / "half").iterdir()) == [], "nothing half is left"


def test_the_command_writes_it_down_and_warns(full, tmp_path, monkeypatch, capfd, app):
    settings = app.config["SETTINGS"]
    monkeypatch.setenv("ADVOCACY_INSTANCE", str(settings.instance))
    monkeypatch.setenv("ADVOCACY_DATABASE_URL", settings.database_url)
    monkeypatch.setattr("sys.argv", ["advocacy", "export", "everything", "--to", str(tmp_path / "out")])
    db.session.rollback()
    with hanging_up():
        main()
    said = capfd.readouterr()
    assert "not encrypted" in said.err and re.search(r"tables \d+, rows \d+, files [3-9]\n", said.out)
    actions = list(db.session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)))
    assert actions[-2:] == ["everything.export_begun", "everything.exported"]
    assert db.session.scalar(select(func.count()).select_from(AuditEvent)) == len(actions)
