"""Making a backup while people work, and what happens when that goes wrong."""

import gzip
import hashlib
import io
import json
import os
import signal
import stat
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pyrage
import pytest
from sqlalchemy import text

from advocacy import create_app, recovery
from advocacy.db import db
from advocacy.keeping import contents
from advocacy.keeping.queries import last_backup
from advocacy.organization.models import Organization
from tests.operations.kept import Command, Place
from tests.operations.trouble import ROOT


def test_it_says_what_it_made_and_writes_it_down(here: Place, command: Command, tmp_path: Path):
    file = tmp_path / "office.backup"
    assert last_backup() is None
    db.session.rollback()
    said = command.works(here, "backup", file)
    made = last_backup()
    db.session.rollback()
    key = recovery.fingerprint(recovery.read_recovery(here.settings))
    assert f"The backup is whole: {file}" in said and key in said
    assert made and (made.place, made.size, made.key) == (str(file), file.stat().st_size, key)
    assert made.audit_head[:16] in said
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["office.backup"]


def test_it_can_be_opened_without_this_program(here: Place, kept: Path):
    """As docs/backup-format.md says: age, gzip, tar, and the sums of plain text."""
    plain = gzip.decompress(pyrage.decrypt(kept.read_bytes(), [recovery.read_recovery(here.settings)]))
    with tarfile.open(fileobj=io.BytesIO(plain)) as packed:
        files = {entry.name: packed.extractfile(entry).read() for entry in packed}
    manifest = json.loads(files["manifest.json"])
    assert files["files/audit.key"] == (here.folder / "audit.key").read_bytes()
    for table, (rows, digest) in manifest["tables"].items():
        lines = b"".join(content for name, content in files.items() if name.startswith(f"rows/{table}/"))
        assert (lines.count(b"\n"), hashlib.sha256(lines).hexdigest()) == (rows, digest)
    columns = {one["name"]: one["columns"] for one in json.loads(files["header.json"])["tables"]}
    row = dict(zip(columns["organization"], json.loads(files["rows/organization/000001.jsonl"]), strict=True))
    assert row["name"] == "Riverbend Peer Advocates"


def test_the_keys_and_names_of_people_stand_in_no_readable_byte(here: Place, kept: Path):
    locked = kept.read_bytes()
    for secret in (b"Rosa Delgado", b"Riverbend", (here.folder / "database.key").read_bytes().strip()):
        assert secret not in locked


def test_it_never_writes_over_a_file(here: Place, command: Command, kept: Path):
    before = kept.read_bytes()
    assert "is there already" in command.refuses(here, "backup", kept)
    assert kept.read_bytes() == before
    assert "There is no folder" in command.refuses(here, "backup", kept.parent / "none" / "x.backup")
    assert "Say where the backup goes" in command.refuses(here, "backup")


def test_a_folder_keeps_the_newest_and_leaves_other_files_alone(
    here: Place, command: Command, tmp_path: Path
):
    folder = tmp_path / "nightly"
    folder.mkdir()
    (folder / "photos.zip").write_text("mine")
    (folder / "advocacy-20990101-020000-AAAA-BBBB.backup").write_text("the clock had jumped")
    for day in range(1, 5):
        (folder / f"advocacy-2026010{day}-020000-AAAA-BBBB.backup").write_text("old")
    said = command.works(here, "backup", "--folder", folder, "--keep", "3")
    names = {file.name for file in folder.iterdir()}
    assert len(names) == 4 and Path(last_backup().place).name in names
    assert {name for name in names if "AAAA" in name or "photos" in name} == {
        "photos.zip",
        "advocacy-20990101-020000-AAAA-BBBB.backup",
        "advocacy-20260104-020000-AAAA-BBBB.backup",
    }
    assert said.count("Let go of the old backup") == 3


def test_a_recovery_key_is_made_where_there_was_none(here: Place, command: Command, tmp_path: Path):
    (here.folder / "recovery.key").unlink()
    said = command(here, "backup", tmp_path / "first.backup")
    assert said.code == 0 and "Print its sheet" in said.err
    assert recovery.read_recovery(here.settings)


def test_it_is_one_instant_while_others_write(here: Place, command, tmp_path, monkeypatch, new_place):
    """Two values that are always changed together stay together, and no writer waits for the backup."""
    app, written, count = create_app(here.settings), [], contents.count

    def write_and_count(*arguments: object) -> int:
        """After each table that the backup has read, before it reads the next."""
        with app.app_context(), db.writing() as session:
            written.append(f"word {len(written)}")
            session.execute(text("update organization set phone = :word"), {"word": written[-1]})
            session.execute(text("update team set name = :word"), {"word": written[-1]})
        return count(*arguments)

    monkeypatch.setattr(contents, "count", write_and_count)
    file = tmp_path / "busy.backup"
    command.works(here, "backup", file)
    with app.app_context():
        db.engine.dispose()
    there = new_place()
    command.works(there, "restore", file, "--key-file", here.folder / "recovery.key")
    with there.open():
        assert db.session.get_one(Organization, 1).phone == ""
        assert db.session.scalar(text("select name from team")) == "East team"
    assert len(written) > 40


def start(place: Place, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "advocacy", *map(str, arguments)],
        env={**os.environ, **place.environment},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_a_killed_backup_leaves_none_and_the_next_one_tidies_up(
    here: Place, command: Command, tmp_path: Path
):
    file = tmp_path / "killed.backup"
    going = start(here, "backup", file)
    while going.poll() is None and not list(tmp_path.glob(".*.unfinished")):
        time.sleep(0.001)
    going.send_signal(signal.SIGKILL)
    going.wait()
    assert not file.exists()
    command.works(here, "backup", file)
    assert [found.name for found in tmp_path.iterdir()] == ["killed.backup"]


def test_a_full_disk_is_one_clear_sentence_and_leaves_nothing(here: Place, command: Command, tmp_path: Path):
    full = tmp_path / "full"
    full.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", full], check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        assert "There is no room left" in command.refuses(here, "backup", full / "x.backup")
        assert not list(full.iterdir())
    finally:
        subprocess.run(["umount", full], check=True)


def test_a_restore_onto_a_full_disk_leaves_nothing(here: Place, kept: Path, new_place, command: Command):
    there = new_place()
    if there.url:
        pytest.skip("the server's disk is the server's")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", there.folder]
    if subprocess.run(mount, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        said = command.refuses(there, "restore", kept, "--key-file", here.folder / "recovery.key")
        assert "full" in said or "room" in said or "space" in said
        assert not there.files()
    finally:
        subprocess.run(["umount", there.folder], check=True)


@pytest.mark.parametrize("share", [0.2, 0.8])
def test_a_killed_restore_leaves_an_empty_place_that_can_be_restored(
    here: Place, kept: Path, new_place, command: Command, share: float
):
    there = new_place()
    ask = ("restore", kept, "--key-file", here.folder / "recovery.key")
    going = start(there, *ask)
    while going.poll() is None and not list(there.folder.glob("restoring-*")):
        time.sleep(0.001)
    time.sleep(share)
    going.send_signal(signal.SIGKILL)
    going.wait()
    again = command(there, *ask)
    assert again.code == 0 or "There are records here already" in again.err  # then all of it was in place
    command.works(there, "backup", kept.with_suffix(".next"))
    assert not list(there.folder.glob("restoring-*"))
    assert "The audit chain is whole" in command.works(there, "audit", "verify")
