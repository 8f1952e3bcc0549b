"""Before what matters most, one is asked once more who one is; nothing typed is lost by it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from advocacy import clock
from advocacy.accounts.models import User, UserSession
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.drafts.models import KeptPost
from tests.looking import Browser
from tests.make import PASSWORD


@pytest.fixture
def ida(make, browser):
    user = make.administrator(password=PASSWORD)
    browser.sign_in(user, proved=False)
    return user


def fields_of(form) -> dict[str, str]:
    return {one["name"]: one.get("value", one.text.removeprefix("\n")) for one in form.select("[name]")}


def test_a_page_that_matters_comes_after_the_proof(browser, ida):
    asked = browser.open("/users/new")
    assert asked.status_code == 303 and asked.location == "/prove?next=/users/new"
    answer = browser.send(asked.location, password=PASSWORD)
    assert answer.location == "/users/new"
    assert browser.page("/users/new").h1.text == "Invite someone"


def test_the_proof_lasts_for_ten_minutes_and_no_longer(browser, ida):
    browser.send("/prove", password=PASSWORD)
    assert browser.open("/users/new").status_code == 200
    with db.writing() as session:
        session.execute(update(UserSession).values(proved_at=clock.now() - timedelta(minutes=11)))
    assert browser.open("/users/new").location.startswith("/prove")
    with db.writing() as session:
        session.execute(update(UserSession).values(proved_at=clock.now() + timedelta(minutes=11)))
    assert browser.open("/users/new").location.startswith("/prove")


def test_a_form_that_was_sent_is_filled_in_again_after_the_proof(browser, make, ida, app):
    name = "Noor Haddad\u202e " + "x" * 60
    form = {"name": name, "email": "noor@example.org", "role": "administrator"}
    asked = browser.send("/users/new", **form)
    kept = db.session.scalars(select(KeptPost)).one()
    assert asked.location == f"/prove?next=/drafts/kept/{kept.public_id}"
    assert browser.send(asked.location, password="wrong one, all of it").status_code == 422
    page = browser.page(asked.location, password=PASSWORD)
    given = fields_of(page.select_one('form[action="/users/new"]'))
    assert given["name"] == name and given["email"] == "noor@example.org"
    other = Browser(app).sign_in(make.administrator())
    assert other.open(f"/drafts/kept/{kept.public_id}").status_code == 404
    for _ in range(2):
        assert browser.open("/users/new", given).status_code == 200
    assert db.session.scalar(select(func.count()).where(User.name == name)) == 1
    assert f"/drafts/kept/{kept.public_id}" not in browser.open("/drafts").text


def test_a_lone_button_waits_for_the_proof_and_is_offered_nowhere_else(browser, make, ida):
    rosa = make.advocate()
    asked = browser.send(f"/users/{rosa.public_id}/link")
    page = browser.page(asked.location, password=PASSWORD)
    assert page.h1.text == "One more press"
    assert "/drafts/kept" not in browser.open("/drafts").text
    again = page.select_one(f'form[action="/users/{rosa.public_id}/link"]')
    assert "It works once" in browser.open(again["action"], fields_of(again)).text


def test_the_session_gets_a_new_id_and_pages_in_other_tabs_can_still_be_sent(browser, ida, app):
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        before = browser.client.get_cookie("session").value
        token = browser.page("/account").select_one("[name=csrf_token]")["value"]
        assert browser.send("/prove", csrf_token=token, password=PASSWORD).status_code == 303
        assert browser.client.get_cookie("session").value != before
        assert browser.send("/account", csrf_token=token, name="Ida", version="1").status_code == 303
        stolen = Browser(app)
        stolen.client.set_cookie("session", before)
        assert stolen.open("/account").location.startswith("/sign-in")
    finally:
        app.config["WTF_CSRF_ENABLED"] = False


def test_guessing_waits_longer_and_longer_and_each_guess_is_one_row(browser, ida):
    for _ in range(5):
        assert browser.send("/prove", password="not this one at all").status_code == 422
    assert browser.send("/prove", password=PASSWORD).status_code == 429
    rows = db.session.scalars(select(AuditEvent.action)).all()
    assert rows.count("session.not_proved") == 5 and "session.proved" not in rows


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_the_proof_never_leads_elsewhere(browser, ida, elsewhere):
    assert browser.send(f"/prove?next={elsewhere}", password=PASSWORD).location == "/"


def test_a_post_from_another_site_is_not_kept(browser, ida, app):
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        browser.send("/users/new", name="Mallory")
        assert db.session.scalar(select(func.count()).select_from(KeptPost)) == 0
    finally:
        app.config["WTF_CSRF_ENABLED"] = False
