"""How many statements the pages send that people open all day. A figure may only grow on purpose, by changing it here.

It is counted and not timed: a machine that has much to do does not disturb it.
"""

from datetime import timedelta

import pytest

from advocacy import clock
from advocacy.db import db
from advocacy.tasks.operations import add_task
from tests.looking import Browser

MOST = {
    "landing": 16,
    "caseload": 10,
    "case": 31,
    "timeline": 13,
    "search: the words": 5,
    "search: who fits": 16,
    "saving": 19,
    "supervision": 16,
}


@pytest.fixture
def lived_in(make, browser: Browser) -> str:  # type: ignore[no-untyped-def]
    """The id of a case with a next step and a contact, and whoever holds it at work."""
    advocate = make.advocate()
    browser.sign_in(advocate)
    case = make.case(advocate)
    with db.writing():
        add_task(case, "Call the office", clock.today() + timedelta(days=1), advocate, by=advocate)
    public_id = str(case.public_id)
    browser.page("/contacts/new", **_contact(public_id))
    return public_id


def _contact(case: str) -> dict[str, str]:
    return {"who": case, "when": "today", "how": "call", "note": "Talked about the letter."}


def _ask(name: str, case: str, browser: Browser) -> None:
    address = f"/cases/{case}"
    pages = {"landing": "/", "caseload": "/cases", "case": address, "timeline": f"{address}/timeline"}
    if name == "search: the words":
        assert browser.send("/search", words="letter").status_code == 303
    elif name == "saving":
        assert browser.send("/contacts/new", **_contact(case)).status_code == 303
    else:
        assert browser.open({**pages, "supervision": "/supervision"}[name]).status_code == 200


@pytest.mark.parametrize("name", MOST)
def test_a_page_sends_no_more_statements_than_it_did(name, lived_in, make, browser, queries):
    if name == "supervision":
        browser.sign_in(make.supervisor())
    if name == "search: who fits":
        found = browser.send("/search", words="letter").location
        with queries() as seen:
            assert browser.open(found).status_code == 200
    else:
        with queries() as seen:
            _ask(name, lived_in, browser)
    seen = [one for one in seen if not one.startswith("set local")]  # only on PostgreSQL, for the audit row
    assert len(seen) <= MOST[name], "\n".join([f"{name}: {len(seen)}", *seen])
