"""Services: what is offered, to whom, when, and whether anybody may be sent there."""

from datetime import date

from advocacy.sentences import say
from advocacy.transfer.reading.date_habits import DateHabit

from .belongings import Rows
from .cells import Cells
from .checked_days import checked_on
from .flags import may_be_shared, status_of, why_not_refer
from .hours import hours_doubts, hours_in_words
from .readings import Facts, ServiceReading
from .tables import Row, Tables
from .web_addresses import read_email, read_website
from .worded_rows import ages_in_words, categories_in, costs_in, documents_in, languages_in, together

TEXTS = (
    ("description", ("description", "short_desc")),
    ("how_to_apply", ("application_process", "how_to_apply")),
    ("interpretation", ("interpretation_services",)),
)


def read_service(
    row: Row, rows: Rows, tables: Tables, places: tuple[str, ...], habit: DateHabit, today: date
) -> ServiceReading:
    cells, notes = Cells(row), dict[str, str]()
    facts: Facts = {"name": cells.line("name"), "status": status_of(row)}
    facts["do_not_refer"] = why_not_refer(row)
    cells.asked |= {"do_not_refer", "status", "taxonomy_ids"}
    if cells.has("alternate_name"):
        facts["alternate_name"] = cells.line("alternate_name")
    for field, columns in TEXTS:
        if cells.has(*columns):
            facts[field] = cells.text(*columns)
    if cells.has("wait_time", "wait"):
        facts["wait"] = cells.line("wait_time", "wait", most=2000)
    if facts.get("description") == facts["name"]:
        facts["description"] = ""
    read_email(cells, facts, notes)
    read_website(cells, facts, notes)
    _who(cells, facts)
    _say_rows(cells, rows, tables, facts)
    _point_out(cells, facts)
    day = checked_on(cells, habit, today)
    return ServiceReading(
        cells.key[:80],
        facts,
        {**cells.rest(), **notes},
        rows,
        [*cells.sentences(), *hours_doubts(rows.get("schedule", ()))],
        places,
        day,
        may_be_shared(row),
    )


def _who(cells: Cells, facts: Facts) -> None:
    """Who can get it, with ages and audience in words; those columns are also given back."""
    ages = ages_in_words(cells.peek("minimum_age", number=True), cells.peek("maximum_age", number=True))
    audience = cells.peek("audience")
    if cells.has("eligibility_description", "eligibility", "minimum_age", "audience"):
        text = cells.text("eligibility_description", "eligibility")
        facts["eligibility"] = together(text, audience and f"Meant for: {audience}", ages)


def _say_rows(cells: Cells, rows: Rows, tables: Tables, facts: Facts) -> None:
    if tables.has("schedule") or cells.has("hours", "hours_of_operation"):
        text = cells.text("hours", "hours_of_operation")
        facts["hours"] = hours_in_words(rows.get("schedule", ()), rows.get("holiday_schedule", ()), text)
    if tables.has("language") or cells.has("languages"):
        facts["languages"] = languages_in(rows.get("language", ()), cells.line("languages", most=2000))
    if tables.has("required_document") or cells.has("required_documents"):
        text = cells.text("required_documents")
        facts["documents_needed"] = documents_in(rows.get("required_document", ()), text)
    if tables.has("cost_option") or cells.has("fees_description", "fees"):
        facts["fees"] = costs_in(rows.get("cost_option", ()), cells.text("fees_description", "fees"))
    if tables.has("taxonomy_term") or cells.has("keywords"):
        facts["categories"] = categories_in(own_terms(rows), cells.text("keywords"))


def own_terms(rows: Rows) -> list[Row]:
    """The terms that the service itself is filed under, not those above them."""
    named = {row.get("taxonomy_term_id") for row in rows.get("attribute", ())}
    named |= {row.get("taxonomy_term_id") for row in rows.get("service_taxonomy", ())}
    return [row for row in rows.get("taxonomy_term", ()) if row.get("id") in named]


def _point_out(cells: Cells, facts: Facts) -> None:
    if alert := cells.peek("alert"):
        cells.notes.append(say("Notice from the agency: %(text)s", text=alert))
    if not facts.get("description"):
        cells.notes.append(say("The list does not describe this service."))
