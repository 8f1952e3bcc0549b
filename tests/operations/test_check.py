"""`advocacy check` of the database and of what goes on every day: each thing is broken once, and found by its name."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from advocacy import clock
from advocacy.accounts.passwords import hash_password
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.db.engine import WRITING
from advocacy.documents.models import Document, DocumentState
from advocacy.jobs.models import Job, WorkerSeen
from advocacy.keeping.models import BackupMade
from advocacy.organization.queries import the_organization
from advocacy.recovery import fingerprint, read_recovery
from advocacy.safety import checking, queries
from advocacy.safety.findings import OF_FILES, OF_THE_DATABASE, Check, Level
from advocacy.safety.queries import PRINTED, missing_triggers, sheet_id
from advocacy.settings import Settings
from tests.operations.checks import found, own_settings


@pytest.fixture
def settings(app, tmp_path: Path) -> Settings:
    return own_settings(app, tmp_path)


def changed(sql: str) -> None:
    with db.engine.connect() as connection:
        connection.execution_options(**WRITING[connection.dialect.name])
        with connection.begin():
            connection.execute(text(sql))


@pytest.fixture
def sound(settings, make):
    """An installation on which nothing is to be mended."""
    make.administrator()
    make.administrator()
    with db.writing():
        db.session.add(WorkerSeen(name="here:1", seen_at=clock.now()))
        db.session.add(a_backup(settings, "/elsewhere/kept.backup"))
        record(PRINTED, sheet_id(fingerprint(read_recovery(settings))), by=None)
    return settings


def test_a_sound_installation_has_nothing_to_mend(sound, monkeypatch):
    monkeypatch.setattr(queries, "DURABLE", ())  # the tests' own server does not wait for its disk
    answers = [
        (check.name, one.words) for check in [*OF_FILES, *OF_THE_DATABASE] for one in check.look(sound)
    ]
    assert answers == []


def test_a_server_that_does_not_wait_for_its_disk(settings, request):
    """As the one that the tests start."""
    on_postgresql = request.config.getoption("--on") == "postgresql"
    assert found(settings, "database-keeps-what-it-saves") == ([Level.STOP] * 3 if on_postgresql else [])


def test_every_check_has_a_name_of_its_own_and_says_what_it_asks():
    names = [check.name for check in [*OF_FILES, *OF_THE_DATABASE]]
    assert len(names) == len(set(names)) > 28
    assert names == [name.lower() for name in names]


def test_a_guard_that_was_taken_off(settings):
    on = " on audit_event" if db.engine.dialect.name == "postgresql" else ""
    with db.engine.connect() as connection:
        connection.execution_options(**WRITING[connection.dialect.name])
        with connection.begin() as transaction:
            connection.execute(text(f"drop trigger audit_event_no_update{on}"))
            assert missing_triggers(connection) == ["audit_event_no_update"]
            transaction.rollback()


def test_an_audit_that_was_changed_by_hand(settings, make, browser):
    browser.sign_in(make.advocate())
    browser.open("/people")
    changed("update audit_head set last = 7")
    assert found(settings, "audit-is-as-it-was-written") == [Level.STOP]


def test_a_clock_that_went_back(settings):
    with clock.pretend(clock.now() + timedelta(hours=3)), db.writing():
        record("organization.changed", None, by=None)
    assert found(settings, "the-clock-goes-forward") == [Level.MEND]


def test_demo_accounts_among_real_people(settings, make):
    make.administrator(
        email="administrator@example.org", password_hash=hash_password("something of their own")
    )
    assert found(settings, "demo-and-real-people-are-apart") == []
    make.advocate(email="advocate@example.org", password="correct horse battery staple")
    assert found(settings, "demo-and-real-people-are-apart") == [Level.STOP]
    with db.writing():
        the_organization().demo = True
    assert found(settings, "demo-and-real-people-are-apart") == [Level.ADVICE]
    make.advocate(email="rosa@riverbend.org")
    assert found(settings, "demo-and-real-people-are-apart") == [Level.STOP]


def test_who_can_administer(settings, make):
    assert found(settings, "someone-else-can-administer") == [Level.MEND]
    make.administrator()
    assert found(settings, "someone-else-can-administer") == [Level.ADVICE]


def test_administrators_without_a_second_factor(settings, make):
    ida = make.administrator(password_hash=hash_password("something of their own"))
    assert found(settings, "administrators-have-a-second-factor") == [Level.MEND]
    with db.writing():
        ida.factor_since = clock.now()
    assert found(settings, "administrators-have-a-second-factor") == []
    with db.writing():
        ida.factor_since, the_organization().demo = None, True
    assert found(settings, "administrators-have-a-second-factor") == []


def test_a_second_factor_of_which_nobody_is_asked(settings):
    assert found(settings, "a-second-factor-is-asked-for") == []
    with db.writing():
        the_organization().factor_for = "nobody"
    assert found(settings, "a-second-factor-is-asked-for") == [Level.ADVICE]


def test_sessions_and_zones_that_are_too_wide(settings):
    with db.writing():
        ours = the_organization()
        ours.idle_minutes, ours.time_zone = 240, "UTC"
    assert found(settings, "sessions-end-soon-enough") == [Level.MEND]
    assert found(settings, "time-zone-is-a-place") == [Level.ADVICE]
    changed("update organization set time_zone = 'Mars/Olympus'")
    assert found(settings, "time-zone-is-a-place") == [Level.STOP]


def test_background_work_that_stands_still(settings):
    assert found(settings, "background-work-goes-on") == [Level.MEND]
    old = clock.now() - timedelta(hours=2)
    with db.writing():
        db.session.add(WorkerSeen(name="here:1", seen_at=old))
        for tried in (0, 5):
            db.session.add(Job(name="x", arguments={}, run_after=old, attempts=tried))
    assert found(settings, "background-work-goes-on") == [Level.MEND]
    assert found(settings, "jobs-are-done") == [Level.MEND, Level.MEND]


def a_backup(settings: Settings, place: str) -> BackupMade:
    facts = {"size": 1, "revision": "1", "audit_rows": 0, "audit_head": ""}
    key = fingerprint(read_recovery(settings))
    return BackupMade(made_at=clock.now(), place=place, key=key, **facts)


def test_backups_that_are_old_near_or_of_another_key(settings, make, request):
    assert found(settings, "backup-is-fresh") == [Level.MEND]
    assert found(settings, "backup-is-on-another-disk") == []
    made = make.kept(a_backup(settings, str(settings.instance / "kept.backup")))
    embedded = request.config.getoption("--on") == "embedded"
    assert found(settings, "backup-is-on-another-disk") == ([Level.MEND] if embedded else [])
    assert found(settings, "backup-is-fresh") == found(settings, "backup-can-be-opened-with-the-sheet") == []
    with clock.pretend(clock.now() + timedelta(hours=40)):
        assert found(settings, "backup-is-fresh") == [Level.MEND]
    with db.writing():
        db.session.get_one(BackupMade, made.id).key = "AAAA-BBBB"
    assert found(settings, "backup-can-be-opened-with-the-sheet") == [Level.MEND]


def test_a_letter_that_is_half_issued(settings, make):
    half = Document(kind="letter", subject=uuid4(), number="L-1", state=DocumentState.ISSUING)
    half.reserved_at, half.reserved_by_id = clock.now() - timedelta(hours=1), make.advocate().id
    make.kept(half)
    assert found(settings, "no-letter-is-half-issued") == [Level.MEND]


def test_a_sheet_that_was_never_printed_or_of_another_key(settings):
    assert found(settings, "recovery-sheet-is-printed") == [Level.MEND]
    with db.writing():
        record(PRINTED, sheet_id("AAAA-BBBB"), by=None)
    assert found(settings, "recovery-sheet-is-printed") == [Level.MEND]


def test_a_check_that_breaks_is_a_finding_and_stops_no_other(settings, monkeypatch):
    def broken(_settings):
        raise ZeroDivisionError

    monkeypatch.setattr(checking, "OF_FILES", [Check("broken", broken)])
    answers = checking.check_quickly(settings)
    assert ("broken", Level.MEND) in [(one.check, one.level) for one in answers]
    assert len(answers) > 3
