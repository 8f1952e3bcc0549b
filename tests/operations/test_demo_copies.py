"""A multiplied demo: every row of the second copy is the row that the operations wrote for the first, moved."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Table, func, select
from sqlalchemy.orm import selectinload

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit import chain
from advocacy.audit.models import AuditEvent
from advocacy.cases.models import Case
from advocacy.db import Model, db
from advocacy.letters.checking import check
from advocacy.letters.models import Letter
from advocacy.ops.demo.cast.builder import build
from advocacy.ops.demo.cast.demo import Demo
from advocacy.ops.demo.copies.ids import moved
from advocacy.ops.demo.copies.multiplying import multiply
from advocacy.ops.demo.copies.names import Families, in_another_area
from advocacy.ops.demo.copies.tables import SHARED, copied, would_clash
from advocacy.ops.demo.filling import write_rows
from advocacy.ops.demo.papers import write_papers
from advocacy.ops.demo.register import fixed_id
from advocacy.ops.demo.staff import PASSWORD, ZONE
from advocacy.organization.queries import use_organizations_zone
from advocacy.people.indexing import pieces_of
from advocacy.people.models import Person, SearchGram
from tests.installation import Installation
from tests.looking import Browser

pytestmark = pytest.mark.pdf
RENAMED = {
    "team": {"name"},
    "user_account": {"email", "name"},
    "person": {"reference", "name", "sort_name", "legal_name", "other_names", "search_text"},
    "support_case": {"reference"},
    "safe_contact": {"details"},
    "consent": {"number"},
    "authority": {"number"},
}


@pytest.fixture(scope="module")
def cast() -> Demo:
    """The case that is told by hand, and a few more."""
    whole = build(clock.now().astimezone(ZONE).date())
    with_papers = [one for one in whole.cases if one.letters and not one.contacts[0].also_cases][:2]
    cases = {one.key: one for one in [next(c for c in whole.cases if c.key == whole.main_case), *with_papers]}
    people = {one.person for one in cases.values()}
    cases = {one.key: one for one in whole.cases if one.person in people}
    alone = [
        replace(one, contacts=tuple(replace(contact, also_cases=()) for contact in one.contacts))
        for one in cases.values()
    ]
    return replace(whole, people=tuple(one for one in whole.people if one.key in people), cases=tuple(alone))


@pytest.fixture(scope="module")
def doubled(whole_app: Flask, installation: Installation, cast: Demo) -> Iterator[Flask]:
    with whole_app.app_context():
        try:
            with whole_app.test_request_context():
                write_rows(cast, lambda _points: None)
                use_organizations_zone()
                write_papers(cast, lambda _points: None)
                multiply(2, lambda _copies: None)
            use_organizations_zone()
            yield whole_app
        finally:
            db.session.rollback()
            db.session.remove()
            installation.empty()


class Told:
    """Rows without their ids: what an id points at is told by its table and its place among its copy's rows."""

    def __init__(self) -> None:
        self.rows = {
            table.name: [dict(row._mapping) for row in db.session.execute(select(table).order_by(table.c.id))]
            for table in Model.metadata.sorted_tables
            if table.name not in ("audit_event", "audit_head")
        }
        self.halves = {name: self._halves(name) for name in self.rows}
        self.places = {
            name: {row["id"]: place for half in halves for place, row in enumerate(half)}
            for name, halves in self.halves.items()
        }
        self.public = {
            row["public_id"]: (name, copy, place)
            for name, halves in self.halves.items()
            for copy, half in enumerate(halves)
            for place, row in enumerate(half)
            if "public_id" in row
        }

    def _halves(self, name: str) -> list[list[dict[str, Any]]]:
        rows = self.rows[name]
        if name in SHARED:
            return [rows]
        single = [row for row in rows if name == "user_account" and row["team_id"] is None]
        rows = [row for row in rows if row not in single]
        half = len(rows) // 2
        return [rows[:half] + single, rows[half:]]

    def told(self, table: Table, row: dict[str, Any], copy: int) -> dict[str, Any]:
        return {
            column.name: self._value(column, row[column.name], copy)
            for column in table.columns
            if not column.primary_key and column.name not in RENAMED.get(table.name, set())
        }

    def _value(self, column: Any, value: Any, copy: int) -> Any:
        for key in column.foreign_keys:
            return value and (key.column.table.name, self.places[key.column.table.name][value])
        if isinstance(value, UUID):
            name, where, place = self.public[value]
            assert where == copy or name in SHARED, f"{column} of copy {copy + 1} leads into another copy"
            return name, place
        return value


def tables_with_rows() -> list[Table]:
    return [table for table in copied() if db.session.scalar(select(func.count()).select_from(table))]


def test_every_row_of_the_copy_is_as_the_operations_write_it(doubled):
    told = Told()
    names = {table.name for table in tables_with_rows()}
    assert {"contact", "timeline_entry", "task", "letter", "referral", "agreement", "assignment"} <= names
    for table in tables_with_rows():
        first, second = told.halves[table.name]
        first = [row for row in first if table.name != "user_account" or row["team_id"]]
        assert [told.told(table, row, 1) for row in second] == [told.told(table, row, 0) for row in first], (
            table.name
        )


def test_everyone_is_found_by_what_they_are_called(doubled):
    found = select(Person).order_by(Person.id).options(selectinload(Person.safe_contacts))
    people = db.session.scalars(found).all()
    db.session.expunge_all()
    assert len({person.name for person in people}) > len(people) // 2
    for person in people:
        kept = db.session.scalars(select(SearchGram.gram).where(SearchGram.person_id == person.id))
        known = person.search_text
        assert sorted(kept) == [row["gram"] for row in pieces_of(person)]
        assert person.search_text == known


def test_the_chain_is_whole_and_the_copy_has_its_own_history(doubled):
    with db.engine.connect() as connection:
        assert chain.verify(connection) > 20
    letters = db.session.scalars(select(Letter).order_by(Letter.id)).all()
    half = len(letters) // 2
    for first, second in zip(letters[:half], letters[half:], strict=True):
        assert actions_on(first.public_id) == actions_on(second.public_id) != []


def actions_on(subject: UUID) -> list[str]:
    found = select(AuditEvent.action).where(AuditEvent.subject == str(subject))
    return list(db.session.scalars(found.order_by(AuditEvent.id)))


def test_a_copied_letter_is_as_ready_and_as_agreed_as_the_first(doubled):
    letters = db.session.scalars(select(Letter).where(Letter.state == "agreed")).all()
    with doubled.test_request_context():
        use_organizations_zone()
        assert letters
        assert all(check(letter).is_ready for letter in letters)


def test_new_records_get_new_ids(doubled):
    """PostgreSQL's counters know nothing of rows that brought their ids along."""
    first = db.session.scalars(select(Case).order_by(Case.id)).first()
    with db.writing():
        db.session.add(
            Person(
                reference="NEW", name="New", sort_name="new", team_id=first.team_id, created_at=clock.now()
            )
        )


def test_no_table_with_rows_would_clash(doubled):
    assert {table.name: would_clash(table) for table in tables_with_rows() if would_clash(table)} == {
        "team": ["name"],
        "user_account": ["email"],
        "person": ["reference"],
        "support_case": ["reference"],
        "consent": ["number"],
        "authority": ["number"],
    }


def test_a_colleague_of_the_copy_opens_her_pages_and_only_hers(doubled, cast):
    key = cast.main_case
    case = db.session.scalars(select(Case).where(Case.public_id == moved(fixed_id("case", key), 1))).one()
    browser = Browser(doubled)
    browser.page("/sign-in", email="advocate.2@example.org", password=PASSWORD)
    for part in ("", "/timeline", "/letters", "/goals", "/contacts", "/referrals"):
        browser.page(f"/cases/{case.public_id}{part}")
    browser.page(f"/cases/{fixed_id('case', key)}", 404)
    letter = db.session.scalars(
        select(Letter).where(Letter.case_id == case.id, Letter.state == "issued")
    ).first()
    assert letter is not None
    assert browser.open(f"/letters/{letter.public_id}.pdf").data.startswith(b"%PDF")


def test_colleagues_have_names_and_addresses_of_their_own(doubled):
    emails = db.session.scalars(select(User.email)).all()
    assert len(set(emails)) == len(emails)
    assert "supervisor.2@example.org" in emails
    assert "administrator.2@example.org" not in emails


@pytest.mark.parametrize(
    ("name", "language", "others", "renamed"),
    [
        ("Rosa Delgado", "es", "", "Rosa Brodwick"),
        ("Anselm Brodwick", "", "", "Anselm Delgado"),
        ("Lưu Thiên Ân", "vi", "An Luu", "Đặng Thiên Ân"),
        ("许美兰", "zh", "Xu Meilan", "歐陽美兰"),
        ("Hōkū", "", "", None),
    ],
)
def test_what_someone_is_called_stays_and_the_family_name_changes(name, language, others, renamed):
    cast = [
        {"name": "Rosa Delgado", "name_language": "es", "other_names": ""},
        {"name": "Anselm Brodwick", "name_language": "", "other_names": ""},
        {"name": "Lưu Thiên Ân", "name_language": "vi", "other_names": "An Luu"},
        {"name": "Đặng Hồng Phúc", "name_language": "vi", "other_names": "Phuc Dang"},
        {"name": "许美兰", "name_language": "zh", "other_names": "Xu Meilan"},
        {"name": "歐陽淑蘭", "name_language": "zh", "other_names": "Ouyang Shulan"},
    ]
    one = {"name": name, "name_language": language, "legal_name": "", "other_names": others}
    assert Families(cast).renamed(one, 1).get("name") == renamed


def test_telephones_of_copies_are_nobodys():
    assert in_another_area("391-555-0100", 1) == "392-555-0100"
    assert in_another_area("391-555-0100", 80) == "391-555-0100"
    assert in_another_area("", 1) == ""
