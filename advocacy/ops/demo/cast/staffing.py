"""Who works here."""

from datetime import date, timedelta

from advocacy.ops.demo.cast.days import months_before
from advocacy.ops.demo.cast.demo import Letterhead
from advocacy.ops.demo.cast.people import Away, Staff, Team
from advocacy.ops.demo.cast.tables import Table, table
from advocacy.ops.demo.cast.words import Role

ORGANIZATION = "staff"


def organization() -> Letterhead:
    row = dict(table(ORGANIZATION)["organization"])
    return Letterhead(address=tuple(row.pop("address")), **row)


def teams() -> tuple[Team, ...]:
    return tuple(Team(**row) for row in table(ORGANIZATION)["teams"])


def staff(today: date) -> tuple[Staff, ...]:
    return tuple(_member(row, number, today) for number, row in enumerate(table(ORGANIZATION)["staff"]))


def caseloads() -> dict[str, int]:
    """How many open and paused cases each advocate holds today."""
    return {row["email"]: row["caseload"] for row in table(ORGANIZATION)["staff"] if row["caseload"]}


def _member(row: Table, number: int, today: date) -> Staff:
    return Staff(
        email=row["email"],
        name=row["name"],
        called=row["called"],
        role=Role(row["role"]),
        team=row.get("team"),
        phone=f"390-555-0{102 + number if number < 8 else 172 + number}",
        pronouns=row["pronouns"],
        languages=tuple(row["languages"]),
        capacity=row["capacity"],
        joined_on=months_before(today, row["months"]),
        about=row["about"],
        away=_away(row["email"], today),
    )


def _away(email: str, today: date) -> tuple[Away, ...]:
    rows = [row for row in table(ORGANIZATION)["away"] if row["staff"] == email]
    return tuple(
        Away(today + timedelta(days=row["from"]), today + timedelta(days=row["to"]), row["cover"], row["why"])
        for row in rows
    )
