"""Requests that no browser of ours would send: wrong types, too much, too little, other people’s headers."""

import logging
import re
from uuid import uuid4

import pytest
from flask import Flask, request
from sqlalchemy import select

from advocacy import create_app
from advocacy.accounts.models import Role, User
from advocacy.accounts.permissions import OF_ROLE
from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.web.headers import POLICY
from advocacy.web.permissions import Permission, allow
from tests.house.records import CANARY, make_records
from tests.house.routes import all_rules
from tests.house.typing import more_ids
from tests.looking import Browser

ODD = ("-1", "0", "9e99", "99999999999999999999", "x", "", "\x00", "../..", "'", "٣", "1_0", str(uuid4()))
NAMES = (
    "page",
    "draft",
    "case",
    "search",
    "which",
    "task",
    "done",
    "shown",
    "mine",
    "service",
    "goal",
    "issue",
    "language",
    "template",
    "kind",
    "year",
    "since",
    "person",
    "from",
    "to",
    "q",
    "next",
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def records(make):
    return make_records(make)


@pytest.fixture
def places(app: Flask, records):
    """Every address that leads to a record."""
    ids = {**records.ids, **more_ids(records, records.lead)}
    return [
        (rule, rule.build({name: ids[name] for name in rule.arguments})[1])
        for rule in all_rules(app)
        if rule.arguments <= set(ids)
    ]


@pytest.mark.parametrize("role", ["lead", "supervisor", "administrator"])
def test_odd_words_in_an_address_break_nothing(app, make, records, places, role):
    browser = Browser(app).sign_in(records.lead if role == "lead" else getattr(make, role)())
    for number, (rule, url) in enumerate(places):
        permission = getattr(app.view_functions[rule.endpoint], "permission", None)
        same = role != "lead" and permission in OF_ROLE[Role.ADVOCATE]
        for turn in range(0 if same or "GET" not in rule.methods or ".pdf" in url else 2):
            query = {name: ODD[(number + turn * 5 + place) % len(ODD)] for place, name in enumerate(NAMES)}
            status = browser.open(url, query_string=query).status_code
            assert status < 500, f"{role} {url} {query}: {status}"


METHODS = ("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")
KINDS = ("application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "x/y")


def test_odd_methods_and_bodies_break_nothing(app, records, places):
    """Each address meets two of the methods and one of the bodies, in turn."""
    browser = Browser(app).sign_in(records.lead)
    repeated = {"name": ["a", "b"], "once": ["x", "y"], "version": ["x", "1e3"], "who": ["x", "", "\x00"]}
    for number, (rule, url) in enumerate(places):
        for method in (METHODS[number % len(METHODS)], METHODS[(number + 3) % len(METHODS)]):
            status = browser.open(url, method=method).status_code
            known = status in (405, 200, 204, 302, 308, 403, 404)
            assert known or (method == "HEAD" and status < 500), f"{method} {url}: {status}"
        if "POST" in rule.methods and rule.endpoint != "accounts.sign_out":
            assert browser.open(url, repeated).status_code < 500, url
            body = {"data": b'{"a": \xff', "content_type": KINDS[number % len(KINDS)]}
            assert browser.open(url, method="POST", **body).status_code < 500, f"{body} {url}"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "a b<script>"},
        {"Host": "[::1"},
        {
            "X-Forwarded-For": "1.2.3.4, <script>",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": "evil.example",
        },
        {"X-Forwarded-Prefix": "//evil.example"},
        {"X-HTTP-Method-Override": "DELETE", "X-Original-URL": "/audit", "X-Rewrite-URL": "/audit"},
        {"Cookie": "session=" + "x" * 43 + "; device=" + "ü" * 43 + "; =; ;;a=\x01"},
        {"Accept-Language": "zz;q=9, *", "Accept": "\x7f/*", "Range": "bytes=0-99999999999999999999"},
        {"Referer": "javascript:alert(1)", "User-Agent": "\x01" * 500},
    ],
)
def test_odd_headers_change_nothing(app, records, headers):
    browser = Browser(app).sign_in(records.lead)
    for url in ("/", "/people", f"/cases/{records.case.public_id}", "/sign-in", "/static/tokens.css"):
        answer = browser.open(url, headers=headers)
        assert answer.status_code < 500
        assert "evil.example" not in answer.text and "evil.example" not in str(answer.headers)


def test_a_post_that_is_too_large_gets_a_page_that_says_so(browser, make):
    browser.sign_in(make.advocate())
    assert "too large" in browser.page("/contacts/new", 413, note="x" * 26 * 1024 * 1024).text
    assert "x" * 3_000_000 in browser.page("/contacts/new", 422, note="x" * 3_000_000).text
    many = {f"field{number}": "x" for number in range(2000)}
    assert browser.open("/contacts/new", many).status_code < 500


def test_fields_that_a_form_does_not_have_are_ignored(browser, make, app):
    """Nobody gives themselves a role, a team or another author."""
    rosa, other = make.advocate(), make.advocate(team=make.other_team())
    case = make.case(rosa)
    browser.sign_in(rosa)
    more = {
        "role": "administrator",
        "team": str(other.team.public_id),
        "team_id": "2",
        "id": "1",
        "email": "x@y.org",
        "disabled_at": "",
        "password_hash": "x",
        "public_id": str(uuid4()),
        "author_id": str(other.id),
        "author": str(other.public_id),
        "by": str(other.public_id),
        "saved_at": "2020-01-01",
        "version": "1",
    }
    browser.page("/account", name="Rosa D", **more)
    me = db.session.get_one(User, rosa.id, populate_existing=True)
    assert (me.role, me.team_id, me.email, me.name) == (Role.ADVOCATE, rosa.team_id, rosa.email, "Rosa D")
    who = {"who": str(case.public_id), "when": "today", "how": "call", "note": "Spoke."}
    browser.page("/contacts/new", **{**more, **who, "version": ""})
    contact = db.session.scalars(select(Contact)).one()
    assert contact.author_id == rosa.id and contact.saved_at.year > 2020


def test_every_answer_has_its_headers(app, records, places):
    """Pages, refusals, redirects, files, errors; signed in and not."""
    more = (
        "/static/tokens.css",
        "/static/nothing.css",
        "/static/../wsgi.py",
        "/nothing",
        "/people/x",
        "/join/x",
    )
    urls = [url for rule, url in places if rule.endpoint != "accounts.sign_out"] + list(more)
    rosa = Browser(app).sign_in(records.lead)
    for browser, method in ((rosa, "GET"), (rosa, "POST"), (Browser(app), "GET")):
        for url in urls:
            answer = browser.open(url, method=method, data={} if method == "POST" else None)
            for name, value in HEADERS.items():
                assert answer.headers.get(name) == value, f"{method} {url} lacks {name}"
            policy = answer.headers["Content-Security-Policy"]
            assert policy == POLICY or "default-src 'none'" in policy
            lasting = url.startswith("/static/") and answer.status_code == 200
            assert answer.headers["Cache-Control"] == ("public, max-age=300" if lasting else "no-store"), url


def test_no_address_title_file_name_or_log_line_tells_of_anyone(app, make, records, places, caplog):
    caplog.set_level(logging.DEBUG)
    for who in (records.lead, make.administrator()):
        browser = Browser(app).sign_in(who)
        for rule, url in places:
            if "GET" not in rule.methods:
                continue
            answer = browser.open(url)
            heads = " ".join(f"{name}: {value}" for name, value in answer.headers)
            assert CANARY not in heads, f"{url}: {heads}"
            if "html" not in (answer.content_type or ""):
                continue
            title = re.search("<title>(.*?)</title>", answer.text, re.DOTALL)
            # What is drawn into an open page is a part of one, and has no title of its own.
            assert title or "<html" not in answer.text, url
            assert title is None or CANARY not in title[1], url
            for address in re.findall(r'(?:href|action|src|data-[a-z]+)="([^"]*)"', answer.text):
                assert CANARY.lower() not in address.lower(), f"{url} leads to {address}"
    assert CANARY not in caplog.text


def test_an_error_of_ours_tells_the_log_where_it_was_and_nobodys_words(
    installation, app, make, caplog, monkeypatch
):
    """The last resort, with the database refusing what nobody foresaw."""
    rosa = make.advocate()
    case = make.case(rosa)
    if db.engine.dialect.name != "sqlite":
        pytest.skip("triggers are written differently there")
    own = create_app(app.config["SETTINGS"], WTF_CSRF_ENABLED=False, PASSWORD_MEMORY_KIB=64)
    with own.app_context(), db.noting() as connection:
        connection.exec_driver_sql(
            "create trigger odd before insert on contact begin select raise(abort, 'odd'); end"
        )
    browser = Browser(own).sign_in(rosa)
    caplog.set_level(logging.DEBUG)
    fields = {
        "who": str(case.public_id),
        "when": "today",
        "how": "call",
        "note": f"{CANARY} was told to wait. " * 3,
    }
    answer = browser.send("/contacts/new", **fields)
    assert answer.status_code == 500 and "Not saved. Your words are here." in answer.text
    assert answer.text.count(f"{CANARY} was told to wait.") >= 3
    assert "IntegrityError" in caplog.text and CANARY not in caplog.text


def test_a_view_that_breaks_is_seen(app, make, records, places, monkeypatch):
    """The control: a page that takes whatever its address says for numbers."""
    monkeypatch.setitem(app.view_functions, "case_list.index", _breaks)
    with pytest.raises((AssertionError, ValueError)):
        test_odd_words_in_an_address_break_nothing(app, make, records, places, "lead")


@allow(Permission.SUPPORT_PEOPLE)
def _breaks() -> str:
    return str(sum(int(one) for one in request.args.values()))
