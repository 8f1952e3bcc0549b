"""`advocacy export person`: all that is one person's, and nothing that is another's."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.contacts.operations import ContactFacts, log_contact
from advocacy.db import db
from advocacy.ops.cli import main
from advocacy.transfer.one_person.gathering import NOT_THEIRS, gather
from advocacy.transfer.one_person.writing import write_person
from tests.house.records import CANARY, make_records
from tests.operations.test_export_everything import read

SECRET = "Mondfinsternis"


@pytest.fixture
def two(make):
    """Somebody with everything, and somebody else with the same advocate and one talk together."""
    records = make_records(make)
    other = make.case(records.lead)
    with db.writing():
        person = db.session.merge(other.person)
        person.name = SECRET
        case, mine = db.session.merge(other), db.session.merge(records.case)
        log_contact(ContactFacts(clock.today(), "call", True, SECRET), [case], once=uuid4(), by=records.lead)
        both = ContactFacts(clock.today(), "call", True, "We went together")
        log_contact(both, [mine, case], once=uuid4(), by=records.lead)
    return records, other


def written(folder, person):
    write_person(folder, person, lambda _rows: lambda _some: None)
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_everything_of_theirs_is_there(two, tmp_path):
    records, _other = two
    files = written(tmp_path / "file", records.case.person)
    words = b"".join(files.values()).decode(errors="replace")
    contacts = read(tmp_path / "file/tables/contact.csv")
    assert any(row["note"] == "We went together" for row in contacts)
    for table in ("person", "support_case", "goal", "issue", "letter", "referral", "consent", "task"):
        assert read(tmp_path / f"file/tables/{table}.csv"), table
    assert CANARY in words


def test_nothing_of_anybody_elses_is_there(two, tmp_path):
    records, other = two
    files = written(tmp_path / "file", records.case.person)
    words = b"".join(files.values()).decode(errors="replace")
    assert SECRET not in words
    assert other.reference not in words
    assert all(row["id"] == str(records.case.id) for row in read(tmp_path / "file/tables/support_case.csv"))
    assert not any(name in path.name for path in files for name in NOT_THEIRS)
    assert "password" not in words
    assert set(read(tmp_path / "file/tables/user_account.csv")[0]) == {"id", "name"}


def test_every_table_that_hangs_on_a_case_is_asked(two):
    records, _other = two
    with db.engine.connect() as connection:
        found = gather(connection, records.case.person_id)
    filled = {
        "timeline_entry",
        "contact_case",
        "assignment",
        "appointment",
        "attachment",
        "attachment_content",
    }
    assert filled <= found.keys()


def test_the_command_says_what_it_wrote_and_leaves_a_row(two, tmp_path, monkeypatch, capfd, app):
    records, _other = two
    monkeypatch.setattr("advocacy.ops.export_command.installed_app", lambda: app)
    assert command(monkeypatch, records.case.person.reference, tmp_path / "file") == 0
    db.session.rollback()
    assert "tables" in capfd.readouterr().out
    actions = db.session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)).all()
    assert actions[-2:] == ["person.export_begun", "person.exported"]
    assert command(monkeypatch, "nobody", tmp_path / "other") == 1
    assert not (tmp_path / "other").exists()


def command(monkeypatch, reference, folder):
    monkeypatch.setattr("sys.argv", ["advocacy", "export", "person", reference, "--to", str(folder)])
    try:
        main()
    except SystemExit as ended:
        return ended.code or 0
    return 0
