"""Places with their addresses. A confidential one is marked here and never shown again."""

from collections.abc import Sequence

from advocacy.sentences import say

from .belongings import Rows
from .cells import Cells
from .cleaning import UNKNOWN_COUNTRY, one_line
from .flags import is_confidential
from .hours import hours_doubts, hours_in_words
from .readings import Facts, LocationReading
from .tables import Row, Tables
from .worded_rows import accessibility_in, languages_in

PARTS = (
    ("city", ("city",), 120),
    ("state", ("state_province", "state", "region"), 60),
    ("postal_code", ("postal_code", "zip", "zip_code", "postcode"), 60),
    ("country", ("country",), 60),
)


def read_place(row: Row, rows: Rows, tables: Tables) -> LocationReading:
    cells = Cells(row)
    facts: Facts = {"kind": _kind(cells)}
    if cells.has("name"):
        facts["name"] = cells.line("name")
    if cells.has("description", "short_desc"):
        facts["description"] = cells.text("description", "short_desc")
    _say_rows(cells, rows, tables, facts)
    addresses = [Cells(each) for each in rows.get("address", ())] or (
        [cells] if cells.has("address_1") else []
    )
    if tables.has("address") or addresses:
        facts.update(address_facts(addresses))
        cells.notes += [note for each in addresses if each is not cells for note in each.notes]
    if is_confidential(row) or any(is_confidential(each) for each in rows.get("address", ())):
        facts["confidential"] = True
    _miss(facts, cells)
    return LocationReading(
        cells.key[:80],
        facts,
        cells.rest(),
        rows,
        [*cells.sentences(), *hours_doubts(rows.get("schedule", ()))],
    )


def _kind(cells: Cells) -> str:
    is_virtual = cells.line("virtual").casefold() in ("true", "t", "1", "yes")
    kind = cells.line("location_type").casefold()[:20]
    return kind or ("virtual" if is_virtual else "physical")


def _say_rows(cells: Cells, rows: Rows, tables: Tables, facts: Facts) -> None:
    if tables.has("schedule") or tables.has("holiday_schedule") or cells.has("hours"):
        text = cells.text("hours", "hours_of_operation")
        facts["hours"] = hours_in_words(rows.get("schedule", ()), rows.get("holiday_schedule", ()), text)
    if tables.has("language") or cells.has("languages"):
        facts["languages"] = languages_in(rows.get("language", ()), cells.line("languages", most=2000))
    if tables.has("accessibility") or cells.has("accessibility"):
        facts["accessibility"] = accessibility_in(rows.get("accessibility", ()), _ways_in(cells))


def _ways_in(cells: Cells) -> str:
    return cells.line("accessibility", most=2000).replace("_", " ")


def address_facts(addresses: Sequence[Cells]) -> Facts:
    """The street one can go to, and where post goes when that is somewhere else."""
    postal = [each for each in addresses if one_line(each.row.get("address_type", "")).casefold() == "postal"]
    physical = [each for each in addresses if each not in postal]
    facts: Facts = {"street": _street(physical[0]) if physical else ""}
    for name, columns, most in PARTS:
        facts[name] = (physical or postal)[0].line(*columns, most=most) if addresses else ""
    facts["country"] = "" if facts["country"] == UNKNOWN_COUNTRY else facts["country"]
    mailing = _mailing(postal[0]) if postal else ""
    facts["mailing"] = "" if physical and mailing == _mailing(physical[0]) else mailing
    return facts


def _street(cells: Cells) -> str:
    lines = [cells.line(name) for name in ("address_1", "address_2", "address_3")]
    return "\n".join(line for line in lines if line)


def _mailing(cells: Cells) -> str:
    city, state, code = (Cells(cells.row).line(*columns, most=most) for _, columns, most in PARTS[:3])
    place = " ".join(part for part in (state, code) if part)
    last = ", ".join(part for part in (city, place) if part)
    return "\n".join(line for line in (_street(Cells(cells.row)), last) if line)


def _miss(facts: Facts, cells: Cells) -> None:
    if facts["kind"] == "virtual" or facts.get("confidential") or facts.get("mailing"):
        return
    if not facts.get("street"):
        cells.notes.append(say("The list gives no street for this place."))
    elif not facts.get("postal_code"):
        cells.notes.append(say("The list gives no postal code for this place."))
