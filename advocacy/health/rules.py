"""When the program is well."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

ABOUT = timedelta(minutes=2)
TOO_LONG = timedelta(minutes=15)


class Health(StrEnum):
    """One word for whoever asks; what to do stands in docs/installing.md."""

    OK = "ok"
    DATABASE = "database"
    SCHEMA = "schema"
    WORKER = "worker"


@dataclass(frozen=True)
class Signs:
    """What was seen: the schema, and how many seconds ago a worker was about and the oldest work became due."""

    schema: str | None
    wanted: str | None
    worker_seen: float | None
    oldest_work: float


def health(signs: Signs) -> Health:
    """Where no worker was ever about, work that waits for long says so: a new installation is well at once."""
    if signs.schema != signs.wanted:
        return Health.SCHEMA
    gone = signs.worker_seen is not None and signs.worker_seen > ABOUT.total_seconds()
    if gone or signs.oldest_work > TOO_LONG.total_seconds():
        return Health.WORKER
    return Health.OK
