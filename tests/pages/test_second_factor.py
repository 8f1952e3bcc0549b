"""The second factor: set up by its owner, asked for at every sign-in, its codes good for once."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select, update

from advocacy import clock
from advocacy.accounts import codes, factor
from advocacy.accounts.models import RecoveryCode, SecondFactor, UsedCode, User, UserSession
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.organization.models import Organization
from tests.factors import code_of, codes_on_paper, give_phone, password_step, shown_secret
from tests.looking import Browser
from tests.make import PASSWORD

SET_UP = "/account/second-factor/set-up"


@pytest.fixture
def rosa(make):
    return make.advocate(email="rosa@example.org", password=PASSWORD)


def fields(page) -> dict[str, str]:
    return {one["name"]: one.get("value", "") for one in page.select("main form[method=post] input")}


def page_of(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "html.parser")


def fresh(user: User) -> User:
    return db.session.get_one(User, user.id, populate_existing=True)


def actions() -> list[str]:
    return list(db.session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)))


def set_it_up(browser) -> tuple[str, list[str], dict[str, str]]:
    import pyotp

    page = browser.page(SET_UP)
    secret, form = shown_secret(page), fields(page)
    form["code"] = pyotp.TOTP(secret).at(clock.now())
    return secret, codes_on_paper(page_of(browser.open(SET_UP, form))), form


def test_one_sets_it_up_with_a_picture_and_the_first_code(browser, rosa):
    browser.sign_in(rosa)
    page = browser.page(SET_UP)
    assert page.select_one("svg.qr path")["d"].startswith("M4 4h1v1h-1z")
    assert len(shown_secret(page)) == 32 and "QR" not in page.select_one("svg.qr")["aria-label"]
    again = browser.page(SET_UP, 422, **{**fields(page), "code": "000000"})
    assert shown_secret(again) == shown_secret(page), "a mistyped code must not mean a new picture"
    secret, paper, _form = set_it_up(browser)
    assert len(set(paper)) == 10 and fresh(rosa).factor_since
    assert "factor.set_up" in actions() and "factor.recovery_codes_made" in actions()
    stored = db.session.scalars(select(SecondFactor)).one()
    assert secret.encode() not in stored.seed and factor.secret_of(rosa, stored.seed) == secret


def test_a_set_up_that_was_sent_twice_is_one(browser, rosa):
    browser.sign_in(rosa)
    _secret, first, form = set_it_up(browser)
    second = codes_on_paper(page_of(browser.open(SET_UP, form)))
    assert len(first) == len(second) == 10
    assert db.session.scalar(select(func.count()).select_from(SecondFactor)) == 1
    assert db.session.scalar(select(func.count()).select_from(RecoveryCode)) == 10
    with db.writing() as session:
        session.execute(update(SecondFactor).values(made_at=clock.now() - timedelta(minutes=3)))
    assert browser.open(SET_UP, form).status_code == 422


def test_signing_in_takes_both_and_nothing_opens_before(browser, rosa):
    app = give_phone(rosa)
    answer = password_step(browser, rosa, PASSWORD)
    assert answer.location == "/sign-in/code"
    half = browser.client.get_cookie("session").value
    assert browser.open("/account").location.startswith("/sign-in")
    page = browser.page("/sign-in/code", code=code_of(app))
    assert page.h1.text == "Who do you want to help today?"
    assert browser.client.get_cookie("session").value != half
    thief = Browser(browser.app)
    thief.client.set_cookie("session", half)
    assert thief.open("/account").location.startswith("/sign-in")


def test_where_one_wanted_to_go_is_kept_through_both_steps(browser, rosa):
    app = give_phone(rosa)
    answer = browser.send("/sign-in?next=/drafts", email=rosa.email, password=PASSWORD)
    assert browser.send(answer.location, code=code_of(app)).location == "/drafts"


@pytest.mark.parametrize("padding", ["{}", " {} ", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}"])
def test_a_code_is_never_taken_twice(browser, rosa, app, padding):
    phone = give_phone(rosa)
    code = code_of(phone)
    password_step(browser, rosa, PASSWORD)
    assert browser.send("/sign-in/code", code=code).status_code == 303
    other = Browser(app)
    password_step(other, rosa, PASSWORD)
    assert other.send("/sign-in/code", code="000000").status_code == 422
    assert other.send("/sign-in/code", code=padding.format(code)).status_code == 422
    assert other.send("/sign-in/code", code=code_of(phone, 1)).status_code == 303


def test_a_code_that_came_with_a_wrong_password_is_used_up(browser, rosa):
    phone = give_phone(rosa)
    browser.sign_in(rosa, proved=False)
    code = code_of(phone)
    assert browser.send("/prove", password="not this one at all", code=code).status_code == 422
    assert browser.send("/prove", password=PASSWORD, code=code).status_code == 422
    assert browser.send("/prove", password=PASSWORD, code=code_of(phone, 1)).status_code == 303


def test_neighbouring_half_minutes_fit_and_others_do_not(rosa):
    phone = give_phone(rosa)
    for later, fits in ((-2, False), (-1, True), (1, True), (2, False)):
        with db.writing():
            assert factor.takes(rosa, code_of(phone, later)) is fits


def test_a_clock_that_was_ahead_and_jumped_back_locks_nobody_out(rosa, monkeypatch):
    phone = give_phone(rosa)
    right = clock.now()
    monkeypatch.setattr(clock, "now", lambda: right + timedelta(days=1))
    with db.writing():
        assert factor.takes(rosa, code_of(phone))
    monkeypatch.setattr(clock, "now", lambda: right)
    with db.writing():
        assert factor.takes(rosa, code_of(phone))
    with db.writing():
        assert not factor.takes(rosa, code_of(phone))
    monkeypatch.setattr(clock, "now", lambda: right + timedelta(days=1))
    with db.writing():
        assert not factor.takes(rosa, code_of(phone)), "taken when the clock was there for the first time"


def test_guessing_codes_slows_down_and_a_stranger_can_not_cause_it(browser, rosa, app):
    phone = give_phone(rosa)
    password_step(browser, rosa, PASSWORD)
    browser.send("/sign-in/code", code=code_of(phone))
    browser.open("/sign-out", {})
    guesser = Browser(app)
    password_step(guesser, rosa, PASSWORD)
    for _ in range(6):
        last = guesser.send("/sign-in/code", code="000000")
    assert last.status_code == 429
    assert actions().count("session.code_refused") == 5
    password_step(browser, rosa, PASSWORD)
    assert browser.send("/sign-in/code", code=code_of(phone, 1)).status_code == 303


@pytest.mark.parametrize(
    "typed",
    [
        "１２３４５６",
        "12345",
        "1234567",
        "\x00",
        "\ud800".encode("utf-8", "surrogatepass"),
        "'; --",
        "x" * 90,
        "",
    ],
)
def test_odd_codes_are_refused_kindly(browser, rosa, typed):
    give_phone(rosa)
    password_step(browser, rosa, PASSWORD)
    assert browser.send("/sign-in/code", code=typed).status_code == 422


def test_the_code_page_is_for_those_who_gave_the_password_a_moment_ago(browser, rosa):
    assert browser.open("/sign-in/code").location == "/sign-in"
    phone = give_phone(rosa)
    password_step(browser, rosa, PASSWORD)
    with db.writing() as session:
        session.execute(update(UserSession).values(started_at=clock.now() - timedelta(minutes=11)))
    assert browser.send("/sign-in/code", code=code_of(phone)).location == "/sign-in"


def test_a_code_on_paper_works_once_and_a_new_paper_ends_the_old(browser, rosa, app):
    browser.sign_in(rosa)
    _secret, paper, _form = set_it_up(browser)
    for code, status in ((paper[0].upper(), 303), (paper[0], 422), (paper[1].replace(" ", "-"), 303)):
        other = Browser(app)
        password_step(other, rosa, PASSWORD)
        assert other.send("/sign-in/code", code=code).status_code == status
    assert "8 of your ten codes are left." in browser.page("/account/second-factor").text
    new = codes_on_paper(page_of(browser.open("/account/second-factor/paper", {})))
    assert len(new) == 10 and not set(new) & set(paper)
    other = Browser(app)
    password_step(other, rosa, PASSWORD)
    assert other.send("/sign-in/code", code=paper[2]).status_code == 422
    assert other.send("/sign-in/code", code=new[2]).status_code == 303
    assert actions().count("factor.recovery_code_used") == 3


def test_nobody_elses_codes_fit(rosa, make):
    other = make.advocate()
    phone = give_phone(rosa)
    give_phone(other)
    with db.writing():
        paper = factor.make_recovery_codes(rosa, by=rosa)
    with db.writing():
        assert not factor.takes(other, code_of(phone))
        assert not factor.takes(other, paper[0])


def test_setting_it_up_signs_other_devices_out(browser, rosa, app):
    other = Browser(app).sign_in(rosa)
    browser.sign_in(rosa)
    set_it_up(browser)
    assert other.open("/").location.startswith("/sign-in")
    assert browser.page("/account").h1.text == "My account"


def test_where_it_is_asked_it_can_not_be_turned_off(browser, rosa):
    browser.sign_in(rosa)
    set_it_up(browser)
    assert "Turn it off" not in browser.page("/account/second-factor").text
    browser.send("/account/second-factor/off")
    assert fresh(rosa).factor_since
    with db.writing() as session:
        session.get_one(Organization, 1).factor_for = codes.FactorFor.LEADING
    browser.send("/account/second-factor/off")
    assert fresh(rosa).factor_since is None
    assert db.session.scalar(select(func.count()).select_from(UsedCode)) == 0


def test_changing_it_needs_a_proof(browser, rosa):
    give_phone(rosa)
    browser.sign_in(rosa, proved=False)
    assert browser.open(SET_UP).location.startswith("/prove")
    for url in ("/account/second-factor/paper", "/account/second-factor/off"):
        assert browser.send(url).location.startswith("/prove")
    assert 'name="code"' in str(browser.page("/prove"))
