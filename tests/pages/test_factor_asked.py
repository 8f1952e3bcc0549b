"""Of whom a second factor is asked, the days of grace, and a phone that is lost."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select, update

from advocacy import clock
from advocacy.accounts.models import OneTimeLink, User
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.drafts.models import KeptPost
from advocacy.organization.models import Organization
from tests.factors import code_of, codes_on_paper, give_phone, password_step, shown_secret
from tests.looking import Browser
from tests.make import PASSWORD

SET_UP = "/account/second-factor/set-up"
POLICY = "/users/signing-in"


@pytest.fixture
def rosa(make):
    return make.advocate(email="rosa@example.org", password=PASSWORD)


def fresh(user: User) -> User:
    return db.session.get_one(User, user.id, populate_existing=True)


def fields(page) -> dict[str, str]:
    return {one["name"]: one.get("value", "") for one in page.select("main form[method=post] input")}


def days_pass(days: int) -> None:
    with db.writing() as session:
        session.execute(update(User).values(factor_asked_at=clock.now() - timedelta(days=days)))


def sign_in(browser, user) -> None:
    assert password_step(browser, user, PASSWORD).status_code == 303


def test_in_the_days_of_grace_there_is_one_calm_line(browser, rosa):
    sign_in(browser, rosa)
    assert "In 7 days, signing in takes a code" in browser.page("/").text
    assert "signing in takes a code" not in browser.page("/drafts").text
    days_pass(6)
    assert "From tomorrow, signing in takes a code" in browser.page("/").text


def test_the_days_count_from_the_first_sign_in_at_which_it_was_asked(browser, rosa):
    sign_in(browser, rosa)
    days_pass(3)
    sign_in(browser, rosa)
    assert "In 4 days" in browser.page("/").text


def test_after_grace_only_the_set_up_opens_and_nothing_typed_is_lost(browser, make, rosa, app):
    case = make.case(rosa)
    sign_in(browser, rosa)
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        token = browser.page(f"/contacts/new?case={case.public_id}").select_one("[name=csrf_token]")["value"]
        days_pass(8)
        for url in ("/", "/people", f"/cases/{case.public_id}", "/account", "/drafts"):
            assert browser.open(url).location == SET_UP, url
        note = {"who": str(case.public_id), "when": "today", "how": "call", "note": "She rang twice."}
        assert browser.send("/contacts/new", csrf_token=token, **note).location == SET_UP
        assert db.session.scalars(select(KeptPost)).one().user_id == rosa.id
    finally:
        app.config["WTF_CSRF_ENABLED"] = False
    page = browser.page(SET_UP)
    import pyotp

    code = pyotp.TOTP(shown_secret(page)).at(clock.now())
    paper = BeautifulSoup(browser.open(SET_UP, {**fields(page), "code": code}).text, "html.parser")
    kept = paper.find("a", string="I have them: go on")["href"]
    assert "She rang twice." in str(browser.page(kept))


def test_with_no_days_of_grace_it_comes_first(browser, rosa):
    with db.writing() as session:
        session.get_one(Organization, 1).factor_grace_days = 0
    sign_in(browser, rosa)
    assert browser.open("/").location == SET_UP
    assert browser.page(SET_UP).h1.text == "Set up your second factor"
    assert browser.open("/sign-out", {}).location == "/sign-in"


@pytest.mark.parametrize(
    ("role", "factor_for", "asked"),
    [
        ("advocate", "everyone", True),
        ("advocate", "leading", False),
        ("auditor", "leading", False),
        ("supervisor", "leading", True),
        ("administrator", "leading", True),
        ("administrator", "nobody", False),
    ],
)
def test_of_whom_it_is_asked(browser, make, role, factor_for, asked):
    user = getattr(make, role)(password=PASSWORD)
    with db.writing() as session:
        session.get_one(Organization, 1).factor_for = factor_for
    sign_in(browser, user)
    days_pass(8)
    assert (browser.open("/").location == SET_UP) is asked


def test_the_demo_asks_nobody(browser, rosa):
    with db.writing() as session:
        session.get_one(Organization, 1).demo = True
    sign_in(browser, rosa)
    assert fresh(rosa).factor_asked_at is None
    assert "takes a code" not in browser.page("/").text


def test_the_administrator_says_of_whom_and_for_how_long(browser, make, rosa, app):
    browser.sign_in(make.administrator())
    page = browser.page(POLICY)
    form = {**fields(page), "factor_for": "leading", "factor_grace_days": "0"}
    for _ in range(2):
        assert browser.open(POLICY, form).status_code == 303
    ours = db.session.get_one(Organization, 1, populate_existing=True)
    assert (ours.factor_for, ours.factor_grace_days) == ("leading", 0)
    assert browser.page(POLICY, 422, **{**form, "factor_grace_days": "soon"})
    assert Browser(app).sign_in(rosa).open(POLICY).status_code == 403
    assert Browser(app).sign_in(make.administrator(), proved=False).open(POLICY).location.startswith("/prove")


def lost_link(browser, user) -> str:
    url = f"/users/{user.public_id}/lost-phone"
    assert browser.page(url, 422, nothing="x")
    return str(browser.page(url, met="y").select_one("#link")["value"]).removeprefix("http://localhost")


def test_a_lost_phone_is_replaced_by_a_link_after_a_meeting(browser, make, rosa, app):
    import pyotp

    old = give_phone(rosa)
    hers = Browser(app).sign_in(rosa)
    link = lost_link(browser.sign_in(make.administrator()), rosa)
    assert hers.open("/account").status_code == 200, "nothing changes before the new phone is there"
    stranger = Browser(app)
    page = stranger.page(link)
    form = {**fields(page), "code": pyotp.TOTP(shown_secret(page)).at(clock.now())}
    assert stranger.open(link, {**form, "password": "not this one at all"}).status_code == 422
    assert stranger.open(link, {**form, "password": PASSWORD, "code": "000000"}).status_code == 422
    answer = stranger.open(link, {**form, "password": PASSWORD})
    assert len(codes_on_paper(BeautifulSoup(answer.text, "html.parser"))) == 10
    assert hers.open("/account").location.startswith("/sign-in")
    assert stranger.open(link).status_code == 410
    password_step(stranger, rosa, PASSWORD)
    assert stranger.send("/sign-in/code", code=code_of(old, 1)).status_code == 422
    later = pyotp.TOTP(shown_secret(page)).at(clock.now() + timedelta(seconds=30))
    assert stranger.send("/sign-in/code", code=later).status_code == 303
    actions = db.session.scalars(select(AuditEvent.action)).all()
    assert "factor.identity_checked" in actions and "factor.replaced" in actions


def test_links_open_only_what_they_are_for(browser, make, rosa):
    give_phone(rosa)
    link = lost_link(browser.sign_in(make.administrator()), rosa)
    token = link.rsplit("/", 1)[1]
    assert browser.open(f"/join/{token}").status_code == 410
    made = browser.page(f"/users/{rosa.public_id}/link", csrf_token="x").select_one("#link")["value"]
    assert browser.open(f"/new-phone/{made.rsplit('/', 1)[1]}").status_code == 410
    assert browser.open(link).status_code == 410, "an older link stops working"
    assert len(db.session.scalars(select(OneTimeLink)).all()) == 2


def test_only_the_administrator_helps_with_a_lost_phone(browser, make, rosa):
    give_phone(rosa)
    browser.sign_in(make.supervisor())
    assert browser.open(f"/users/{rosa.public_id}/lost-phone").status_code == 403
    assert db.session.scalars(select(OneTimeLink)).all() == []
