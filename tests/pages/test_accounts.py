"""Inviting, joining, changing and ending accounts."""

import re

import pytest
from sqlalchemy import func, select

from advocacy.accounts.models import Role, User
from advocacy.db import db
from tests.looking import Browser
from tests.make import PASSWORD

NEW = "a new sentence that is long"


@pytest.fixture
def administrator(make, browser):
    user = make.administrator()
    browser.sign_in(user)
    return user


def invite(browser, make, **facts):
    form = {
        "name": "Dao Vang",
        "email": "dao@example.org",
        "role": "advocate",
        "team": str(make.team.public_id),
    }
    return browser.page("/users/new", **{**form, **facts})


def link_on(page) -> str:
    return re.search(r"/join/[\w-]+", page.select_one("#link")["value"])[0]


def test_someone_is_invited_joins_and_signs_in(browser, make, administrator, app):
    link = link_on(invite(browser, make))
    dao = Browser(app)
    page = dao.page(link, new_password=NEW, repeat_password=NEW)
    assert page.h1.text == "Sign in"
    page = dao.page("/sign-in", email="dao@example.org", password=NEW)
    assert page.h1.text == "Who do you want to help today?"


def test_a_link_works_once(browser, make, administrator, app):
    link = link_on(invite(browser, make))
    stranger = Browser(app)
    stranger.page(link, new_password=NEW, repeat_password=NEW)
    page = stranger.page(link, status=410)
    assert "does not work any more" in page.h1.text


def test_the_link_is_nowhere_in_the_database(browser, make, administrator):
    token = link_on(invite(browser, make)).removeprefix("/join/")
    from sqlalchemy import text

    tables = ("one_time_link", "audit_event", "submission")
    rows = [str(row) for table in tables for row in db.session.execute(text(f"select * from {table}"))]
    assert not any(token in row for row in rows)


def test_a_short_password_is_refused_with_a_sentence(browser, make, administrator, app):
    link = link_on(invite(browser, make))
    page = Browser(app).page(link, status=422, new_password="short", repeat_password="short")
    assert "Use at least 12 characters." in page.text


def test_an_email_address_belongs_to_one_person(browser, make, administrator):
    invite(browser, make)
    page = browser.page(
        "/users/new", status=422, name="Dao", email="DAO@example.org ", role="auditor", team=""
    )
    assert "Someone has an account with this email address already." in page.text
    assert page.select_one("#name")["value"] == "Dao"


def test_an_advocate_needs_a_team(browser, make, administrator):
    page = browser.page(
        "/users/new", status=422, name="Dao", email="dao@example.org", role="advocate", team=""
    )
    assert "Choose a team." in page.text


def test_the_only_administrator_stays_one(browser, make, administrator):
    page = browser.page(
        f"/users/{administrator.public_id}",
        status=422,
        name="Ada",
        email=administrator.email,
        role="auditor",
        team="",
        version="1",
    )
    assert "This is the only administrator." in page.text


def test_ending_access_signs_someone_out_at_once(browser, make, administrator, app):
    rosa = make.advocate()
    hers = Browser(app).sign_in(rosa)
    browser.page(f"/users/{rosa.public_id}/access", access="ended")
    assert hers.open("/").location.startswith("/sign-in")


def test_nobody_ends_their_own_access(browser, administrator):
    page = browser.page(f"/users/{administrator.public_id}/access", status=422, access="ended")
    assert "You cannot end your own access." in page.text


def test_of_two_administrators_who_change_one_account_the_second_sees_both(browser, make, administrator):
    rosa = make.advocate(name="Rosa")
    form = {"email": rosa.email, "role": "advocate", "team": str(make.team.public_id), "version": "1"}
    browser.page(f"/users/{rosa.public_id}", name="Rosa Delgado", **form)
    page = browser.page(f"/users/{rosa.public_id}", status=409, name="Rosa D.", **form)
    assert "Rosa Delgado" in page.select_one(".conflict").text
    assert page.select_one("#name")["value"] == "Rosa D."
    assert db.session.scalar(select(User.name).where(User.id == rosa.id)) == "Rosa Delgado"


def test_a_password_is_changed_only_by_whoever_knows_it(browser, make):
    rosa = make.advocate(password=PASSWORD)
    browser.sign_in(rosa)
    form = {"new_password": NEW, "repeat_password": NEW}
    page = browser.page("/account/password", status=422, current_password="not this one", **form)
    assert "The password that you use now is not right." in page.text
    page = browser.page("/account/password", current_password=PASSWORD, **form)
    assert "Your password is changed." in page.text


def test_one_may_sign_out_another_device(browser, make, app):
    rosa = make.advocate()
    other = Browser(app).sign_in(rosa)
    browser.sign_in(rosa)
    forms = browser.page("/account").select("form[action$='/end']")
    assert len(forms) == 1
    browser.page(forms[0]["action"], once="")
    assert other.open("/").location.startswith("/sign-in")


@pytest.mark.parametrize("role", [Role.ADVOCATE, Role.SUPERVISOR, Role.AUDITOR])
def test_only_an_administrator_sees_the_users(browser, make, role):
    browser.sign_in(make.user(role))
    assert browser.open("/users").status_code == 403


def test_a_team_is_added_once(browser, make, administrator):
    browser.page("/teams", name="West team")
    browser.page("/teams", status=422, name="west team")
    from advocacy.accounts.models import Team

    assert db.session.scalar(select(func.count()).select_from(Team)) == 1
