"""The invented agencies and their services."""

from datetime import date, timedelta

from advocacy.ops.demo.cast.agencies import AgencyAddress, DemoAgency, DemoService, Department, Hours
from advocacy.ops.demo.cast.tables import Table, rows

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def agencies(today: date) -> tuple[DemoAgency, ...]:
    return tuple(_agency(row, today) for row in rows("directory", "agency"))


def _agency(row: Table, today: date) -> DemoAgency:
    return DemoAgency(
        key=row["key"],
        name=row["name"],
        short=row["short"],
        also_called=tuple(row.get("also_called", ())),
        kind=row["kind"],
        description=row["description"],
        phone=row["phone"],
        fax=row["fax"],
        email=row["email"],
        website=row["website"],
        address=_address(row),
        confidential_address=row.get("confidential_address", False),
        languages=tuple(row["languages"]),
        active=row.get("active", True),
        do_not_refer=row.get("do_not_refer", ""),
        departments=tuple(Department(**desk) for desk in row.get("departments", ())),
        services=tuple(_service(service, row, today) for service in row.get("service", ())),
        checked_on=_checked(row, today),
    )


def _address(row: Table) -> AgencyAddress | None:
    if "address" not in row:
        return None
    line, line_2, town, postal_code = row["address"]
    return AgencyAddress(line, line_2, town, "", postal_code)


def _service(row: Table, agency: Table, today: date) -> DemoService:
    return DemoService(
        key=row["key"],
        agency=agency["key"],
        name=row["name"],
        kind=row["kind"],
        description=row["description"],
        status=row.get("status", "active"),
        eligibility=row["eligibility"],
        minimum_age=row.get("minimum_age"),
        maximum_age=row.get("maximum_age"),
        fees=row["fees"],
        languages=tuple(row.get("languages", agency["languages"])),
        hours=hours(row["hours"]),
        phone=row.get("phone", agency["phone"]),
        email=row.get("email", agency["email"]),
        how_to_apply=row["how_to_apply"],
        documents=tuple(row.get("documents", ())),
        access=row.get("access", ""),
        waiting=row.get("waiting", ""),
        checked_on=_checked(row, today),
    )


def _checked(row: Table, today: date) -> date:
    return today - timedelta(days=row["checked"])


def hours(text: str) -> tuple[Hours, ...]:
    """Opening hours from words such as “MO-TH 08:00-19:00; SA 09:00-13:00”."""
    return tuple(_opening(part) for part in text.split("; "))


def _opening(part: str) -> Hours:
    days, times = part.split(" ")
    opens_at, closes_at = times.split("-")
    first, _, last = days.partition("-")
    return Hours(WEEK[WEEK.index(first) : WEEK.index(last or first) + 1], opens_at, closes_at)
