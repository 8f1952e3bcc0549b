"""A page that nobody uses is covered; what was typed in it waits for the same user's password, in every tab."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from advocacy import clock
from advocacy.accounts.models import Role, User, UserSession
from advocacy.audit.models import AuditEvent
from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.drafts.models import KeptPost
from tests.factors import give_phone
from tests.looking import Browser
from tests.make import PASSWORD

NOTE = "She asked us to wait until Friday.\n“Then call my sister.”"


@pytest.fixture
def rosa(make, browser):
    user = make.advocate(email="rosa@example.org", password=PASSWORD)
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


def minutes_pass(minutes: int) -> None:
    with db.writing() as session:
        session.execute(update(UserSession).values(last_seen_at=clock.now() - timedelta(minutes=minutes)))


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def lock(browser, **fields) -> str:
    return str(browser.open("/lock", fields).json["url"])


def test_after_quiet_minutes_the_password_alone_goes_on_where_one_was(browser, rosa):
    give_phone(rosa)
    before = browser.client.get_cookie("session").value
    minutes_pass(16)
    asked = browser.open("/drafts")
    assert asked.location == "/sign-in/unlock?next=/drafts"
    assert "Rosa" in browser.page(asked.location).text
    assert browser.send(asked.location, password="not this one at all").status_code == 422
    assert browser.send(asked.location, password=PASSWORD).location == "/drafts"
    assert browser.client.get_cookie("session").value != before
    assert browser.open("/drafts").status_code == 200


def test_unlocking_proves_nothing_where_there_is_a_second_factor(browser, rosa):
    give_phone(rosa)
    browser.sign_in(rosa, proved=False)
    lock(browser)
    assert browser.send("/sign-in/unlock", password=PASSWORD).status_code == 303
    assert browser.open("/account/password").location.startswith("/prove")


def test_what_was_typed_is_kept_and_given_back_in_its_form(browser, rosa, case):
    once = str(uuid4())
    fields = {"who": str(case.public_id), "when": "today", "how": "call", "note": NOTE, "once": once}
    where = lock(browser, **fields, **{"kept-path": "/contacts/new"})
    assert browser.open("/").location.startswith("/sign-in/unlock")
    kept = db.session.scalars(select(KeptPost)).one()
    assert kept.path == "/contacts/new" and "kept-path" not in str(kept.fields)
    page = browser.page(where, password=PASSWORD)
    form = page.select_one('form[action="/contacts/new"]')
    given = {one["name"]: one.get("value", one.text.removeprefix("\n")) for one in form.select("[name]")}
    for _ in range(2):
        assert browser.open("/contacts/new", given).status_code == 303
    assert db.session.scalars(select(Contact)).one().note == NOTE
    assert "She asked us" not in browser.open(f"/contacts/new?case={case.public_id}").text, (
        "never in a new form"
    )


def test_every_tab_keeps_its_own_words_and_none_unlocks_another(browser, rosa):
    first = lock(browser, note="In the first tab.", **{"kept-path": "/contacts/new"})
    second = lock(browser, note="In the second tab.", **{"kept-path": "/contacts/new"})
    assert first != second and count(KeptPost) == 2
    assert browser.open("/").location.startswith("/sign-in/unlock")
    assert "In the first tab." in str(browser.page(first, password=PASSWORD))
    assert "In the second tab." in str(browser.page(second))


def test_nobody_elses_password_opens_it_and_nobody_else_sees_the_words(browser, rosa, make, app):
    other = make.advocate(password="lanterns by the river")
    where = lock(browser, note=NOTE, **{"kept-path": "/contacts/new"})
    assert browser.send(where, password="lanterns by the river").status_code == 422
    kept = db.session.scalars(select(KeptPost)).one()
    browser.send("/sign-in", email=other.email, password="lanterns by the river")
    assert browser.open(f"/drafts/kept/{kept.public_id}").status_code == 404
    assert Browser(app).open("/sign-in/unlock").location == "/sign-in"


def test_guessing_at_a_locked_page_slows_down(browser, rosa):
    lock(browser)
    for _ in range(5):
        browser.send("/sign-in/unlock", password="not this one at all")
    assert browser.send("/sign-in/unlock", password=PASSWORD).status_code == 429


@pytest.mark.parametrize("path", ["//evil.example", "https://evil.example", "/" + "x" * 500, "", "\x00"])
def test_words_are_kept_for_pages_of_ours_only(browser, rosa, path):
    where = lock(browser, note=NOTE, **{"kept-path": path})
    assert where == "/sign-in/unlock" and count(KeptPost) == 0


def test_a_locked_session_ends_with_the_day_of_work(browser, rosa):
    lock(browser)
    with db.writing() as session:
        session.execute(update(UserSession).values(started_at=clock.now() - timedelta(hours=13)))
    assert browser.open("/").location.startswith("/sign-in?")
    assert browser.open("/sign-in/unlock").location == "/sign-in"


def test_another_site_can_not_lock_a_page(browser, rosa, app):
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        browser.open("/lock", {"note": "x"})
    finally:
        app.config["WTF_CSRF_ENABLED"] = False
    assert browser.open("/").status_code == 200


def test_leaving_at_once_is_a_choice_and_leads_to_an_empty_page(browser, rosa):
    assert "Leave now" not in browser.page("/").text
    browser.page("/account/quick-exit", quick_exit="y")
    button = browser.page("/").select_one("form[data-leave]")
    assert button["action"] == "/lock" and button["method"] == "post"
    assert browser.open("/lock", {"leave": "1"}).location == "/away"
    page = browser.page("/away")
    assert page.text.split() == ["Empty", "page", "This", "page", "is", "empty."]
    assert browser.open("/").location.startswith("/sign-in/unlock")


def test_signing_out_tells_the_browser_to_forget(browser, rosa):
    answer = browser.open("/sign-out", {})
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert any(one.startswith("session=;") for one in answer.headers.getlist("Set-Cookie"))


def test_one_sees_ones_devices_and_ends_all_others_at_once(browser, rosa, app):
    agent = "Mozilla/5.0 (Android 16; Mobile; rv:151.0) Gecko/151.0 Firefox/151.0"
    phone = Browser(app)
    phone.open("/sign-in", {"email": rosa.email, "password": PASSWORD}, headers={"User-Agent": agent})
    page = browser.page("/account")
    assert "Firefox, Android, since" in page.text and "this device" in page.text
    assert "127.0.0.1" not in page.text
    for _ in range(2):
        browser.send("/account/sessions/end-others")
    assert phone.open("/").location.startswith("/sign-in?")
    assert browser.open("/").status_code == 200


def test_nobody_ends_anothers_session(browser, rosa, make, app):
    other = make.advocate()
    theirs = Browser(app).sign_in(other)
    row = db.session.scalars(select(UserSession).where(UserSession.user_id == other.id)).one()
    assert browser.send(f"/account/sessions/{row.public_id}/end").status_code == 404
    assert theirs.open("/").status_code == 200


def test_another_role_ends_every_session(browser, rosa, make, app):
    boss = Browser(app).sign_in(make.administrator())
    form = {"name": rosa.name, "email": rosa.email, "role": Role.AUDITOR, "team": "", "version": "1"}
    assert boss.send(f"/users/{rosa.public_id}", **form).status_code == 303
    assert db.session.get_one(User, rosa.id, populate_existing=True).role == Role.AUDITOR
    assert browser.open("/").location.startswith("/sign-in?")


def test_locking_and_unlocking_are_written_down_once(browser, rosa):
    for _ in range(2):
        lock(browser)
    browser.send("/sign-in/unlock", password=PASSWORD)
    actions = list(db.session.scalars(select(AuditEvent.action)))
    assert actions.count("session.locked") == 1 and actions.count("session.unlocked") == 1
