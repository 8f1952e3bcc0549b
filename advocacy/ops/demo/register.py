"""What the demo's keys became: rows by the key that the cast gives them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, UUID, uuid5

from advocacy.accounts.models import Team, User
from advocacy.cases.models import Case
from advocacy.contacts.models import Contact
from advocacy.directory.models import Agency, Service
from advocacy.goals.models import Goal
from advocacy.issues.models import Issue
from advocacy.people.models import Person


@dataclass
class Register:
    """Rows by key, while the demo is being written."""

    today: date
    teams: dict[str, Team] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    issues: dict[tuple[str, str], Issue] = field(default_factory=dict)
    goals: dict[tuple[str, str], Goal] = field(default_factory=dict)
    contacts: dict[tuple[str, str], Contact] = field(default_factory=dict)


def fixed_id(*parts: str) -> UUID:
    """The same id every time, so that two demos of one day are the same; not for real records."""
    return UUID(bytes=uuid5(NAMESPACE_URL, "advocacy-demo:" + "/".join(parts)).bytes, version=4)


def at_noon(day: date) -> datetime:
    """An instant on that day in every American zone."""
    return datetime.combine(day, time(17), tzinfo=UTC)
