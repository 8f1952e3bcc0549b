"""Boxes for passwords are friendly to managers, and a password is taken to the letter; the way out is on every page."""

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask

from advocacy.accounts.administration import make_link
from advocacy.accounts.models import LinkPurpose
from advocacy.db import db
from tests.house.records import make_records
from tests.house.typing import more_ids, pages_with_forms
from tests.looking import Browser

MANAGERS = {"current-password", "new-password"}
ODD = (
    "  spaces around it  ",
    "Ünïcødé pässwörd İı ß",
    "emoji 🔑🔑🔑🔑🔑 and more",
    "x" * 43 + "y" * 43 + "z" * 42,
    "tab\tand 'quotes' \"both\"",
    "=1+1 <b>bold</b> {{7*7}}",
)


@pytest.fixture
def link(make):
    user, administrator = make.user(), make.administrator()
    with db.writing():
        token = make_link(user, LinkPurpose.INVITATION, by=administrator)
    return user, f"/join/{token}"


def boxes(app: Flask, make, link) -> list[Tag]:
    records = make_records(make)
    ids = {**records.ids, **more_ids(records, records.lead)}
    found: list[Tag] = []
    for who in (records.lead, make.administrator()):
        browser = Browser(app).sign_in(who)
        for url in pages_with_forms(app, ids):
            answer = browser.open(url)
            if answer.status_code == 200:
                found += BeautifulSoup(answer.text, "html5lib").select(
                    "input[type=password], input[name*=password]"
                )
    for url in ("/sign-in", link[1]):
        found += Browser(app).page(url).select("input[name*=password]")
    return found


def test_a_password_is_hidden_may_be_pasted_and_is_known_to_managers(app: Flask, make, link):
    found = boxes(app, make, link)
    assert len({str(box["name"]) for box in found}) >= 3
    for box in found:
        assert box["type"] == "password" and not box.has_attr("maxlength"), box
        assert box.get("autocomplete") in MANAGERS and not box.get("value"), box


@pytest.mark.parametrize("password", ODD)
def test_a_password_is_taken_to_the_letter(app: Flask, link, password: str):
    user, url = link
    form = {"new_password": password, "repeat_password": password}
    assert Browser(app).open(url, form).status_code == 303
    others = (password.swapcase(), password[:-1], password.strip() + "x")
    for typed, status in (*((other, 422) for other in others), (password, 303)):
        answer = Browser(app).open("/sign-in", {"email": user.email, "password": typed})
        assert answer.status_code == status, typed


def test_every_page_has_a_way_out(app: Flask, make):
    records = make_records(make)
    ids = {**records.ids, **more_ids(records, records.lead)}
    browser = Browser(app).sign_in(records.lead)
    looked = 0
    for url in pages_with_forms(app, ids):
        answer = browser.open(url)
        view = app.view_functions[app.url_map.bind("").match(url.partition("?")[0])[0]]
        if getattr(view, "public", False):
            continue
        if answer.status_code == 200 and "html" in answer.content_type:
            looked += 1
            assert 'action="/sign-out"' in answer.text, url
    assert looked > 30
