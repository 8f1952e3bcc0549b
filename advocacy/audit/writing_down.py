"""The head goes into the log once a day and at each backup: a line that nobody with the database can change."""

import logging
from datetime import timedelta

from sqlalchemy import Connection, text

from advocacy.db import db
from advocacy.jobs.running import comes_round

log = logging.getLogger("advocacy")
LAST = text("select last, mac from audit_head where id = 1")


def head_of(connection: Connection) -> tuple[int, str]:
    """How many rows there are, and the code of the last."""
    last, mac = connection.execute(LAST).one()
    return last, bytes(mac).hex()


def write_head_down() -> None:
    rows, head = head_of(db.session.connection())
    db.session.rollback()
    log_head(rows, head)


def log_head(rows: int, head: str) -> None:
    log.info("audit head", extra={"rows": rows, "head": head})


def connect() -> None:
    # Twice a day: daily work waits a day after the machine was off, and this line is to come every day.
    comes_round("audit.write_head_down", timedelta(hours=12), write_head_down)
