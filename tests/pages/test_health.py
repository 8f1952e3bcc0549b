"""Whether the program is well, and the numbers for those who watch over it."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from advocacy import clock
from advocacy.db import db
from advocacy.jobs.models import Job, WorkerSeen
from advocacy.jobs.running import run_due
from advocacy.keeping.models import BackupMade
from tests.operations.trouble import as_in_service

TOKEN = "a token of more than sixteen letters"
CANARY = "Zkanarija"


def status(browser) -> tuple[int, str]:
    answer = browser.open("/health")
    return answer.status_code, answer.json["status"]


def test_a_new_installation_is_well_before_any_worker_was_about(browser, app):
    assert status(browser) == (200, "ok")


def test_a_worker_that_was_about_is_missed_after_two_minutes(browser, app):
    run_due("one")
    assert status(browser) == (200, "ok")
    with clock.pretend(clock.now() + timedelta(minutes=3)):
        seen = browser.app.test_client().get("/health")
    assert (seen.status_code, seen.json["status"]) == (503, "worker")


def test_work_that_waits_for_long_is_not_well(browser, app):
    with db.writing() as session:
        session.add(Job(name="x", arguments={}, run_after=clock.now() - timedelta(hours=1)))
    assert status(browser) == (503, "worker")


def test_another_schema_is_not_well(browser, app):
    with db.writing() as session:
        before = session.scalar(text("select version_num from alembic_version"))
        session.execute(text("update alembic_version set version_num = '0001'"))
    try:
        assert status(browser) == (503, "schema")
    finally:
        with db.writing() as session:
            session.execute(text("update alembic_version set version_num = :before"), {"before": before})


@pytest.fixture
def with_token(app, tmp_path: Path, monkeypatch):
    file = tmp_path / "numbers.token"
    file.write_text(TOKEN + "\n")
    settings = replace(app.config["SETTINGS"], numbers_token_file=str(file))
    monkeypatch.setitem(app.config, "SETTINGS", settings)


def asked(browser, token: str):
    return browser.open("/health/numbers", headers={"Authorization": f"Bearer {token}"})


def test_without_a_token_there_are_no_numbers(browser, app):
    assert asked(browser, TOKEN).status_code == 404
    assert browser.open("/health/numbers").status_code == 404


@pytest.mark.usefixtures("with_token")
def test_a_wrong_token_sees_no_numbers(browser):
    assert asked(browser, "wrong").status_code == asked(browser, "").status_code == 404


def a_backup() -> BackupMade:
    return BackupMade(
        made_at=clock.now(), place=CANARY, size=1, revision="", key="", audit_rows=1, audit_head=CANARY
    )


@pytest.mark.usefixtures("with_token")
def test_the_numbers_count_and_tell_of_nobody(browser, make, installation):
    user = make.advocate(name=CANARY)
    person = make.person(name=CANARY)
    browser.sign_in(user)
    browser.open(f"/people/{person.public_id}?name={CANARY}")
    with db.writing() as session:
        session.add(WorkerSeen(name=f"{CANARY}:12", seen_at=clock.now()))
        session.add(a_backup())
    answer = asked(browser, TOKEN)
    assert answer.status_code == 200
    assert CANARY not in answer.text and "@" not in answer.text and str(person.public_id) not in answer.text
    labels = set(re.findall(r'(\w+)="[^"]*"', answer.text))
    assert labels == {"version", "status", "le"}
    numbers = {family.name: family.samples[0].value for family in text_string_to_metric_families(answer.text)}
    assert numbers["advocacy_well"] == numbers["advocacy_schema"] == numbers["advocacy_workers"] == 1
    assert numbers["advocacy_backup_age_seconds"] < 60
    assert numbers["advocacy_signed_in"] == 1 and numbers["advocacy_database_bytes"] > 100_000


@pytest.mark.usefixtures("with_token")
def test_requests_are_counted_by_how_they_ended(browser, make):
    def count(kind: str) -> float:
        families = text_string_to_metric_families(asked(browser, TOKEN).text)
        [times] = [family for family in families if family.name == "advocacy_request_seconds"]
        [sample] = [s for s in times.samples if s.name.endswith("_count") and s.labels["status"] == kind]
        return sample.value

    before = count("4xx"), count("2xx")
    browser.open("/no-such-page")
    browser.open("/sign-in")
    browser.open("/sign-in")
    assert (count("4xx"), count("2xx")) == (before[0] + 1, before[1] + 2)


def test_a_database_that_is_away_is_not_well(installation, app):
    if installation.app.config["SETTINGS"].database_url:
        pytest.skip("a file is taken away here")
    browser = as_in_service(installation)
    file = installation.app.config["SETTINGS"].database
    db.session.rollback()
    db.engine.dispose()
    file.rename(file.with_suffix(".away"))
    file.mkdir()
    try:
        assert browser.app.test_client().get("/health").status_code == 503
    finally:
        file.rmdir()
        file.with_suffix(".away").rename(file)
