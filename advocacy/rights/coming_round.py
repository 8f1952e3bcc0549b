"""What happens by itself: looks are sorted by file and day, in the organization's zone."""

from datetime import timedelta

from advocacy.audit.looks.sorting import sort_looks
from advocacy.jobs.running import comes_round
from advocacy.organization.queries import use_organizations_zone


def sort_looks_here() -> None:
    use_organizations_zone()
    sort_looks()


def connect() -> None:
    comes_round("audit.sort_looks", timedelta(minutes=2), sort_looks_here)
