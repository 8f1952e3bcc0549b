"""The supervisor's page as plain values: loads, who is quiet, what is overdue."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from advocacy import clock
from advocacy.accounts.models import Role, User
from advocacy.cases.models import CaseState
from advocacy.organization.queries import the_organization

from . import queries
from .rules import Held, is_quiet, weight


@dataclass(frozen=True)
class CaseLine:
    """One case in someone's hands; `case` is the row that `queries.held_cases` read for it."""

    case: Any
    weight: float
    quiet: bool
    overdue: int


@dataclass
class AdvocateLine:
    """One advocate at a glance."""

    user: User | None
    cases: list[CaseLine] = field(default_factory=list)

    @property
    def load(self) -> float:
        return sum(line.weight for line in self.cases)

    @property
    def quiet(self) -> int:
        return sum(1 for line in self.cases if line.quiet)

    @property
    def overdue(self) -> int:
        return sum(line.overdue for line in self.cases)


def lines_of(rows: Sequence[Any]) -> list[tuple[int | None, CaseLine]]:
    today, after = clock.today(), the_organization().no_contact_days
    return [(row.lead, _line(row, today, after)) for row in rows]


def _line(row: Any, today: Any, after: int) -> CaseLine:
    paused = row.state == CaseState.PAUSED
    held = Held(
        intensity=row.intensity,
        paused=paused,
        interpreter=bool(row.interpreter),
        close_dates=row.close,
        referrals=row.referrals,
    )
    quiet = not paused and is_quiet(row.last_contact_on, row.opened_on, today, after)
    return CaseLine(row, weight(held), quiet, row.overdue)


def advocates(supervisor: User) -> list[AdvocateLine]:
    """The heaviest load first; cases that nobody leads stand at the end, as their own line."""
    held: dict[int | None, list[CaseLine]] = defaultdict(list)
    for lead, line in lines_of(queries.held_cases(supervisor)):
        held[lead].append(line)
    team = {user.id: user for user in queries.team_of(supervisor)}
    lines = [
        AdvocateLine(user, held.pop(user.id, []))
        for user in team.values()
        if user.id in held or (user.is_active and user.role == Role.ADVOCATE)
    ]
    lines.sort(key=lambda line: (-line.load, line.user.name if line.user else ""))
    nobody = [line for rest in held.values() for line in rest]
    return lines + ([AdvocateLine(None, nobody)] if nobody else [])
