"""The controls of the access matrix: holes are planted, and its own tests have to fall into them."""

from io import BytesIO
from urllib.parse import quote
from uuid import UUID

import pytest
import xlsxwriter
from flask import Flask, Response
from sqlalchemy import select
from weasyprint import HTML
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app

from advocacy.audit import operations as audit
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.documents.queries import issued_bytes
from advocacy.letters.models import Letter
from advocacy.people.models import Person
from advocacy.web.permissions import Permission, allow
from tests.house.leaks import everything_in
from tests.house.records import CANARY, make_records
from tests.house.relations import World, world
from tests.house.test_access_matrix import test_a_closed_door_is_closed_everywhere as closed_everywhere
from tests.house.test_every_look_is_recorded import (
    test_every_page_about_a_record_leaves_a_row as every_page_leaves_a_row,
)


@pytest.fixture
def house(app: Flask) -> dict[str, World]:
    return {"plain": world("plain")}


@allow(Permission.SUPPORT_PEOPLE)
def without_the_rule(case_id: UUID) -> str:
    """A page that loads its record as if everyone might see it."""
    return db.session.scalars(select(Case).where(Case.public_id == case_id)).one().person.name


@allow(Permission.SUPPORT_PEOPLE)
def everyone_listed() -> str:
    """A list of all people."""
    return ", ".join(db.session.scalars(select(Person.name)))


@allow(Permission.SUPPORT_PEOPLE)
def told_beside(case_id: UUID) -> Response:
    """A refusal that says in a file name whom it is about."""
    name = db.session.scalars(select(Case).where(Case.public_id == case_id)).one().person.name
    words = f"attachment; filename*=UTF-8''{quote(name)}.pdf"
    return Response("Not here.", status=404, headers={"Content-Disposition": words})


@allow(Permission.SUPPORT_PEOPLE)
def any_paper(letter_id: UUID) -> Response:
    """The frozen bytes of a letter for whoever knows its address."""
    letter = db.session.scalars(select(Letter).where(Letter.public_id == letter_id)).one()
    found = issued_bytes(letter.document_id) if letter.document_id else None
    return Response(found or b"", status=200 if found else 404, content_type="application/pdf")


HOLES = {
    "an issued paper without the rule": ("letters.pdf", any_paper),
    "a page without the rule": ("cases.show", without_the_rule),
    "a list of everyone": ("case_list.index", everyone_listed),
    "a file name on a refusal": ("cases.show", told_beside),
}


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_is_fallen_into(app: Flask, house: dict[str, World], monkeypatch, hole: str):
    endpoint, planted = HOLES[hole]
    monkeypatch.setitem(app.view_functions, endpoint, planted)
    with pytest.raises(AssertionError):
        closed_everywhere(app, house, "plain", "team mate")


def answered(data: bytes, **headers: str) -> TestResponse:
    response = Response(data, headers={name.replace("_", "-"): text for name, text in headers.items()})
    made = EnvironBuilder()
    return TestResponse(*run_wsgi_app(response, made.get_environ()), made.get_request())


def a_sheet() -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet().write_string(3, 3, CANARY)
    return target.getvalue()


HIDDEN = {
    "body": lambda: answered(f"<p>{CANARY}</p>".encode()),
    "header": lambda: answered(b"x", X_Words=CANARY),
    "file name": lambda: answered(
        b"x", Content_Disposition="attachment; filename*=UTF-8''%4banarienvogel.pdf"
    ),
    "address": lambda: answered(b"", Location=f"/cases?name={CANARY}"),
    "PDF": lambda: answered(HTML(string=f"<h1>x</h1><p>{CANARY}").write_pdf()),
    "title of a PDF": lambda: answered(HTML(string=f"<title>{CANARY}</title><h1>x</h1>").write_pdf()),
    "sheet": lambda: answered(a_sheet()),
}


@pytest.mark.pdf
@pytest.mark.parametrize("place", HIDDEN)
def test_a_word_is_found_wherever_it_hides(place: str):
    assert CANARY in everything_in(HIDDEN[place]())


def test_a_look_that_nobody_will_know_of_is_seen(app: Flask, make, monkeypatch):
    """What is written after a page was read is left out."""
    monkeypatch.setattr(audit, "_write_reads", lambda *_given: None)
    with pytest.raises(AssertionError, match="nobody will know"):
        every_page_leaves_a_row(app, app, make_records(make))
