"""A worker on PostgreSQL: procrastinate's, with our work in it and our care beside it."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable
from contextlib import suppress

from flask import Flask
from procrastinate import App, BaseRetryStrategy, PsycopgConnector, RetryDecision, jobs
from procrastinate.exceptions import ConnectorException
from psycopg.conninfo import make_conninfo
from psycopg_pool import PoolTimeout
from sqlalchemy.exc import SQLAlchemyError

from advocacy.db import db

from .attempts import GIVE_UP_AFTER, attempt, pause_after
from .procrastinating import GONE_AFTER, QUEUE, TASK

log = logging.getLogger("advocacy.jobs")
BEAT_EVERY = 10.0
CARE_EVERY = 5.0
FINISH_WITHIN = 20.0
Turn = Callable[[], None]


class GrowingPause(BaseRetryStrategy):
    """As often and as late as the embedded engine tries again."""

    def get_retry_decision(self, *, exception: BaseException, job: jobs.Job) -> RetryDecision | None:
        tried = job.attempts + 1
        if tried >= GIVE_UP_AFTER:
            return None
        return RetryDecision(retry_in={"seconds": pause_after(tried)})


class Worker:
    """Procrastinate's application around our one task: do the job with this number."""

    def __init__(self, app: Flask, turn: Turn) -> None:
        self.app, self.turn, self.done = app, turn, 0
        with app.app_context():
            _, given = db.engine.dialect.create_connect_args(db.engine.url)
        address = make_conninfo(**{name: value for name, value in given.items() if name != "context"})
        self.engine = App(connector=PsycopgConnector(conninfo=address, min_size=1, max_size=4))
        self.engine.task(name=TASK, queue=QUEUE, retry=GrowingPause())(self._do)

    def _do(self, number: int) -> None:
        with self.app.app_context():
            self.done += 1
            attempt(number)

    def run_due(self) -> int:
        """What is due now; answers with how much was tried."""
        self.engine.run_worker(queues=[QUEUE], wait=False, install_signal_handlers=False, listen_notify=False)
        return self.done

    def run(self, parent: int | None) -> None:
        """Until told to stop, or until the parent is gone."""
        asyncio.run(self._run(parent))

    async def _run(self, parent: int | None) -> None:
        stopped = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        while not stopped.is_set() and not _is_orphan(parent):
            with suppress(ConnectorException, PoolTimeout):  # the database is away: wait for it
                await self._work(stopped, parent)
            with suppress(TimeoutError):
                await asyncio.wait_for(stopped.wait(), 1)

    async def _work(self, stopped: asyncio.Event, parent: int | None) -> None:
        async with self.engine.open_async():
            worker = asyncio.create_task(
                self.engine.run_worker_async(
                    queues=[QUEUE],
                    install_signal_handlers=False,
                    update_heartbeat_interval=BEAT_EVERY,
                    stalled_worker_timeout=GONE_AFTER,
                    shutdown_graceful_timeout=FINISH_WITHIN,
                )
            )
            others = [asyncio.create_task(self._care(parent)), asyncio.create_task(stopped.wait())]
            await asyncio.wait([worker, *others], return_when=asyncio.FIRST_COMPLETED)
            for task in (worker, *others):
                task.cancel()
            with suppress(asyncio.CancelledError):
                await worker

    async def _care(self, parent: int | None) -> None:
        """Beside the work: a sign of life, what comes round, and what a killed worker held."""
        while not _is_orphan(parent):
            await asyncio.to_thread(self._take_a_turn)
            await asyncio.sleep(CARE_EVERY)

    def _take_a_turn(self) -> None:
        with self.app.app_context():
            try:
                self.turn()
            except (SQLAlchemyError, ConnectorException) as trouble:
                log.error("background work waits", extra={"error": type(trouble).__name__})
                db.session.rollback()


def _is_orphan(parent: int | None) -> bool:
    return parent is not None and os.getppid() != parent
