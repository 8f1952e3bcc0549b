"""Signing in and out, and what a stranger may do."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from advocacy import clock
from advocacy.accounts.models import UserSession
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from tests.make import PASSWORD

WRONG = "That email and password do not go together. Check both and try again."


@pytest.fixture
def rosa(make):
    return make.advocate(email="rosa@example.org", password=PASSWORD)


def sign_in(browser, email="rosa@example.org", password=PASSWORD):
    return browser.send("/sign-in", email=email, password=password)


def problem(answer) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(answer.text, "html.parser").select_one(".problems").get_text(" ", strip=True)


def test_the_right_password_leads_to_what_needs_doing(browser, rosa):
    page = browser.page("/sign-in", email=rosa.email, password=PASSWORD)
    assert page.h1.text == "Who do you want to help today?"


def test_one_wrong_letter_is_said_kindly_and_the_email_is_kept(browser, rosa):
    page = browser.page("/sign-in", status=422, email=rosa.email, password="correct horse battery stable")
    assert WRONG in page.text
    assert page.select_one("#email")["value"] == rosa.email
    assert not page.select_one("#password").get("value")


def test_an_unknown_account_gets_the_same_answer(browser, rosa):
    wrong = sign_in(browser, password="not this one at all")
    unknown = sign_in(browser, email="nobody@example.org", password="not this one at all")
    assert (wrong.status_code, problem(wrong)) == (unknown.status_code, problem(unknown))


def test_after_five_failures_one_has_to_wait(browser, rosa):
    for _ in range(5):
        sign_in(browser, password="not this one at all")
    answer = sign_in(browser)
    assert answer.status_code == 429
    assert "Wait 1 second, then try again." in problem(answer)


def test_a_stranger_who_guesses_does_not_slow_down_a_known_device(browser, rosa, app):
    from tests.looking import Browser

    sign_in(browser)
    browser.open("/sign-out", {})
    stranger = Browser(app)
    for _ in range(8):
        sign_in(stranger, password="not this one at all")
    assert sign_in(stranger).status_code == 429
    assert sign_in(browser).status_code == 303


def test_a_disabled_account_gets_the_answer_of_a_wrong_password(browser, make):
    make.advocate(email="gone@example.org", password=PASSWORD, disabled_at=clock.now())
    assert WRONG in problem(sign_in(browser, email="gone@example.org"))


def test_disabling_bites_at_the_next_request(browser, rosa):
    browser.sign_in(rosa)
    with db.writing():
        rosa.disabled_at = clock.now()
    assert browser.open("/").location.startswith("/sign-in")


def test_signing_out_ends_the_session_for_good(browser, rosa):
    browser.sign_in(rosa)
    browser.open("/sign-out", {})
    assert browser.open("/").location.startswith("/sign-in")


def test_an_idle_session_is_locked(browser, rosa):
    browser.sign_in(rosa)
    _let_pass(minutes=16)
    assert browser.open("/").location.startswith("/sign-in")


def _let_pass(minutes):
    with db.writing() as session:
        session.execute(update(UserSession).values(last_seen_at=clock.now() - timedelta(minutes=minutes)))


def test_looking_around_keeps_a_session_alive(browser, rosa):
    browser.sign_in(rosa)
    _let_pass(minutes=14)
    browser.page("/")
    seen = db.session.scalar(select(UserSession.last_seen_at))
    assert clock.now() - seen < timedelta(minutes=1)


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_signing_in_never_leads_elsewhere(browser, rosa, elsewhere):
    answer = browser.send(f"/sign-in?next={elsewhere}", email=rosa.email, password=PASSWORD)
    assert answer.location == "/"


def test_signing_in_leads_back_to_the_page_that_was_asked_for(browser, rosa):
    asked = browser.open("/drafts")
    answer = browser.send(asked.location, email=rosa.email, password=PASSWORD)
    assert answer.location == "/drafts"


def test_every_sign_in_and_every_failure_is_one_row(browser, rosa):
    sign_in(browser, password="not this one at all")
    sign_in(browser)
    actions = db.session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)).all()
    assert actions == ["session.refused", "session.started"]


def test_no_password_stands_in_the_audit(browser, rosa):
    sign_in(browser, password="not this one at all")
    rows = db.session.scalars(select(AuditEvent)).all()
    assert not any("not this one" in str(vars(row)) for row in rows)


def test_the_cookie_is_out_of_reach_of_script_and_other_sites(browser, rosa):
    cookie = sign_in(browser).headers.getlist("Set-Cookie")
    session = next(value for value in cookie if value.startswith("session="))
    assert "HttpOnly" in session and "SameSite=Lax" in session and "Secure" not in session


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(browser, rosa):
    answer = browser.open(
        "/sign-in", {"email": rosa.email, "password": PASSWORD}, base_url="https://advocacy.example"
    )
    names = answer.headers.getlist("Set-Cookie")
    session = next(value for value in names if value.startswith("__Host-session="))
    assert "Secure" in session and "Path=/" in session


def test_the_demo_accounts_are_listed_in_the_demo_only(browser, app):
    from advocacy.organization.queries import the_organization

    assert "correct horse" not in browser.page("/sign-in").text
    with db.writing():
        the_organization().demo = True
    assert "correct horse battery staple" in browser.page("/sign-in").text
