"""Every route that changes something wants the token of this very session, and gives the words back without it."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from advocacy import factory
from tests.house.plain_html import tree
from tests.house.records import make_records
from tests.house.routes import all_rules, filled
from tests.house.typing import more_ids
from tests.looking import Browser

WORDS = "She asked us to wait until Friday.\n“Then call my sister.” " * 2


@pytest.fixture
def with_tokens(whole_app: Flask):
    whole_app.config["WTF_CSRF_ENABLED"] = True
    yield
    whole_app.config["WTF_CSRF_ENABLED"] = False


@pytest.mark.walk
@pytest.mark.parametrize("role", ["lead", "supervisor", "administrator", "nobody"])
def test_no_post_goes_through_without_this_sessions_token(app: Flask, make, with_tokens, role: str):
    records = make_records(make)
    ids = {**records.ids, **more_ids(records, records.lead)}
    browser, other = Browser(app), Browser(app).sign_in(make.advocate())
    if role != "nobody":
        browser.sign_in(records.lead if role == "lead" else getattr(make, role)())
    theirs = other.page("/account").select_one("[name=csrf_token]")["value"]
    asked = 0
    for rule in all_rules(app):
        if "POST" not in rule.methods or not rule.arguments <= set(ids):
            continue
        url = rule.build({name: ids[name] for name in rule.arguments})[1]
        for token in ({}, {"csrf_token": theirs}, {"csrf_token": "x"}):
            answer = browser.open(url, {"note": WORDS, "name": "Rosa", "password": "secret words", **token})
            asked += 1
            if answer.status_code in (302, 403):
                continue  # it is not theirs to post, or nobody is signed in
            assert answer.status_code == 400, f"{role} {url} {list(token)}: {answer.status_code}"
            page = tree(answer.text)
            posted = [form for form in page.iter("form") if form.get("method") == "post"]
            back = {one.get("name"): one.get("value") for form in posted for one in form.iter("input")}
            assert back["note"] == WORDS and back["name"] == "Rosa", f"{url} does not give the words back"
            assert "secret words" not in answer.text, f"{url} shows a password"
            assert next(page.iter("textarea")).text == WORDS
    assert asked > 100


def unguarded(app: Flask, make) -> list[str]:
    """Every route that takes a post, and that nobody's post without a token is refused by."""
    browsers = [Browser(app)]
    browsers += [
        Browser(app).sign_in(getattr(make, role)()) for role in ("advocate", "supervisor", "administrator")
    ]
    found = []
    for rule in all_rules(app):
        if "POST" in rule.methods:
            answers = {browser.open(filled(rule), {"name": "Rosa"}).status_code for browser in browsers}
            if 400 not in answers or not answers <= {302, 303, 400, 403}:
                found.append(f"{rule.endpoint}: {sorted(answers)}")
    return found


def test_no_route_takes_a_post_without_a_token(app: Flask, make, with_tokens):
    """All of them, also those whose ids no test knows. A post from which one is sent to sign in did nothing."""
    assert unguarded(app, make) == []


def test_a_route_without_a_guard_is_seen(app: Flask, make, with_tokens, monkeypatch):
    """The control."""
    view = app.view_functions["tasks.new"]
    monkeypatch.setattr(factory.csrf, "_exempt_views", {f"{view.__module__}.{view.__name__}"})
    assert any(one.startswith("tasks.new") for one in unguarded(app, make))


def test_over_https_the_right_token_is_enough(app: Flask, make, with_tokens):
    """Some browsers are told to send no Referer; the wrong token is refused there too."""
    secure = {"base_url": "https://localhost"}
    browser, user = Browser(app), make.advocate()
    page = browser.open("/sign-in", **secure)
    token = BeautifulSoup(page.text, "html5lib").select_one("[name=csrf_token]")["value"]
    for given, status in ((token, 422), ("x" * len(token), 400)):
        form = {"email": user.email, "password": "not the right one", "csrf_token": given}
        assert browser.open("/sign-in", form, **secure).status_code == status


def test_a_lone_get_never_writes(app: Flask, make, browser, queries):
    """Only the record of who looked is written."""
    records = make_records(make)
    browser.sign_in(records.lead)
    for rule in all_rules(app):
        if "GET" in rule.methods and (ids := records.ids_for(rule)):
            with queries() as seen:
                browser.open(rule.build(ids)[1])
            wrote = [one for one in seen if one.split()[0].lower() in ("insert", "update", "delete")]
            odd = [one for one in wrote if "audit_" not in one and "user_session" not in one]
            assert not odd, f"{rule} writes: {odd[0][:80]}"
