"""What goes wrong on machines: full disks, locks, lost keys, edited logs. Said clearly, and nothing is lost."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from advocacy.audit import chain
from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.db.engine import PRAGMAS, WRITING
from advocacy.ops.cli import main
from tests.operations.trouble import as_in_service, copy_of, one_sentence, rows, run

NOTE = "She read every line.\nThe hearing is on the second of May, and her sister comes along."


@pytest.fixture(autouse=True)
def embedded_only(request):
    if request.config.getoption("--on") != "embedded":
        pytest.skip("these happen to a file")


@pytest.fixture
def folder(tmp_path: Path, installation, make) -> Path:
    return copy_of(installation, tmp_path)


@pytest.fixture
def stops(monkeypatch, capfd):
    """Runs the console command, which has to stop; answers with what it said."""

    def run_it(place: Path, *arguments: str) -> str:
        monkeypatch.setenv("ADVOCACY_INSTANCE", str(place))
        monkeypatch.setattr("sys.argv", ["advocacy", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        return one_sentence(end.value.code, capfd.readouterr().err)

    return run_it


@pytest.fixture
def writer(make, installation):
    """Someone with a case, at the application as it is in service, and the form that they send."""
    rosa = make.advocate()
    case = make.case(rosa)
    browser = as_in_service(installation)
    with browser.app.app_context():
        browser.sign_in(rosa)
        form = {
            "who": str(case.public_id),
            "when": "today",
            "how": "call",
            "note": NOTE,
            "once": str(uuid4()),
        }
        yield browser, form, case
        db.session.remove()
        db.engine.dispose()


def not_saved(answer) -> None:
    assert answer.status_code == 503
    assert (
        "Not saved. Your words are here." in answer.text
        and "The hearing is on the second of May" in answer.text
    )
    assert rows(Contact) == 0


def test_a_full_disk_says_not_saved_and_later_saves_the_same_words(writer):
    browser, form, _case = writer
    with a_full_disk():
        not_saved(browser.open("/contacts/new", {**form, "note": NOTE + " and so on" * 1_900}))
        assert browser.open("/sign-in").status_code == 200, "what needs no room is there as ever"
    assert browser.open("/contacts/new", form).status_code == 303
    assert rows(Contact) == 1
    with db.engine.connect() as connection:
        assert chain.verify(connection) > 0
        assert connection.execute(text("pragma integrity_check")).scalar() == "ok"


@contextmanager
def a_full_disk() -> Iterator[None]:
    """No page more than the file has, on every connection of the pool: SQLite says “disk is full” then."""
    with db.engine.connect() as connection:
        count = connection.execute(text("pragma page_count")).scalar()
    _most_pages(count or 1)
    yield
    _most_pages(1_073_741_823)


def _most_pages(number: int) -> None:
    db.session.rollback()
    opened = [db.engine.connect() for _ in range(4)]
    for connection in opened:
        connection.execute(text(f"pragma max_page_count = {number}"))
    for connection in opened:
        connection.close()


def test_a_locked_database_says_not_saved_and_later_saves_the_same_words(writer, monkeypatch):
    browser, form, case = writer
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 100)
    db.engine.dispose()
    with db.engine.connect() as other:
        other.execution_options(**WRITING["sqlite"])
        with other.begin():
            not_saved(browser.open("/contacts/new", form))
            looked = browser.open(f"/cases/{case.public_id}")
            assert looked.status_code == 503 and "We will be back in a moment" in looked.text
    assert browser.open("/contacts/new", form).status_code == 303
    assert rows(Contact) == 1


def test_a_database_that_is_away_altogether_still_gets_a_page(writer, installation):
    """Not even who is signed in can be read then."""
    browser, form, _case = writer
    file = installation.app.config["SETTINGS"].database
    db.session.rollback()
    db.engine.dispose()
    file.rename(file.with_suffix(".away"))
    file.mkdir()
    answer, looked = browser.open("/contacts/new", form), browser.open("/people")
    file.rmdir()
    file.with_suffix(".away").rename(file)
    assert answer.status_code == looked.status_code == 503
    assert "Your words are here" in answer.text and "second of May" in answer.text
    assert browser.open("/contacts/new", form).status_code == 303


@pytest.mark.parametrize("command", [["audit", "verify"], ["worker", "--once"], ["serve", "--port", "0"]])
def test_a_missing_key_is_one_clear_sentence(folder: Path, stops, command):
    (folder / "database.key").unlink()
    assert "database.key is missing" in stops(folder, *command)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("database", "ab" * 32, "can not be read with the key in"),
        ("database", "xyz", "does not hold a key of 64 hexadecimal digits"),
        ("secret", "ab", "does not hold a key of 64 hexadecimal digits"),
        ("audit", "", "does not hold a key of 64 hexadecimal digits"),
    ],
)
def test_a_wrong_key_is_one_clear_sentence(folder: Path, stops, name, content, sentence):
    (folder / f"{name}.key").write_text(content)
    assert sentence in stops(folder, "audit", "verify")


def test_the_wrong_audit_key_does_not_verify(folder: Path, stops):
    (folder / "audit.key").write_text("ab" * 32)
    assert "The audit chain is broken" in stops(folder, "audit", "verify")


@pytest.mark.parametrize(
    ("schema", "command", "sentence"),
    [
        ("0001", ["serve", "--port", "0"], "Run `advocacy upgrade`"),
        ("0001", ["worker", "--once"], "Run `advocacy upgrade`"),
        ("9999", ["serve", "--port", "0"], "which a newer program made"),
        ("9999", ["upgrade"], "which a newer program made"),
    ],
)
def test_another_schema_than_the_programs_is_one_clear_sentence(
    folder: Path, stops, app, schema, command, sentence
):
    with db.engine.connect() as connection:
        connection.execution_options(**WRITING["sqlite"])
        with connection.begin():
            connection.execute(text(f"update alembic_version set version_num = '{schema}'"))
    assert sentence in stops(copy_of_now(folder, app), *command)


def test_a_taken_port_is_one_clear_sentence(folder: Path, stops):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = stops(folder, "serve", "--port", str(port))
    assert f"Port {port} on 127.0.0.1 can not be used" in said and "Choose another with --port" in said


def copy_of_now(folder: Path, app) -> Path:
    db.session.rollback()
    db.engine.dispose()
    shutil.copy(app.config["SETTINGS"].database, folder / "advocacy.db")
    return folder


def test_a_folder_that_can_not_be_written_is_one_clear_sentence(folder: Path):
    """Mounted read-only, in a namespace of its own."""
    read_only = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 77; shift; exec "$@"'
    said = run(
        folder, "audit", "verify", before=["unshare", "--mount", "sh", "-c", read_only, "-", str(folder)]
    )
    if said.returncode == 77 or "unshare" in said.stderr:
        pytest.skip("mounting is not permitted here")
    assert f"{folder} can not be written" in one_sentence(said.returncode, said.stderr)
