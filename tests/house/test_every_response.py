"""What is true of every answer: pages, refusals, errors, files, signed in or not, over http and https."""

from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from flask import Flask, Response
from werkzeug.test import TestResponse

from advocacy import create_app
from advocacy.web import headers
from advocacy.web.headers import POLICY
from tests.house.records import make_records
from tests.house.routes import all_rules
from tests.house.typing import more_ids
from tests.looking import Browser
from tests.make import PASSWORD

SECURE = {"base_url": "https://advocacy.example"}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STATIC = (
    "/static/tokens.css",
    "/static/js/main.js",
    "/static/vendor/MANIFEST",
    "/static/mark.svg",
    "/static/no.css",
)
NOWHERE = ("/nothing", "/people/x", "/join/x", "/new-phone/x", "/sign-in/unlock", "/away", "/health")


def faults(answer: TestResponse, *, secure: bool) -> list[str]:
    """What is wrong with an answer; nothing, where all is well."""
    given = answer.headers
    found = [f"{name}: {given.get(name)}" for name, value in ALWAYS.items() if given.get(name) != value]
    policy = given.get("Content-Security-Policy", "")
    if policy != POLICY and not policy.startswith("default-src 'none'"):
        found.append(f"policy: {policy}")
    found += [f"policy allows {word}" for word in ("unsafe", "http", "*", "blob:") if word in policy]
    found += [] if "camera=()" in given.get("Permissions-Policy", "") else ["no Permissions-Policy"]
    found += (
        [] if not secure or "max-age=31536000" in given.get("Strict-Transport-Security", "") else ["no HSTS"]
    )
    found += [] if given.get("Cache-Control") else ["no Cache-Control"]
    found += [one for line in given.getlist("Set-Cookie") for one in cookie_faults(line, secure=secure)]
    return found + [f"{name} tells what runs here" for name in ("X-Powered-By", "Server") if given.get(name)]


def cookie_faults(line: str, *, secure: bool) -> Iterator[str]:
    for name, one in SimpleCookie(line).items():
        sound = one["httponly"] and one["samesite"] == "Lax" and one["path"] == "/" and not one["domain"]
        if not sound or (secure and not (one["secure"] and name.startswith("__Host-"))):
            yield f"cookie {line}"


def addresses(app: Flask, records) -> list[str]:
    ids = {**records.ids, **more_ids(records, records.lead)}
    rules = [rule for rule in all_rules(app) if rule.arguments <= set(ids) and rule.endpoint not in ENDS]
    return [rule.build({name: ids[name] for name in rule.arguments})[1] for rule in rules]


ENDS = {"accounts.sign_out", "lock.lock", "own.end_others", "own.end_one"}


@pytest.mark.walk
@pytest.mark.parametrize("who", ["lead", "administrator", "nobody"])
def test_every_answer_is_guarded(app: Flask, make, who: str):
    records = make_records(make)
    browser = Browser(app)
    if who != "nobody":
        browser.sign_in(records.lead if who == "lead" else make.administrator())
    seen, urls = set(), [*addresses(app, records), *STATIC, *NOWHERE]
    for number, url in enumerate(urls):
        secure = {} if number % 3 else SECURE
        for method in ("GET", "POST", "PUT", "HEAD", "OPTIONS"):
            answer = browser.open(url, method=method, data={} if method == "POST" else None, **secure)
            seen.add(answer.status_code)
            assert not faults(answer, secure=bool(secure)), (
                f"{method} {url}: {faults(answer, secure=bool(secure))}"
            )
    assert {200, 302, 404, 405} <= seen


def test_an_answer_to_too_much_is_guarded(browser, make):
    browser.sign_in(make.advocate())
    answer = browser.send("/contacts/new", note="x" * 26 * 1024 * 1024)
    assert answer.status_code == 413 and not faults(answer, secure=False)


@pytest.mark.parametrize("host", ["a b", "evil.example", "[::1", "x" * 300])
def test_an_answer_to_nonsense_is_guarded(app, host):
    for method in ("GET", "POST", "TRACE", "BREW"):
        assert not faults(Browser(app).open("/sign-in", headers={"Host": host}, method=method), secure=False)


def test_an_error_of_ours_is_guarded(app, make, monkeypatch):
    own = create_app(app.config["SETTINGS"], WTF_CSRF_ENABLED=False, PASSWORD_MEMORY_KIB=64)
    browser = Browser(own).sign_in(make.advocate())

    def breaks(**_any: object) -> str:
        raise ZeroDivisionError

    breaks.public = True  # type: ignore[attr-defined]
    for endpoint in ("help.index", "accounts.sign_in"):
        monkeypatch.setitem(own.view_functions, endpoint, breaks)
    for url, form in (("/help", None), ("/sign-in", {"email": "x"})):
        for secure in ({}, SECURE):
            answer = browser.open(url, form, **secure)
            assert answer.status_code == 500 and not faults(answer, secure=bool(secure))


def test_all_cookies_over_https_are_bound_to_the_host(app, make):
    user = make.advocate(password=PASSWORD)
    browser = Browser(app)
    answer = browser.open("/sign-in", {"email": user.email, "password": PASSWORD}, **SECURE)
    lines = answer.headers.getlist("Set-Cookie")
    assert sorted(line.partition("=")[0] for line in lines) == ["__Host-device", "__Host-session"]
    lines += browser.open("/drafts/device", {}, **SECURE).headers.getlist("Set-Cookie")
    lines += browser.open("/drafts/device/leave", {}, **SECURE).headers.getlist("Set-Cookie")
    lines += browser.open("/sign-out", {}, **SECURE).headers.getlist("Set-Cookie")
    assert len(lines) >= 5 and not [one for line in lines for one in cookie_faults(line, secure=True)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Content-Security-Policy", "default-src 'self' 'unsafe-inline'"),
        ("Content-Security-Policy", "default-src 'none'; img-src https:"),
        ("X-Content-Type-Options", ""),
        ("Set-Cookie", "session=x; Path=/; SameSite=Lax"),
        ("Server", "gunicorn"),
    ],
)
def test_a_planted_fault_is_found(app, name, value):
    """The control: each of these would be a hole, and is seen."""
    with app.test_request_context("/sign-in"):
        answer = headers.add_headers(Response())
    answer.headers[name] = value
    assert faults(answer, secure=False)  # type: ignore[arg-type]
