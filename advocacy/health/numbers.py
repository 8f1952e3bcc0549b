"""The numbers in the form that Prometheus reads. Their labels are fixed words, so that nobody's can stand there."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from advocacy.settings import Settings
from advocacy.web.counting import WITHIN, counted

from . import queries
from .rules import Health, Signs, health


class Numbers(Collector):
    """Asked anew each time; nothing is kept between."""

    def __init__(self, settings: Settings, *, requests: bool) -> None:
        self.settings, self.requests = settings, requests

    def collect(self) -> Iterator[Metric]:
        signs = queries.signs()
        yield from _of_health(signs)
        yield from _of_work(signs)
        if (age := queries.backup_age()) is not None:
            yield _gauge("backup_age_seconds", "How long ago the last whole backup was made.", age)
        yield _gauge("signed_in", "Sessions that could still be used.", queries.signed_in())
        yield _gauge("database_bytes", "Size of the database.", queries.database_bytes(self.settings))
        yield _gauge(
            "disk_free_bytes", "Free on the disk of the instance folder.", queries.free_disk(self.settings)
        )
        if self.requests:
            yield _of_requests()


def in_words(settings: Settings, *, requests: bool = True) -> bytes:
    """All of them as text. `requests` are known only where they are answered."""
    registry = CollectorRegistry()
    registry.register(Numbers(settings, requests=requests))
    return generate_latest(registry)


def _gauge(name: str, means: str, value: float) -> Metric:
    return GaugeMetricFamily(f"advocacy_{name}", means, value=value)


def _of_health(signs: Signs) -> Iterator[Metric]:
    well = health(signs) is Health.OK
    yield _gauge("well", "1 when everything that /health asks for is right.", int(well))
    schema = GaugeMetricFamily(
        "advocacy_schema", "1 when the database has the schema of the program.", labels=["version"]
    )
    schema.add_metric([signs.schema or "none"], int(signs.schema == signs.wanted))
    yield schema


def _of_work(signs: Signs) -> Iterator[Metric]:
    waiting = queries.waiting_jobs()
    yield _gauge("jobs_waiting", "Background work that is due.", waiting.jobs)
    yield _gauge("job_oldest_seconds", "How long the oldest of it is due.", waiting.oldest)
    yield _gauge("jobs_given_up", "Background work that failed too often.", waiting.given_up)
    yield _gauge(
        "workers", "Workers that gave a sign of life in the last two minutes.", queries.workers_about()
    )
    if signs.worker_seen is not None:
        yield _gauge("worker_seen_seconds", "How long ago the last of them did.", signs.worker_seen)


def _of_requests() -> Metric:
    """Since this server started. The middle and the slowest twentieth are worked out from the limits."""
    times = HistogramMetricFamily(
        "advocacy_request_seconds", "Answers by kind, and how long they took.", labels=["status"]
    )
    limits = [str(limit) for limit in WITHIN] + ["+Inf"]
    for kind, (counts, seconds) in counted().items():
        times.add_metric([kind], list(zip(limits, counts, strict=True)), sum_value=seconds)
    return times
