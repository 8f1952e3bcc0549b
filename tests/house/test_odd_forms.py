"""Posts that no browser of ours would send, and addresses that want to lead elsewhere."""

import re
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from flask import Flask

from advocacy.accounts import views
from advocacy.web import reading
from tests.house.records import make_records
from tests.house.routes import all_rules
from tests.looking import Browser
from tests.make import PASSWORD

WORDS = "She asked us to wait until Friday."
MULTIPART = (
    b'--x\r\nContent-Disposition: form-data; name="note"\r\n\r\n%s\r\n'
    b'--x\r\nContent-Disposition: form-data; name="how"\r\n\r\n%s\r\n--x--\r\n'
)


def test_a_post_of_very_many_fields_is_refused_at_once(browser, make, app):
    """Reading a million fields would keep a process busy for seconds. The control: without the limit they are read."""
    browser.sign_in(make.advocate())
    many = "&".join(f"f{number}=x" for number in range(200_000))
    kind = "application/x-www-form-urlencoded"
    assert browser.open("/contacts/new", method="POST", data=many, content_type=kind).status_code == 413
    with patch.object(reading, "MOST_FIELDS", 10**9):
        assert browser.open("/contacts/new", method="POST", data=many, content_type=kind).status_code == 422
    parts = "".join(f'--x\r\nContent-Disposition: form-data; name="f{n}"\r\n\r\nx\r\n' for n in range(3000))
    kind = "multipart/form-data; boundary=x"
    assert (
        browser.open("/contacts/new", method="POST", data=f"{parts}--x--", content_type=kind).status_code
        == 413
    )


def test_one_odd_byte_costs_no_other_word(browser, make):
    """What is no text becomes marks; all else of the form comes back."""
    browser.sign_in(make.advocate())
    for kind, body in (
        (
            "application/x-www-form-urlencoded",
            b"note=\xff\xfe+words&who=&how=" + WORDS.encode().replace(b" ", b"+"),
        ),
        ("multipart/form-data; boundary=x", MULTIPART % (b"\xff\xfe words", WORDS.encode())),
    ):
        answer = browser.open("/contacts/new", method="POST", data=body, content_type=kind)
        assert answer.status_code == 422 and "words" in answer.text


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example/", "/\\evil.example", "\\/evil.example",
    "/%2fevil.example", "javascript:alert(1)", "/\t/evil.example", "///evil.example", "/sign-in@evil.example:80/..//x",
    "/x\r\nLocation: //evil.example", "http:evil.example", " //evil.example", "\x00//evil.example"])  # fmt: skip
@pytest.mark.parametrize("door", ["/sign-in", "/prove"])
def test_no_next_leads_elsewhere(app, make, elsewhere, door):
    """A browser takes backslashes for slashes, and drops tabs and line ends."""
    user = make.advocate(password=PASSWORD)
    browser = Browser(app)
    if door == "/prove":
        browser.sign_in(user)
    answer = browser.open(door, {"email": user.email, "password": PASSWORD}, query_string={"next": elsewhere})
    assert answer.status_code == 303
    place = re.sub(r"[\t\r\n\x00 ]", "", answer.headers["Location"]).replace("\\", "/")
    parts = urlsplit(place)
    assert not parts.netloc and not parts.scheme and not place.startswith("//"), place


def test_a_way_elsewhere_is_seen(app, make, monkeypatch):
    """The control: a sign-in that believes every address."""
    monkeypatch.setattr(views, "is_own_path", lambda _path: True)
    with pytest.raises(AssertionError, match="evil"):
        test_no_next_leads_elsewhere(app, make, "//evil.example", "/sign-in")


def test_every_answer_says_what_it_is(app: Flask, make):
    """A type on each, with its letters where it is text, so that no browser guesses."""
    records = make_records(make)
    browser = Browser(app).sign_in(records.lead)
    for rule in all_rules(app):
        if "GET" in (rule.methods or ()) and (ids := records.ids_for(rule)):
            answer = browser.open(rule.build(ids)[1])
            kind = answer.content_type or ""
            assert kind or not answer.data, rule.rule
            assert not kind.startswith("text/") or "charset=utf-8" in kind, f"{rule}: {kind}"
