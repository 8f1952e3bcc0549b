"""The table in docs/who-sees-what.md says what the rule does, line by line."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from advocacy.access.rules import Obstacle, Standing, obstacle_to_holding, sees_case, someone_stays

ON, AT = date(2026, 3, 2), datetime(2026, 3, 2, 15, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TABLE = Path(__file__).parents[2] / "docs" / "who-sees-what.md"


@dataclass
class Someone:
    id: int = 7
    role: str = "advocate"
    team_id: int | None = 1
    is_active: bool = True


@dataclass
class Holding:
    user_id: int = 7
    starts_on: date = ON
    ends_on: date | None = ON


@dataclass
class Given:
    kind: str
    starts_at: datetime = AT
    ends_at: datetime | None = AT + HOUR
    user_id: int = 7


def of(*, held=(), granted=(), away=()):
    return {"held": held, "granted": granted, "kept_away": away}


SUPERVISOR = Someone(role="supervisor")
LEAD, EMERGENCY = Holding(ends_on=None), Given("break_glass")
LINES = {
    "leads the case": (Someone(), of(held=[LEAD])),
    "stands in, on those days": (Someone(), of(held=[Holding()])),
    "stands in, before or after": (
        Someone(),
        of(held=[Holding(starts_on=ON + DAY, ends_on=None), Holding(starts_on=ON - DAY, ends_on=ON - DAY)]),
    ),
    "supervises the team": (SUPERVISOR, of()),
    "supervises another team": (Someone(role="supervisor", team_id=2), of()),
    "advocate of the same team": (Someone(), of()),
    "named on the record": (Someone(), of(granted=[Given("named", ends_at=None)])),
    "helps with the case, on those days": (Someone(), of(granted=[Given("helper")])),
    "helps with the case, before or after": (
        Someone(),
        of(granted=[Given("helper", AT + HOUR, AT + DAY), Given("helper", AT - DAY, AT)]),
    ),
    "opened it in an emergency, while it lasts": (Someone(), of(granted=[EMERGENCY])),
    "opened it in an emergency, afterwards": (Someone(), of(granted=[Given("break_glass", AT - HOUR, AT)])),
    "kept away, and leads the case": (Someone(), of(held=[LEAD], away={7})),
    "kept away, and supervises the team": (SUPERVISOR, of(away={7})),
    "kept away, and named on the record": (Someone(), of(granted=[Given("named", ends_at=None)], away={7})),
    "kept away, and helps with the case": (Someone(), of(granted=[Given("helper")], away={7})),
    "kept away, and opened it in an emergency": (Someone(), of(granted=[EMERGENCY], away={7})),
    "it is their own file": (SUPERVISOR, of(held=[LEAD], away={7})),
    "administrator": (Someone(role="administrator", team_id=None), of(held=[LEAD], granted=[EMERGENCY])),
    "auditor": (Someone(role="auditor", team_id=None), of(held=[LEAD], granted=[EMERGENCY])),
}


def lines():
    rows = [
        line.strip("| \n").split(" | ") for line in TABLE.read_text().splitlines() if line.startswith("| ")
    ]
    return {who: (usual == "yes", restricted == "yes") for who, usual, restricted in rows[2:]}


def standing(facts, *, restricted=False):
    return Standing(team_ids={1}, on=ON, at=AT, restricted=restricted, **facts)


def test_every_line_of_the_table_is_tried():
    assert set(lines()) == set(LINES)


@pytest.mark.parametrize("who", LINES)
def test_the_table_says_what_the_rule_does(who):
    user, facts = LINES[who]
    found = tuple(sees_case(user, standing(facts, restricted=restricted)) for restricted in (False, True))
    assert found == lines()[who]


def test_somebody_stays():
    """A supervisor who sees it lastingly, or whoever narrows it; a helper or an emergency is nobody who stays."""
    lead, other = Someone(), Someone(id=8, role="supervisor", team_id=2)
    held = standing(of(held=[LEAD]), restricted=True)
    assert someone_stays([lead, other], held, by=lead)
    assert not someone_stays([lead, other], held, by=other)
    named = standing(of(held=[LEAD], granted=[Given("named", user_id=8)]), restricted=True)
    assert someone_stays([lead, other], named, by=other)
    helps = standing(of(granted=[Given("helper", user_id=8)]), restricted=True)
    assert not someone_stays([other], helps, by=other)
    gone = Someone(id=8, role="supervisor", is_active=False)
    assert not someone_stays([gone], standing(of()), by=lead)


def test_nobody_who_is_kept_away_holds_it():
    assert obstacle_to_holding(Someone(), {7}) is Obstacle.KEPT_AWAY
    assert obstacle_to_holding(Someone(), {8}) is None
