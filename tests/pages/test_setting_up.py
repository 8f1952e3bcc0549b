"""The first page of a new installation: a code, a few questions, and then it is gone."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy.accounts.models import Role, Team, User
from advocacy.audit import chain
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.organization.models import Organization
from advocacy.setting_up import code
from tests.installation import Installation
from tests.looking import Browser
from tests.trouble.together import at_once

CODE = "ABCD-EFGH-JKLM"
ANSWERS = {
    "administrator": "Ann Okafor",
    "administrator_email": "Ann@Example.org",
    "new_password": "lanterns by the river",
    "repeat_password": "lanterns by the river",
    "name": "Riverbend Peer Advocates",
    "address": "12 Mill Street\nCalder",
    "phone": "555-0100",
    "email": "office@example.org",
    "website": "example.org",
    "paper": "a4",
    "person_word": "peer",
    "people_word": "peers",
    "team": "East team",
    "time_zone": "America/Chicago",
}


@pytest.fixture
def visitor(installation: Installation) -> Iterator[Browser]:
    """At a program that was just started on an empty place, with its code on the screen."""
    app = installation.app
    code.keep_code(app, CODE)
    with app.app_context():
        yield Browser(app)
        app.config.pop(code.KEPT)
        db.session.remove()
        installation.empty()


def rows(model) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_every_address_leads_to_the_one_page(visitor):
    for url in ("/", "/sign-in", "/cases", "/nowhere"):
        assert visitor.open(url).location == "/set-up"
    assert visitor.open("/cases", {"note": "x"}).location == "/set-up"
    assert visitor.open("/health").json == {"status": "ok"}
    page = visitor.page("/")
    assert page.h1.text == "Set up this installation" and page.select_one("input[name=code]")
    assert not page.select_one("input[name=administrator]")


def test_with_the_code_an_installation_is_made_and_the_page_is_gone(visitor):
    asked = visitor.page("/set-up/code", code=" abcd efgh-jklm ")
    assert asked.select_one("input[name=administrator]") and not asked.select_one("input[name=code]")
    assert visitor.send("/set-up", **ANSWERS).status_code == 303
    organization = db.session.get_one(Organization, 1)
    assert (organization.name, organization.paper, organization.person_word, organization.demo) == (
        "Riverbend Peer Advocates",
        "a4",
        "peer",
        False,
    )
    assert organization.address_lines() == ("12 Mill Street", "Calder")
    user = db.session.scalars(select(User)).one()
    assert (user.email, user.role) == ("ann@example.org", Role.ADMINISTRATOR)
    assert "Running this system" in visitor.page("/").text, "whoever set it up is signed in"
    for stranger in (visitor, Browser(visitor.app)):
        assert stranger.open("/set-up").status_code == 404
        assert stranger.send("/set-up/code", code=CODE).status_code == 404
        assert stranger.send("/set-up", code=CODE, **ANSWERS).status_code == 404
    assert [row.action for row in db.session.scalars(select(AuditEvent).order_by(AuditEvent.id))][0] == (
        "installation.set_up"
    )
    with db.engine.connect() as connection:
        chain.verify(connection)
    Browser(visitor.app).page("/sign-in", email="ann@example.org", password=ANSWERS["new_password"])


@pytest.mark.parametrize("typed", ["", "ABCD-EFGH-JKLN", "x" * 70, "\x00", "’"])
def test_a_wrong_code_makes_nothing(visitor, typed):
    visitor.page("/set-up/code", status=422, code=typed)
    answer = visitor.send("/set-up", code=typed, **ANSWERS)
    assert answer.status_code == 422 and "lanterns" not in answer.text
    assert 'value="Ann Okafor"' in answer.text and "12 Mill Street" in answer.text, "nothing typed is lost"
    assert rows(Organization) == rows(User) == 0


def test_wrong_codes_are_slowed_down(visitor):
    for _ in range(5):
        assert "That is not the code." in visitor.page("/set-up/code", status=422, code="WRONG").text
    for typed in ("WRONG", CODE):
        assert "Wait 1 second" in visitor.page("/set-up/code", status=422, code=typed).text
        assert "Wait 1 second" in visitor.page("/set-up", status=422, **ANSWERS, code=typed).text
    code.keep_code(visitor.app, "NPQR-STUV-WXYZ")
    assert visitor.send("/set-up/code", code="NPQR-STUV-WXYZ").status_code == 303, "a new start, a new count"


def test_what_one_browser_was_given_helps_no_other_and_not_after_a_new_start(visitor):
    visitor.page("/set-up/code", code=CODE)
    cookie = visitor.client.get_cookie("set-up")
    assert cookie and CODE not in cookie.value and cookie.http_only
    stranger = Browser(visitor.app)
    stranger.open("/set-up")
    stranger.client.set_cookie("set-up", cookie.value)
    assert stranger.page("/set-up").select_one("input[name=code]")
    assert stranger.send("/set-up", **ANSWERS).status_code == 422
    code.keep_code(visitor.app, "NPQR-STUV-WXYZ")
    again = visitor.page("/set-up", status=422, **ANSWERS)
    assert again.select_one("input[name=code]") and again.select_one('input[value="Ann Okafor"]')
    visitor.send("/set-up", **ANSWERS, code="npqrstuvwxyz")
    assert rows(Organization) == 1


def test_without_a_code_the_page_says_what_to_type(visitor):
    kept = visitor.app.config.pop(code.KEPT)
    page = visitor.page("/set-up")
    assert "advocacy init" in page.text and not page.select("form")
    assert visitor.send("/set-up/code", code="").status_code == 422
    assert visitor.send("/set-up", **ANSWERS).status_code == 422
    visitor.app.config[code.KEPT] = kept
    assert rows(Organization) == 0


def test_a_double_click_makes_one_and_leads_on(visitor):
    visitor.page("/set-up/code", code=CODE)
    once = str(uuid4())
    assert visitor.open("/set-up", {**ANSWERS, "once": once}).location == "/settings/recovery-sheet"
    assert visitor.open("/set-up", {**ANSWERS, "once": once}).location == "/sign-in"
    assert rows(Organization) == rows(User) == rows(Team) == 1


def test_of_two_at_once_one_makes_it(visitor):
    """On PostgreSQL the second waits in the database and fails there; nobody sees an error."""
    two = [visitor, Browser(visitor.app)]
    calls = [
        lambda number=number, one=one: (
            one.send("/set-up", **{**ANSWERS, "code": CODE, "name": f"Name {number}"}).location
        )
        for number, one in enumerate(two)
    ]
    assert sorted(at_once(*calls)) == ["/settings/recovery-sheet", "/sign-in"]
    assert rows(Organization) == rows(User) == rows(Team) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"new_password": "short", "repeat_password": "short"}, "Use at least 12 characters."),
        (
            {"new_password": "password12345", "repeat_password": "password12345"},
            "Many people use this password",
        ),
        ({"repeat_password": "lanterns"}, "The two are not the same."),
        ({"administrator_email": "ann"}, "Write the email address as in name@example.org."),
        ({"time_zone": "Chicago"}, "There is no such time zone."),
        ({"name": ""}, "Enter the name of the organization."),
        ({"team": " "}, "Enter a name for the team."),
    ],
)
def test_a_mistake_gets_a_sentence_and_loses_nothing(visitor, wrong, sentence):
    visitor.page("/set-up/code", code=CODE)
    page = visitor.page("/set-up", status=422, **{**ANSWERS, **wrong})
    assert sentence in page.select_one(".problems").text
    assert page.select_one("textarea[name=address]").text.strip() == "12 Mill Street\nCalder"
    assert rows(Organization) == 0
