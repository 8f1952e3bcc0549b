"""Two records of one person, and everything around them, for tests."""

from typing import Any

from sqlalchemy import select

from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import Model, db
from advocacy.people.belongings import add_address, add_supporter
from advocacy.people.facts import AddressFacts, ContactFacts, PersonFacts, SupporterFacts
from advocacy.people.models import Allowed, Method, Person
from advocacy.people.operations import add_person, change_safe_contact, change_words
from advocacy.transfer.merging.models import PersonMerge

# What a merge and its undoing may leave behind, and what counts how often a row was touched.
TRACES = {
    "audit_event",
    "audit_head",
    "submission",
    "person_merge",
    "moved_row",
    "timeline_entry",
    "user_session",
    "stored_search",
}
COUNTERS = {"version", "last_seen_at"}


def two_records(make: Any, rosa: Any, sam: Any) -> tuple[Person, Person]:
    """Hạnh, whom Rosa knows, and Hanh, whom Sam was told about: another phone, another rule, another word."""
    with db.writing():
        hanh = add_person(PersonFacts("Nguyễn Thị Hạnh", languages="Vietnamese", pronouns="she/her"), by=rosa)
        again = add_person(
            PersonFacts("Hanh Thi Nguyen", languages="English", legal_name="Hanh T. Nguyen", say_name="Han"),
            by=sam,
        )
        ways = {
            Method.CALL: ContactFacts(Allowed.YES, "555-0101"),
            Method.TEXT: ContactFacts(Allowed.NEVER),
            Method.POST: ContactFacts(Allowed.ASK_FIRST, "Plain envelope"),
        }
        change_safe_contact(hanh, ways, None, code_word="", safety_note="Her son may listen.", by=rosa)
        ways = {
            Method.CALL: ContactFacts(Allowed.NEVER, "555-0202"),
            Method.TEXT: ContactFacts(Allowed.YES, "555-0202"),
            Method.EMAIL: ContactFacts(Allowed.YES, "hanh@example.org"),
        }
        change_safe_contact(
            again, ways, None, code_word="Heron", safety_note="Never name the agency.", by=sam
        )
        change_words(again, ("not_to_be_told",), {"not_to_be_told": "The landlord"}, None, by=sam)
        add_address(hanh, AddressFacts("12 Larch Street\nDunmore"), by=rosa)
        add_address(again, AddressFacts("12 larch street, Dunmore", protected=True), by=sam)
        add_supporter(again, SupporterFacts("Tante Lê", "aunt", "Everything"), by=sam)
    make.case(rosa, hanh)
    make.case(sam, again)
    return hanh, again


def everything() -> dict[str, Any]:
    """Every row of every table, as it is stored, but for traces; search pieces without their own number."""
    db.session.rollback()
    found: dict[str, Any] = {}
    for table in Model.metadata.sorted_tables:
        if table.name in TRACES:
            continue
        columns = [column for column in table.columns if column.name not in COUNTERS]
        if table.name == "search_gram":
            columns = [table.c.person_id, table.c.gram]
        rows = [tuple(row) for row in db.session.execute(select(*columns))]
        found[table.name] = sorted(map(repr, rows))
    return found


def the_merge() -> PersonMerge:
    db.session.rollback()
    return db.session.scalars(select(PersonMerge).order_by(PersonMerge.id.desc())).first()


def url_of(kept: Person, other: Person) -> str:
    return f"/people/{kept.public_id}/same-person/{other.public_id}"


def someone(name: str, by: User) -> Person:
    with db.writing():
        return add_person(PersonFacts(name), by=by)


def cases_of(person: Person) -> int:
    db.session.rollback()
    return len(db.session.scalars(select(Case).where(Case.person_id == person.id)).all())
