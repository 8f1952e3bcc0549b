"""The one way to look at a page. Every page is checked on the way."""

import contextvars
import re
from collections import defaultdict
from itertools import chain
from typing import Any
from uuid import uuid4

import html5lib
from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.test import TestResponse

from advocacy.accounts.models import User
from advocacy.accounts.sessions import start_session
from advocacy.db import db


class Browser:
    """A browser without script. Each request runs in a context of its own, as on a server."""

    def __init__(self, app: Flask) -> None:
        self.app, self.client = app, app.test_client()

    def sign_in(self, user: User, *, proved: bool = True) -> "Browser":
        """Counts as someone who has just proved who they are, unless a test says otherwise."""
        with db.writing():
            token = start_session(user, proved=proved)
        self.client.set_cookie("session", token)
        return self

    def open(self, url: str, form: dict[str, Any] | None = None, **call: Any) -> TestResponse:
        """GET, or POST when a form is given (an empty one too)."""
        if form is not None:
            call |= {"method": "POST", "data": form}
        answer = contextvars.Context().run(lambda: self.client.open(url, **call))
        db.session.rollback()
        return answer

    def send(self, url: str, **form: Any) -> TestResponse:
        """POST a form as a browser would: with a fresh one-time token."""
        return self.open(url, {"once": str(uuid4()), **form})

    def page(self, url: str, status: int = 200, **form: Any) -> BeautifulSoup:
        """Open (or, with fields, send) and follow to the page that answers, which must be sound."""
        answer = self.send(url, **form) if form else self.open(url)
        for _ in range(5):
            if answer.status_code not in (301, 302, 303):
                break
            answer = self.open(answer.location)
        assert answer.status_code == status, (
            f"{url} answered {answer.status_code}, not {status}: {_words(answer)}"
        )
        return sound(answer.text, url)


def _words(answer: TestResponse) -> str:
    return BeautifulSoup(answer.text, "html.parser").get_text(" ", strip=True)[:600]


# What was parsed strictly in this run: parsing is slow, and a page of one kind and size is made by one template.
PARSED: set[tuple[str, int]] = set()
ID = re.compile("[0-9a-f]{8}-[0-9a-f-]{27}")


def _parse_strictly(text: str, url: str) -> None:
    kind = (ID.sub("id", url), len(text) // 1024)
    if kind not in PARSED:
        html5lib.HTMLParser(strict=True).parse(text)
        PARSED.add(kind)


def sound(text: str, url: str) -> BeautifulSoup:
    """What is true of every page."""
    _parse_strictly(text, url)
    page = BeautifulSoup(text, "html.parser")
    tags = defaultdict[str, list[Tag]](list)  # one walk instead of a search for each question
    for tag in page.find_all(True):
        tags[tag.name].append(tag)
    assert len(tags["h1"]) == 1, f"{url} needs exactly one h1"
    assert page.html and page.html.get("lang"), f"{url} needs a language"
    title = page.title.text.strip() if page.title else ""
    assert title.removeprefix("Error: "), f"{url} needs a title"
    every = list(chain.from_iterable(tags.values()))
    ids = [tag["id"] for tag in every if tag.has_attr("id")]
    assert len(ids) == len(set(ids)), f"{url} has an id twice: {[i for i in ids if ids.count(i) > 1][:3]}"
    _fields_are_named(tags, url)
    for table in tags["table"]:
        assert table.find("caption") or table.get("aria-labelledby"), f"a table on {url} needs a caption"
    for field in tags["input"]:
        assert field.get("type") not in ("date", "number") or not field.find_parent("form", method="post"), (
            f"{url}: dates and numbers are typed text"
        )
    _headings_do_not_skip(page, url)
    for link in tags["a"]:
        words = link.get_text(" ", strip=True).lower()
        assert words not in {"here", "click here", "view"}, f"{url}: say where the link “{words}” goes"
        assert words or link.get("aria-label"), f"{url} has a link without words"
    assert all(script.has_attr("src") for script in tags["script"]), f"{url} has a script in the page"
    assert not any(tag.has_attr("style") for tag in every), f"{url} has a style in the page"
    return page


def _fields_are_named(tags: dict[str, list[Tag]], url: str) -> None:
    labels = {label.get("for") for label in tags["label"]}
    for field in [*tags["input"], *tags["textarea"], *tags["select"]]:
        if field.name != "input" or field.get("type") not in ("hidden", "submit"):
            named = field.get("id", "") in labels or field.get("aria-label")
            assert named, f"{field} on {url} needs a label"


def _headings_do_not_skip(page: BeautifulSoup, url: str) -> None:
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile("^h[1-6]$"))]
    for before, after in zip(levels, levels[1:], strict=False):
        assert after <= before + 1, f"{url} skips from h{before} to h{after}"
