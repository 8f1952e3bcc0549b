"""The engine of PostgreSQL: procrastinate's rows and notifications, written on our own connection.

Our row of a job says what is to be done; procrastinate's says who does it and when, and holds nothing but that
row's number. So a rolled back transaction leaves neither, and a backup needs only ours.
"""

from datetime import datetime
from typing import Any

from procrastinate import jobs, manager, sql
from procrastinate.sync_psycopg_connector import SyncPsycopgConnector
from sqlalchemy import Connection, text

from advocacy import clock
from advocacy.db import db

from .attempts import GIVE_UP_AFTER

TASK = "advocacy.job"
QUEUE = "advocacy"
# A worker says every ten seconds that it lives.
GONE_AFTER = 30
# Never opened: it writes on the connection that it is given.
CONNECTOR = SyncPsycopgConnector()
MANAGER = manager.JobManager(CONNECTOR)
ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtext('advocacy.jobs'))")
UNKNOWN = text(
    "select job.id, job.run_after from job where job.finished_at is null and job.attempts < :most and not exists"
    " (select 1 from procrastinate_jobs known"
    " where known.lock = 'job-' || job.id and known.status in ('todo', 'doing'))"
)
OVER = text("delete from procrastinate_jobs where status in ('succeeded', 'failed', 'cancelled', 'aborted')")


def defer(connection: Connection, number: int, run_after: datetime) -> None:
    """In the transaction of this connection, by procrastinate's own function in the database."""
    job = jobs.Job(
        id=None,
        queue=QUEUE,
        task_name=TASK,
        lock=f"job-{number}",
        queueing_lock=f"job-{number}",
        task_kwargs={"number": number},
        scheduled_at=run_after if run_after > clock.now() else None,
    )
    MANAGER.defer_job(job, connection=_driver(connection))


def take_up_what_was_dropped() -> None:
    """Jobs whose worker was killed are tried again; those of a restored backup become known to the engine."""
    with db.writing() as session:
        connection = session.connection()
        connection.execute(ONE_AT_A_TIME)
        for stalled in _stalled(connection):
            _query(connection, "retry_job", job_id=stalled["id"], retry_at=clock.now(), **AS_BEFORE)
        for row in connection.execute(UNKNOWN, {"most": GIVE_UP_AFTER}).all():
            defer(connection, row.id, row.run_after)
        connection.execute(OVER)


AS_BEFORE: dict[str, Any] = {"new_priority": None, "new_queue_name": None, "new_lock": None}


def _stalled(connection: Connection) -> list[dict[str, Any]]:
    return _query(
        connection,
        "select_stalled_jobs_by_heartbeat",
        queue=QUEUE,
        task_name=TASK,
        seconds_since_heartbeat=GONE_AFTER,
    )


def _query(connection: Connection, name: str, **arguments: Any) -> list[dict[str, Any]]:
    return CONNECTOR.execute_query_all_with_connection(
        _driver(connection), query=sql.queries[name], **arguments
    )


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
