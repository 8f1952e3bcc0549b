"""`advocacy check` of keys, folders, the disk, the program: each thing is broken once, and found by its name."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from advocacy import clock, keys
from advocacy.db import db
from advocacy.db.engine import WRITING
from advocacy.ops.cli import main
from advocacy.safety import file_checks, program_checks, seen
from advocacy.safety.findings import Level
from advocacy.settings import Settings
from tests.operations.checks import found, own_settings
from tests.operations.trouble import copy_of


@pytest.fixture
def settings(app, tmp_path: Path) -> Settings:
    return own_settings(app, tmp_path)


def test_a_key_that_is_missing_open_or_strange(settings):
    file = settings.key_file("audit")
    file.chmod(0o640)
    assert found(settings, "keys-are-for-their-owner-only") == [Level.MEND]
    if os.getuid() == 0:
        os.chown(file, 12345, -1)
        assert found(settings, "keys-have-one-owner") == [Level.MEND]
    file.unlink()
    assert found(settings, "keys-are-there") == [Level.STOP]
    assert found(settings, "keys-are-for-their-owner-only") == []


def test_folders_and_files_that_others_can_read(settings):
    settings.instance.chmod(0o755)
    settings.database.touch(mode=0o644)
    assert found(settings, "folder-is-for-its-owner-only") == [Level.MEND, Level.MEND]


def test_the_key_beside_the_database(tmp_path):
    assert found(Settings(instance=tmp_path), "key-lies-apart-from-the-database") == [Level.ADVICE]
    moved = Settings(instance=tmp_path, database_key_file="/elsewhere/database.key")
    assert found(moved, "key-lies-apart-from-the-database") == []


def test_a_network_disk(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(file_checks, "MOUNTS", mounts)
    assert found(Settings(instance=tmp_path / "instance"), "folder-is-on-a-disk-of-this-machine") == [
        Level.STOP
    ]
    assert file_checks.kind_of_disk(Path("/srv"), mounts) == "ext4"


@pytest.mark.parametrize(("free", "level"), [(10, [Level.STOP]), (500, [Level.MEND]), (5000, [])])
def test_a_disk_that_fills_up(settings, monkeypatch, free, level):
    usage = type("usage", (), {"free": free * file_checks.MB})
    monkeypatch.setattr(file_checks.shutil, "disk_usage", lambda _place: usage)
    assert found(settings, "disk-has-room") == level


def test_other_packages_than_those_that_were_tested(settings, tmp_path, monkeypatch):
    lock = tmp_path / "core.lock"
    lock.write_text("flask==0.1 \\\n    --hash=sha256:00\nnot-here==1.0\nnever==1 ; os_name == 'nt' \\\n")
    monkeypatch.setattr(program_checks, "LOCK", lock)
    assert found(settings, "packages-are-those-that-were-tested") == [Level.MEND, Level.MEND]


def test_a_machine_without_the_libraries_or_the_fonts(settings, monkeypatch, tmp_path):
    def refuse(_html):
        raise program_checks.PdfUnavailable

    monkeypatch.setattr(program_checks, "to_pdf", refuse)
    monkeypatch.setattr(program_checks, "FONTS", tmp_path)
    assert found(settings, "pdfs-can-be-made") == found(settings, "fonts-are-there") == [Level.MEND]


def test_an_sqlite_that_loses_records(settings, monkeypatch, request):
    monkeypatch.setattr(program_checks.sqlcipher3, "sqlite_version_info", (3, 51, 2))
    embedded = request.config.getoption("--on") == "embedded"
    assert found(settings, "sqlite-keeps-what-it-saves") == ([Level.STOP] if embedded else [])


def test_settings_that_are_weak(tmp_path):
    weak = Settings(
        instance=tmp_path, password_memory_kib=64, database_url="postgresql+psycopg://a:b@far.example.org/x"
    )
    assert found(weak, "passwords-are-costly-to-guess") == [Level.MEND]
    assert found(weak, "way-to-the-database-is-private") == [Level.ADVICE]


def test_what_requests_showed(settings, browser, monkeypatch):
    monkeypatch.setitem(browser.app.config, "SETTINGS", settings)
    monkeypatch.setattr(seen, "_noted", {})
    browser.open("/sign-in")
    assert found(settings, "proxies-are-counted") == found(settings, "no-one-uses-plain-http") == []
    browser.open("/sign-in", headers={"X-Forwarded-For": "10.0.0.9", "X-Forwarded-Proto": "https"})
    browser.open("/sign-in", environ_base={"REMOTE_ADDR": "10.0.0.9"})
    assert found(settings, "proxies-are-counted") == found(settings, "no-one-uses-plain-http") == [Level.MEND]
    with clock.pretend(clock.now() + timedelta(days=8)):
        assert found(settings, "proxies-are-counted") == []


@pytest.fixture
def embedded_only(request):
    if request.config.getoption("--on") != "embedded":
        pytest.skip("these happen to a file")


def test_a_damaged_file_and_orphans_are_found(settings, make, embedded_only, installation):
    make.advocate()
    with db.engine.connect() as connection:
        connection.execution_options(**WRITING["sqlite"])
        connection.connection.driver_connection.execute("pragma foreign_keys = off")
        with connection.begin():
            connection.execute(text("delete from team"))
        connection.connection.driver_connection.execute("pragma foreign_keys = on")
    assert found(settings, "every-row-has-its-parent") == [Level.STOP]
    file = installation.app.config["SETTINGS"].database
    db.session.remove()
    db.engine.dispose()
    with file.open("r+b") as opened:
        opened.seek(-2000, os.SEEK_END)
        opened.write(b"\0\1\2\3")
    assert Level.STOP in found(settings, "database-is-whole")
    db.session.remove()
    db.engine.dispose()


def test_the_command_says_all_of_it(embedded_only, installation, make, tmp_path, monkeypatch, capfd):
    folder = copy_of(installation, tmp_path)
    keys.make_keys(Settings(instance=folder))
    folder.chmod(0o700)
    code, out, _err = typed(folder, monkeypatch, capfd, "--json")
    said = json.loads(out)
    assert code == 1 and {"level", "words", "mend", "check"} == set(said[0])
    assert {"recovery-sheet-is-printed", "background-work-goes-on"} <= {one["check"] for one in said}
    (folder / "database.key").unlink()
    code, out, err = typed(folder, monkeypatch, capfd)
    assert code == 1 and "STOP" in out and "To mend it: " in out
    assert err.count("\n") == 1 and "to stop for" in err
    code, out, err = typed(folder / "elsewhere", monkeypatch, capfd)
    assert (code, out) == (1, "") and "Run `advocacy init`." in err


def typed(folder: Path, monkeypatch, capfd, *words: str) -> tuple[int, str, str]:
    monkeypatch.setenv("ADVOCACY_INSTANCE", str(folder))
    monkeypatch.setenv("ADVOCACY_PASSWORD_MEMORY_KIB", "64")
    monkeypatch.setattr("sys.argv", ["advocacy", "check", *words])
    capfd.readouterr()
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0), *capfd.readouterr()
