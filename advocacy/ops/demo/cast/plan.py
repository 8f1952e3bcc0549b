"""Who has which case, with whom, from when, and how far it has come."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from advocacy.ops.demo.cast.days import before
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.people import DemoPerson
from advocacy.ops.demo.cast.tables import Table
from advocacy.ops.demo.cast.words import CaseStatus

TWO_CASES = 40
ONLY_CLOSED = 8
PAUSED = 8
SILENT = 9  # open cases without a contact for more than 30 days
MAIN = "main"
LONG = "long"


@dataclass(frozen=True, slots=True)
class CasePlan:
    """The frame of a case, before its story is told."""

    key: str
    person: DemoPerson
    row: Table
    stories: tuple[str, ...]
    status: CaseStatus
    opened_on: date
    last_on: date  # the last contact at the latest
    closed_on: date | None
    paused_on: date | None
    intensity: str
    role: str = ""  # MAIN, LONG or nothing

    @property
    def is_current(self) -> bool:
        return self.status is not CaseStatus.CLOSED


def plans(people: tuple[DemoPerson, ...], rows: list[Table], today: date, dice: Dice) -> list[CasePlan]:
    rows_of = {row["key"]: row for row in rows}
    twice, ended = _lots(rows, dice)
    found = [
        plan
        for person in people
        for plan in _plans_of(
            person, rows_of[person.key], person.key in twice, person.key in ended, today, dice
        )
    ]
    return _paused(_silent(found, today, dice), today, dice)


def _lots(rows: list[Table], dice: Dice) -> tuple[set[str], set[str]]:
    """Who comes twice, and whose only case has ended."""
    free = [row for row in rows if "role" not in row]
    two = [row["key"] for row in free if len(row["stories"]) > 1 and "advocate" not in row]
    twice = set(dice.for_("twice").some(two, TWO_CASES))
    rest = [row["key"] for row in free if row["key"] not in twice and "advocate" not in row]
    return twice, set(dice.for_("ended").some(rest, ONLY_CLOSED))


def _plans_of(
    person: DemoPerson, row: Table, comes_twice: bool, has_ended: bool, today: date, dice: Dice
) -> Iterator[CasePlan]:
    own = dice.for_("plan", person.key)
    if has_ended:
        yield _closed(person, row, 1, own.number(200, 700), own.number(15, 150), today, own)
        return
    if comes_twice:
        yield _closed(person, row, 1, own.number(400, 720), own.number(205, 385), today, own)
    newest = 700 if not comes_twice else 195
    opened = row.get("opened", min(own.number(12, newest), own.number(30, 720)))
    yield _current(person, row, 2 if comes_twice else 1, opened, today, own)


def _closed(
    person: DemoPerson, row: Table, number: int, opened: int, closed: int, today: date, dice: Dice
) -> CasePlan:
    opened_on, closed_on = before(today, opened), before(today, closed)
    return CasePlan(
        f"{person.key}-{number}", person, row, tuple(row["stories"][:1]), CaseStatus.CLOSED,
        opened_on, closed_on, closed_on, None, dice.pick(("light", "standard", "standard")),
    )  # fmt: skip


def _current(person: DemoPerson, row: Table, number: int, opened: int, today: date, dice: Dice) -> CasePlan:
    both = tuple(row["stories"]) if opened > 330 else tuple(row["stories"][:1])
    told = tuple(row["stories"][1:2]) if number > 1 else both
    intensity = dice.pick(("light", "standard", "standard", "standard", "intensive"))
    last_on = before(today, min(dice.number(1, 20), max(1, opened - 5)))
    return CasePlan(
        f"{person.key}-{number}", person, row, told, CaseStatus.OPEN, before(today, opened), last_on,
        None, None, row.get("intensity", intensity), row.get("role", ""),
    )  # fmt: skip


def _silent(found: list[CasePlan], today: date, dice: Dice) -> list[CasePlan]:
    """Lets some open cases fall silent, among them one of the fixed advocate."""
    quiet = {plan.key for plan in found if plan.row.get("silent")}
    long_open = [plan.key for plan in found if _may_change(plan) and plan.opened_on < before(today, 150)]
    quiet |= set(dice.for_("silent").some(long_open, SILENT - len(quiet)))
    return [
        replace(plan, last_on=before(today, dice.for_("silent", plan.key).number(34, 70)))
        if plan.key in quiet
        else plan
        for plan in found
    ]


def _paused(found: list[CasePlan], today: date, dice: Dice) -> list[CasePlan]:
    able = [
        plan.key
        for plan in found
        if _may_change(plan) and before(today, 30) < plan.last_on and plan.opened_on < before(today, 100)
    ]
    resting = set(dice.for_("paused").some(able, PAUSED))
    return [_pause(plan, today, dice) if plan.key in resting else plan for plan in found]


def _pause(plan: CasePlan, today: date, dice: Dice) -> CasePlan:
    day = before(today, dice.for_("paused", plan.key).number(12, 60))
    return replace(plan, status=CaseStatus.PAUSED, paused_on=day, last_on=day)


def _may_change(plan: CasePlan) -> bool:
    return plan.is_current and not plan.role and "advocate" not in plan.row
