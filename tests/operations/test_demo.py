"""The demo as `advocacy demo` leaves it: complete, sound, open to each of its accounts. One filling for all."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event, func, select, text

from advocacy import clock
from advocacy.accounts.models import Role, Team, User
from advocacy.audit import chain
from advocacy.audit.models import AuditEvent
from advocacy.cases.models import Case, TimelineEntry
from advocacy.db import db
from advocacy.documents.models import Document, DocumentState
from advocacy.letters.checking import check
from advocacy.letters.models import Letter
from advocacy.letters.texts import about_rows
from advocacy.ops.demo.cast.builder import build
from advocacy.ops.demo.cast.demo import Demo
from advocacy.ops.demo.cast.stories import stories
from advocacy.ops.demo.filling import fill, write_rows
from advocacy.ops.demo.letter_answers import answer_file
from advocacy.ops.demo.register import fixed_id
from advocacy.ops.demo.staff import PASSWORD, ZONE
from advocacy.organization.queries import use_organizations_zone
from advocacy.people.models import Person, PersonAddress
from advocacy.referrals.models import Referral
from tests.installation import Installation
from tests.letters.reading_pdf import text_of
from tests.looking import Browser

pytestmark = pytest.mark.pdf

# Bulk rows that a second filling of the same day must repeat, word for word.
REPEATED = ("person", "support_case", "contact", "goal", "issue", "task", "appointment", "service")
MOST_QUERIES = 40


@pytest.fixture(scope="module")
def filled(whole_app: Flask, installation: Installation) -> Iterator[Flask]:
    with whole_app.app_context():
        try:
            fill(whole_app, advance=lambda _points: None)
            use_organizations_zone()
            yield whole_app
        finally:
            db.session.rollback()
            db.session.remove()
            installation.empty()


@pytest.fixture(scope="module")
def cast() -> Demo:
    return build(clock.now().astimezone(ZONE).date())


@contextmanager
def counted() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest):  # type: ignore[no-untyped-def]
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def signed_in(app: Flask, email: str) -> Browser:
    browser = Browser(app)
    browser.page("/sign-in", email=email, password=PASSWORD)
    return browser


def test_the_demo_has_the_promised_size(filled, cast):
    roles = Counter(db.session.scalars(select(User.role)))
    assert roles == {Role.ADVOCATE: 12, Role.SUPERVISOR: 2, Role.ADMINISTRATOR: 1, Role.AUDITOR: 1}
    assert (count(Team), count(Person), count(Case)) == (2, 160, 200)
    entries = select(func.count()).select_from(TimelineEntry).join(Case).where(case_is(cast.long_case))
    assert db.session.scalar(entries) >= 2000
    assert count(Document) <= 40


def case_is(key: str):  # type: ignore[no-untyped-def]
    return Case.public_id == fixed_id("case", key)


@pytest.mark.parametrize("name", ["advocate", "advocate2", "supervisor", "administrator", "auditor"])
def test_each_account_on_the_door_opens(filled, name):
    page = signed_in(filled, f"{name}@example.org").page("/")
    assert page.select_one("form[action='/sign-out']") or "Sign out" in page.text


def test_the_audit_chain_is_whole_and_runs_in_the_order_of_days(filled):
    with db.engine.connect() as connection:
        assert chain.verify(connection) > 100
    filling = db.session.scalar(select(AuditEvent.id).where(AuditEvent.action == "demo.filled"))
    moments = select(AuditEvent.at).where(AuditEvent.id <= filling).order_by(AuditEvent.id)
    told = db.session.scalars(moments).all()
    assert list(told) == sorted(told)


def test_letters_are_in_every_state(filled):
    found = db.session.scalars(select(Letter)).all()
    assert Counter(letter.state for letter in found) == {"issued": 22, "agreed": 10, "draft": 10}
    assert any(letter.state == "issued" and letter.sent_on is None for letter in found)
    assert any(letter.sent_on and letter.replied_on is None for letter in found)
    assert any(letter.replied_on for letter in found)


def test_referrals_are_in_every_state(filled):
    found = Counter(db.session.scalars(select(Referral.state)))
    waiting = {"drafted", "sent", "scheduled", "waitlisted", "started"}
    ended = {"completed", "declined_by_agency", "not_completed", "withdrawn_by_person"}
    assert waiting | ended <= set(found)


def test_no_letter_repeats_the_label_before_a_number(filled):
    """As in “Employee number: Employee 8733”."""
    with filled.test_request_context():
        found = db.session.scalars(select(Letter)).all()
        rows = [row for letter in found for row in about_rows(letter.about)]

    assert rows
    assert [row for row in rows if row[1].split()[0] in row[0].split()] == []


def test_every_letter_that_was_agreed_is_ready_and_like_no_other(filled):
    with filled.test_request_context():
        use_organizations_zone()
        found = db.session.scalars(select(Letter).where(Letter.state != "draft")).all()
        problems = {
            letter.issue.title: checked for letter in found if not (checked := check(letter)).is_ready
        }
        advised = [advice.phrase for letter in found for advice in check(letter).advice]
    assert problems == {}
    assert advised == []
    assert len({letter.body for letter in found}) == len(found)


def test_drafts_still_have_gaps(filled):
    with filled.test_request_context():
        use_organizations_zone()
        drafts = db.session.scalars(select(Letter).where(Letter.state == "draft")).all()
        assert all(check(letter).blanks for letter in drafts)


def test_documents_are_numbered_in_the_order_of_their_days(filled):
    for kind in ("letter", "referral"):
        found = select(Document.number, Document.reserved_at).where(Document.kind == kind)
        rows = db.session.execute(found.order_by(Document.number)).all()
        assert [row.reserved_at for row in rows] == sorted(row.reserved_at for row in rows)


def test_no_protected_address_leaves_the_house(filled):
    protected = db.session.scalars(select(PersonAddress.lines).where(PersonAddress.protected)).all()
    streets = [lines.splitlines()[0] for lines in protected]
    documents = db.session.scalars(select(Document).where(Document.state == DocumentState.ISSUED)).all()
    said = " ".join(" ".join(text_of(document.content or b"").split()) for document in documents)
    assert len(streets) >= 5
    assert "12 Marigold Court" in said
    assert [street for street in streets if street in said] == []


def pages_of(cast: Demo) -> dict[str, tuple[str, ...]]:
    main, long = (f"/cases/{fixed_id('case', key)}" for key in (cast.main_case, cast.long_case))
    about = (
        main,
        f"{main}/letters",
        f"{main}/referrals",
        f"{main}/timeline",
        f"{main}/goals",
        f"{main}/issues",
    )
    return {
        "advocate": ("/", "/cases", "/letters", *about),
        "supervisor": ("/", "/cases", "/supervision", "/supervision/cases", "/letters", *about),
        "advocate2": ("/", "/cases"),
        "chenoa.brightwater": (long, f"{long}/timeline?page=80"),
        "administrator": ("/",),
        "auditor": ("/",),
    }


@pytest.mark.parametrize(
    "name", ["advocate", "advocate2", "chenoa.brightwater", "supervisor", "administrator", "auditor"]
)
def test_each_role_opens_its_pages_with_few_queries(filled, cast, name):
    browser = signed_in(filled, f"{name}@example.org")
    for url in pages_of(cast)[name]:
        with counted() as seen:
            browser.page(url)
        assert len(seen) <= MOST_QUERIES, f"{url} asks {len(seen)} times"


def test_there_are_words_for_every_story_whichever_the_day_brings(cast):
    for key, story in stories().items():
        written = {row["story"] for row in answer_file(story.letter.template)["letter"]}
        assert key in written, f"{key} has no answers to {story.letter.template}"
        assert key in answer_file("referrals")["story"], f"{key} has no words for a referral"


def rows_of(table: str) -> list[tuple[object, ...]]:
    found = db.session.execute(text(f"select * from {table} order by public_id"))
    return [tuple(value for name, value in row._mapping.items() if not name.endswith("id")) for row in found]


@pytest.mark.walk
def test_a_second_filling_gives_the_same_rows(filled, installation, cast):
    """The last test of this file: it empties the installation."""
    first = {table: rows_of(table) for table in REPEATED}
    db.session.rollback()
    db.session.remove()
    installation.empty()
    with filled.test_request_context():
        write_rows(cast, lambda _points: None)
    again = {table: rows_of(table) for table in REPEATED}
    for table in REPEATED:
        assert len(first[table]) > 10
        assert first[table] == again[table], table
