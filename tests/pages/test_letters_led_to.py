"""What letters to an agency led to: only what one may see, and no small numbers."""

import pytest

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.directory.operations import add_agency
from advocacy.letters.models import Letter
from advocacy.letters.operations import start_letter
from advocacy.letters.template import Signer
from advocacy.letters.templates import load_templates
from tests.looking import Browser


@pytest.fixture
def rosa(make):
    return make.advocate()


@pytest.fixture
def agency(make, rosa):
    """Seven letters that were granted, two that were refused, and three of another kind."""
    case_id = make.case(rosa).id
    with db.writing():
        agency, case = add_agency({"name": "Larkfield Office"}, by=rosa), db.session.get_one(Case, case_id)
        db.session.flush()
        outcomes = ["granted"] * 7 + ["denied"] * 2
        for code, outcome in [*(("T06", one) for one in outcomes), *[("T19", "denied")] * 3]:
            letter = start_letter(case, load_templates()[code], None, Signer.PERSON, by=rosa)
            letter.state, letter.agency_id, letter.outcome = "issued", agency.id, outcome
            letter.sent_on = letter.replied_on = clock.today()
    return agency


def told(browser, agency):
    found = browser.page(f"/directory/agencies/{agency.public_id}").select_one("[aria-labelledby=led-to]")
    return found.get_text(" ", strip=True) if found else ""


def test_small_numbers_are_not_told_and_strangers_hear_nothing(app, make, rosa, agency):
    words = told(Browser(app).sign_in(rosa), agency)
    assert "They said no: a few" in words and "They agreed to it: a few" in words, "the rest would tell it"
    assert load_templates()["T19"].title not in words
    for stranger in (make.advocate(), make.administrator(), make.supervisor(team=make.other_team())):
        assert told(Browser(app).sign_in(stranger), agency) == ""
    with db.writing():
        for letter in db.session.query(Letter).filter_by(outcome="denied"):
            letter.outcome = "granted"
    assert "They agreed to it: 9" in told(Browser(app).sign_in(make.supervisor()), agency)
