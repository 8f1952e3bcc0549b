"""A backup comes back as it was, on an empty machine, and only a whole one does."""

import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyrage import x25519
from sqlalchemy import select

from advocacy import create_app, recovery
from advocacy.accounts.models import User, UserSession
from advocacy.db import db
from advocacy.keeping import archive
from advocacy.keeping.contents import Backup
from advocacy.keeping.manifest import NotABackup
from tests.looking import Browser
from tests.make import PASSWORD
from tests.operations.kept import Place, Rows, all_rows

KEYS = ("database.key", "secret.key", "audit.key", "recovery.key")
CHANGED = {"user_session", "audit_event", "audit_head", "backup_made"}


def key_of(place: Place) -> Path:
    return place.folder / "recovery.key"


def test_everything_comes_back_and_goes_on(here, browser, new_place, command, make, tmp_path):
    user = db.session.scalars(select(User).where(User.password_hash.is_not(None))).one()
    browser.sign_in(user)
    before = all_rows()
    file = tmp_path / "office.backup"
    command.works(here, "backup", file)
    there = new_place()
    said = command.works(there, "restore", file, "--key-file", key_of(here))
    after = there.rows()
    assert unchanged(after) == unchanged(before)
    assert after["audit_event"][:-1] == before["audit_event"]
    assert "every table and the audit" in said
    assert "The audit chain is whole" in command.works(there, "audit", "verify")
    assert all((there.folder / key).read_bytes() == (here.folder / key).read_bytes() for key in KEYS)
    assert all(stat.S_IMODE((there.folder / key).stat().st_mode) == 0o600 for key in KEYS)
    nobody_is_signed_in_and_everyone_can(there, user)
    with there.open():
        highest = max(db.session.scalars(select(User.id)))
        assert make.auditor().id > highest


def unchanged(rows: Rows) -> Rows:
    return {name: found for name, found in rows.items() if name not in CHANGED}


def nobody_is_signed_in_and_everyone_can(there: Place, user: User) -> None:
    with there.open():
        sessions = db.session.scalars(select(UserSession)).all()
        assert sessions and all(session.ended_at for session in sessions)
        app = create_app(there.settings, WTF_CSRF_ENABLED=False)
        answer = Browser(app).send("/sign-in", email=user.email, password=PASSWORD)
        assert answer.status_code == 303, answer.text


@pytest.fixture
def refused(here, kept, new_place, command, tmp_path):
    """Restoring these bytes onto an empty place says one sentence and changes nothing."""
    there = new_place()

    def refuse(content: bytes, key: Path | None = None) -> str:
        file = tmp_path / "changed.backup"
        file.write_bytes(content)
        before = there.files()
        said = command.refuses(there, "restore", file, "--key-file", key or key_of(here))
        assert there.files() == before
        return said

    return refuse


def test_a_file_that_is_not_whole_is_refused(refused, kept):
    whole = kept.read_bytes()
    middle = bytearray(whole)
    middle[len(whole) // 2] ^= 1
    for content in (whole[:-1], whole[: len(whole) // 2], whole + b"\n", whole + whole, bytes(middle), b""):
        assert "is damaged: it was cut short or changed" in refused(content)


def test_another_key_is_refused(refused, kept, tmp_path):
    other = tmp_path / "other.key"
    other.write_text(recovery.new_key())
    assert "This recovery key does not open" in refused(kept.read_bytes(), other)
    other.write_text(recovery.new_key()[:-3])
    assert "58 characters" in refused(kept.read_bytes(), other)


def read(file: Path, identity: x25519.Identity) -> int:
    """As far as restoring reads before it puts anything in place."""
    with archive.reading(file, identity) as given:
        backup = Backup(given, identity)
        rows = sum(sum(1 for _ in lines) for _, lines in backup.tables())
        assert backup.manifest().rows == rows
    return rows


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
def test_no_flipped_bit_and_no_cut_anywhere_goes_unseen(small, where, bit, cut):
    file, whole, identity = small
    place = int(where * len(whole))
    content = bytearray(whole[:place] if cut else whole)
    if not cut:
        content[place] ^= 1 << bit
    file.write_bytes(content)
    with pytest.raises(NotABackup):
        read(file, identity)


@pytest.fixture
def small(here, kept, tmp_path):
    identity = recovery.read_recovery(here.settings)
    assert read(kept, identity) > 100
    return tmp_path / "small.backup", kept.read_bytes(), identity


def test_a_backup_that_someone_without_the_key_put_together_is_refused(refused, kept, here):
    """Anyone who knows the public half of the key can lock a file, and can not make the manifest's code."""
    identity = recovery.read_recovery(here.settings)
    with archive.reading(kept, identity) as given:
        members = list(given)

    def locked(changed: list[tuple[str, bytes]]) -> bytes:
        forged = kept.with_suffix(".forged")
        with forged.open("wb") as out:
            archive.write(out, changed, identity.to_public(), 0)
        return forged.read_bytes()

    assert "not made by the holder" in refused(locked([*members[:-1], ("manifest.hmac", b"00" * 32 + b"\n")]))
    row = next(place for place, (name, _) in enumerate(members) if name.startswith("rows/organization/"))
    edited = (members[row][0], members[row][1].replace(b"Riverbend", b"Elsewhere"))
    assert "not what its manifest says" in refused(locked([*members[:row], edited, *members[row + 1 :]]))
    assert "not a backup of this program" in refused(locked([("hello", b"you")]))
    newer = (members[0][0], members[0][1].replace(b'"revision": "0', b'"revision": "9'))
    assert "Install the newer program first" in refused(locked([newer, *members[1:]]))


def test_live_records_are_put_aside_whole_and_only_when_one_says_so(here, kept, new_place, command, make):
    there = new_place()
    command.works(there, "restore", kept, "--key-file", key_of(here))
    with there.open():
        make.auditor(name="Only in the old one")
    before = there.rows()
    assert "There are records here already" in command.refuses(there, "restore", kept)
    with there.open(), db.engine.connect() as working:
        working.exec_driver_sql("select count(*) from team")
        working.rollback()
        working.detach()
        assert "Stop `advocacy serve`" in command.refuses(there, "restore", kept, "--over-existing")
    assert there.rows() == before
    said = command.works(there, "restore", kept, "--over-existing")
    assert not any("Only in the old one" in row for row in there.rows()["user_account"])
    assert aside(there, said).rows() == before


def aside(place: Place, said: str) -> Place:
    """What was put aside, as a place of its own."""
    where = next(line for line in said.splitlines() if "What was here before" in line).rstrip(".")
    if not place.url:
        return Place(Path(where.split(" is now in ")[1]))
    schema = where.rpartition(" ")[2]
    return Place(place.folder, f"{place.url}?options=-csearch_path%3D{schema}")


def test_a_chain_that_was_broken_before_is_kept_and_said(here, new_place, command, tmp_path):
    """A backup is the last thing that should fail then."""
    with db.writing():
        db.session.connection().exec_driver_sql("update audit_head set mac = seal")
    file = tmp_path / "broken.backup"
    said = command(here, "backup", file)
    assert said.code == 0 and "did not verify" in said.err
    there = new_place()
    said = command(there, "restore", file, "--key-file", key_of(here))
    assert said.code == 0 and "broken already" in said.err
