"""The layout before HSDS 3: the same facts in other tables and columns, brought to those of today."""

from collections.abc import Iterator

from .tables import Row, Tables

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def brought_up_to_date(tables: Tables) -> Tables:
    """Tables as HSDS 3 has them. A directory that has them already stays as it is."""
    rows = dict(tables.rows)
    _join(rows, "address", [{"address_type": "physical", **_filled(row)} for row in tables.of("address")])
    _join(rows, "address", [_for_post(row) for row in tables.of("mail_address")], more=True)
    _join(rows, "schedule", [_weekly(row) for row in tables.of("regular_schedule")], more=True)
    _join(rows, "service_at_location", list(_places(tables)), more=True)
    _join(
        rows,
        "taxonomy_term",
        [_term(row) for row in tables.of("taxonomy") if "taxonomy_id" in row],
        more=True,
    )
    _join(rows, "attribute", list(_categories(tables)), more=True)
    for gone in ("mail_address", "regular_schedule"):
        rows.pop(gone, None)
    if any("taxonomy_id" in row for row in tables.of("taxonomy")):
        rows.pop("taxonomy")
    return Tables(tables.source, rows, tables.notes)


def _join(rows: dict[str, tuple[Row, ...]], table: str, found: list[Row], *, more: bool = False) -> None:
    if found:
        rows[table] = (*(rows.get(table, ()) if more else ()), *found)


def _for_post(row: Row) -> Row:
    """The two tables of addresses count their ids each from 1."""
    return {**row, "id": f"mail-{row.get('id', '')}", "address_type": "postal"}


def _filled(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "address_type" or value.strip()}


def _weekly(row: Row) -> Row:
    """A row for one weekday says the same as a weekly rule. A number counts from Monday as 1."""
    day = row.get("weekday", "").strip().casefold()
    if day.isdecimal() and 1 <= int(day) <= 7:
        day = WEEKDAYS[int(day) - 1]
    weekday = {"freq": "WEEKLY", "byday": day[:2].upper()} if day in WEEKDAYS else {"description": day}
    return {**{name: value for name, value in row.items() if name != "weekday"}, **weekday}


def _places(tables: Tables) -> Iterator[Row]:
    for row in tables.of("service"):
        if row.get("location_id", "").strip():
            key = f"{row.get('id', '')}-{row['location_id']}"
            yield {"id": key, "service_id": row.get("id", ""), "location_id": row["location_id"]}


def _term(row: Row) -> Row:
    key = row["taxonomy_id"]
    return {"id": key, "code": key, "name": row.get("name", ""), "parent_id": row.get("parent_id", "")}


def _categories(tables: Tables) -> Iterator[Row]:
    for row in tables.of("service"):
        for term in filter(None, (each.strip() for each in row.get("taxonomy_ids", "").split(","))):
            key = row.get("id", "")
            yield {
                "id": f"{key}-{term}",
                "link_id": key,
                "link_entity": "service",
                "taxonomy_term_id": term,
            }
