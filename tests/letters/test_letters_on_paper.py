"""What stands on an issued letter, and what never does."""

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.documents.models import Document
from advocacy.documents.queries import issued_bytes
from advocacy.people.models import PersonAddress, SafeContact
from tests.letters.reading_pdf import complaints, kinds, opened, text_of
from tests.pages.letters import Desk, the_letter

pytestmark = pytest.mark.pdf


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return Desk(browser, make.case(rosa))


@pytest.fixture
def agreed(desk):
    desk.start()
    desk.finish()
    desk.agree()
    return the_letter()


@pytest.fixture
def issued(desk, agreed):
    desk.issue()
    return the_letter()


def the_document() -> Document:
    db.session.rollback()
    return db.session.scalars(select(Document).order_by(Document.id.desc())).first()


def test_the_page_carries_its_number_its_tags_and_sound_syntax(desk, browser, issued):
    pdf = browser.open(desk.url(".pdf")).data
    assert f"L-{clock.today().year}-0001" in text_of(pdf)
    assert "Draft" not in text_of(pdf)
    assert {"H1", "P"} <= set(kinds(opened(pdf)))
    assert complaints(pdf) == ""


def test_a_protected_address_and_the_code_word_never_print(make, browser, rosa):
    person = make.person(rosa, name="Maria Vega", code_word="magnolia", safety_note="Brother is dangerous")
    make.kept(PersonAddress(person_id=person.id, lines="77 Hidden Court\nHarlow Falls", protected=True))
    make.kept(PersonAddress(person_id=person.id, lines="P.O. Box 9\nHarlow Falls"))
    make.kept(SafeContact(person_id=person.id, method="text", allowed="yes", details="555-0142"))
    desk = Desk(browser, make.case(rosa, person))
    desk.start("T06")
    desk.finish()
    desk.agree()
    desk.issue()
    printed = text_of(browser.open(desk.url(".pdf")).data)
    assert "P.O. Box 9" in printed and "555-0142" in printed
    for secret in ("Hidden Court", "magnolia", "dangerous"):
        assert secret not in printed


def test_the_legal_name_stands_only_where_the_template_asks_for_it(make, browser, rosa):
    person = make.person(rosa, name="Maria Vega", legal_name="Mariana Vega Ruiz")
    desk = Desk(browser, make.case(rosa, person))
    desk.start("T20")
    fields = desk.fields()
    assert "Mariana" not in fields["body"] + fields["subject"]
    desk.start("T06")
    assert "Mariana Vega Ruiz, who goes by Maria Vega" in desk.fields()["about"]


def test_an_issued_letter_can_be_printed_large(desk, agreed):
    desk.write(large_print="y")
    desk.agree()
    desk.issue()
    large = the_document().size
    assert large and the_letter().large_print
    assert len(opened(issued_bytes(the_document().id)).pages) >= 1
