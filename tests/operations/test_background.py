"""Background work, the same on both databases: in the transaction, once, again after a kill, and never forgotten."""

import hashlib
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Lock

import procrastinate
import pytest
from procrastinate.schema import SchemaManager
from sqlalchemy import delete, select, text, update

from advocacy import clock
from advocacy.db import db
from advocacy.jobs import turns
from advocacy.jobs.attempts import attempt
from advocacy.jobs.models import Job, PeriodicRun, WorkerSeen
from advocacy.jobs.registry import PERIODIC
from advocacy.jobs.running import WORK, comes_round, enqueue, first_time, run_due
from advocacy.logs import OneLine
from tests.trouble.together import at_once

FROZEN = Path(__file__).parents[2] / "migrations" / "vendor" / "procrastinate-3.10.0" / "schema.sql"
STALLED = text(
    "with gone as (insert into procrastinate_workers (last_heartbeat) values (:beat) returning id)"
    " update procrastinate_jobs set status = 'doing', worker_id = (select id from gone) where lock = :lock"
)
DUE = text("update procrastinate_jobs set scheduled_at = null where status = 'todo'")


@pytest.fixture
def on_postgresql(app) -> bool:
    return db.engine.dialect.name == "postgresql"


@pytest.fixture
def done():
    """A piece of work that writes down its own number; what was done, in order."""
    numbers: list[int] = []
    lock = Lock()

    def work(number: int) -> None:
        with lock:
            numbers.append(number)

    WORK["count"] = work
    yield numbers
    del WORK["count"]


def work_as(app, name: str) -> int:
    with app.app_context():
        return run_due(name)


def unfinished() -> list[Job]:
    db.session.rollback()
    return list(db.session.scalars(select(Job).where(Job.finished_at.is_(None))))


def make_due() -> None:
    with db.writing() as session:
        session.execute(update(Job).values(run_after=clock.now()))
        if db.engine.dialect.name == "postgresql":
            session.execute(DUE)


def test_what_was_done_and_what_failed_is_said_in_one_line(app, done, caplog):
    """By the work's name and number; an error's words are left out, since they can be someone's."""

    def fail() -> None:
        raise RuntimeError("Zkanarija")

    WORK["fail"] = fail
    caplog.set_level("INFO", "advocacy.jobs")
    with db.writing():
        enqueue("count", number=1)
        enqueue("fail")
    work_as(app, "one")
    del WORK["fail"]
    said = {(record.getMessage(), record.job) for record in caplog.records if record.name == "advocacy.jobs"}
    assert {("job done", "count"), ("job failed", "fail")} <= said
    lines = [OneLine(as_json=True).format(record) for record in caplog.records]
    assert any("RuntimeError" in line for line in lines) and "Zkanarija" not in "".join(lines)


def test_four_workers_do_each_job_once(app, done):
    with db.writing():
        for number in range(20):
            enqueue("count", number=number)
    at_once(*(lambda name=name: work_as(app, name) for name in "abcd"))
    assert sorted(done) == list(range(20))
    assert not unfinished()


def test_a_transaction_that_is_undone_leaves_no_job(app, done):
    def enqueue_and_break() -> None:
        with db.writing():
            enqueue("count", number=1)
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        enqueue_and_break()
    work_as(app, "one")
    assert done == [] and not unfinished()


def test_a_job_counts_its_days_as_the_organization_does(app):
    """Late in the evening of November 22 in New York it is the 23rd by the clock of the machine."""
    days: list[date] = []
    WORK["look_at_the_day"] = lambda: days.append(clock.today())
    with clock.pretend(datetime(2026, 11, 23, 1, tzinfo=UTC)):
        with db.writing():
            enqueue("look_at_the_day")
        clock.use_zone("UTC")
        work_as(app, "one")
    del WORK["look_at_the_day"]
    assert days == [date(2026, 11, 22)]


def test_work_for_later_waits(app, done):
    with db.writing():
        enqueue("count", number=1, after=timedelta(hours=1))
    work_as(app, "one")
    assert done == []
    make_due()
    work_as(app, "one")
    assert done == [1]


@pytest.mark.parametrize(("ago", "taken"), [(timedelta(seconds=5), []), (timedelta(minutes=16), [7])])
def test_what_a_killed_worker_held_is_taken_up(app, done, on_postgresql, ago, taken):
    with db.writing() as session:
        enqueue("count", number=7)
        session.flush()
        number = session.scalars(select(Job.id).where(Job.name == "count")).one()
        if on_postgresql:
            session.execute(STALLED, {"beat": clock.now() - ago, "lock": f"job-{number}"})
        else:
            session.execute(update(Job).values(claimed_at=clock.now() - ago, claimed_by="killed"))
    work_as(app, "next")
    assert done == taken


def test_a_dead_worker_of_this_machine_gives_its_claim_back_at_once(app, done, on_postgresql):
    if on_postgresql:
        pytest.skip("there a heartbeat tells")
    with db.writing() as session:
        enqueue("count", number=7)
        session.flush()
        held = {"claimed_at": clock.now(), "claimed_by": f"{os.uname().nodename}:4194305"}
        session.execute(update(Job).values(**held))
    work_as(app, "next")
    assert done == [7]


def test_a_job_that_always_fails_is_given_up_and_stops_nothing(app, done):
    def fail() -> None:
        raise RuntimeError("never works")

    WORK["fail"] = fail
    with db.writing():
        enqueue("fail")
        enqueue("count", number=1)
    for _ in range(8):
        make_due()
        work_as(app, "one")
    del WORK["fail"]
    assert done == [1]
    [given_up] = unfinished()
    assert (given_up.name, given_up.attempts, given_up.failed) == ("fail", 5, "failed")


def test_a_job_is_done_once_even_by_two_who_hold_it(app, done):
    """One of them was believed dead: both run, and only one of the two transactions counts."""

    def count_once(number: int) -> None:
        with db.writing():
            if first_time():
                done.append(number)

    WORK["count once"] = count_once
    with db.writing() as session:
        enqueue("count once", number=3)
        session.flush()
        number = session.scalars(select(Job.id).where(Job.name == "count once")).one()
    at_once(lambda: attempt(number), lambda: attempt(number))
    del WORK["count once"]
    assert done == [3] and not unfinished()


def test_work_that_comes_round_is_enqueued_once_in_its_slot(app, done):
    comes_round("round", timedelta(days=1), lambda: done.append(1))
    at_once(*(lambda name=name: work_as(app, name) for name in "abcd"))
    with clock.pretend(clock.now() + timedelta(days=1)):
        work_as(app, "a")
    PERIODIC.pop()
    del WORK["round"]
    assert done == [1, 1]


def test_a_restored_backup_does_what_was_waiting(app, done, on_postgresql):
    """A backup holds our rows and none of the engine's."""
    with db.writing() as session:
        enqueue("count", number=9)
        if on_postgresql:
            session.execute(text("delete from procrastinate_jobs"))
    assert work_as(app, "one") and done == [9]


def test_a_worker_gives_signs_of_life_and_old_rows_go(app, done):
    with db.writing():
        enqueue("count", number=1)
    work_as(app, "one")
    assert db.session.scalars(select(WorkerSeen.name)).all() == ["one"]
    db.session.rollback()
    with db.writing() as session:
        session.execute(delete(Job).where(Job.name != "count"))
    with clock.pretend(clock.now() + timedelta(days=31)):
        turns.throw_old_away()
    for table in (Job, PeriodicRun, WorkerSeen):
        assert db.session.scalars(select(table)).all() == []


def test_the_schema_is_the_one_that_the_installed_engine_needs():
    """When this fails: a migration of ours runs its new files in `procrastinate/sql/migrations`, and this names it."""
    installed = hashlib.sha256(SchemaManager.get_schema().encode()).hexdigest()
    assert installed == hashlib.sha256(FROZEN.read_bytes()).hexdigest(), procrastinate.__version__
