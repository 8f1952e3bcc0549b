"""Every form of every page, found by opening the pages, and filled in as a browser would send it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import Boolean, Date, Integer, LargeBinary, Time, Uuid, select
from werkzeug.exceptions import HTTPException

from advocacy.accounts.models import User
from advocacy.db import Model, db
from advocacy.db.types import Instant
from advocacy.directory.models import Agency, Service
from tests.house.plain_html import tree
from tests.house.records import Records
from tests.house.routes import all_rules

TYPED = ("text", "email", "tel", "url", "search", "password")
# Boxes of several lines for words that are saved as one: they stand in lists.
ONE_LINE = {"subject", "what", "place", "who_goes"}
# What a field that is not for words may take; the first that the form does not complain about stays.
TRIES = (
    "Some words",
    "today",
    "tomorrow",
    "45",
    "someone@example.org",
    "(212) 555-0142",
    "5",
    "a-long-passphrase-of-words",
    "",
)
# Columns of these kinds hold no words.
NO_WORDS = (Boolean, Date, Instant, Integer, LargeBinary, Time, Uuid)


@dataclass
class Found:
    """A form as it stands on a page."""

    page: str
    action: str
    endpoint: str
    words: dict[str, str]
    one_line: set[str]
    secret: set[str]
    others: dict[str, list[str]]

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        return self.endpoint, frozenset(self.words)

    def filled(self, texts: dict[str, str]) -> dict[str, Any]:
        return {**self.others, **texts}


def forms_of(app: Flask, url: str, text: str) -> list[Found]:
    """The forms of a page that are posted, in order."""
    return [
        _read(app, url, form) for form in tree(text).iter("form") if form.get("method", "").lower() == "post"
    ]


def _read(app: Flask, url: str, form: Any) -> Found:
    action = form.get("action") or url
    words: dict[str, str] = {}
    one_line = {one.get("name") for one in _named(form, "input")} | ONE_LINE
    secret = {one.get("name") for one in _named(form, "input") if one.get("type") == "password"}
    others: dict[str, list[str]] = {}
    for one in _named(form, "input", "textarea", "select"):
        name, kind = one.get("name"), one.get("type", "text")
        if one.tag == "textarea" or one.tag == "input" and kind in TYPED:
            words.setdefault(name, _words_in(one))
        elif one.tag == "select":
            options = list(one.iter("option"))
            chosen = next((one for one in options if one.get("selected") is not None), options[-1])
            others[name] = [chosen.get("value", "")]
        elif kind in ("radio", "checkbox"):
            if one.get("checked") is not None or (kind == "radio" and name not in others):
                others.setdefault(name, [])
                others[name] = [one.get("value")] if kind == "radio" else [*others[name], one.get("value")]
        elif kind != "file":
            others.setdefault(name, []).append(one.get("value", ""))
    for button in _named(form, "button")[:1]:
        others.setdefault(button.get("name"), [button.get("value", "")])
    return Found(url, action, _endpoint(app, action), words, one_line, secret, others)


def _named(part: Any, *tags: str) -> list[Any]:
    return [one for one in part.iter() if one.tag in tags and one.get("name") is not None]


def _words_in(box: Any) -> str:
    return "".join(box.itertext()) if box.tag == "textarea" else box.get("value", "")


def _endpoint(app: Flask, action: str) -> str:
    try:
        return app.url_map.bind("").match(action.partition("?")[0], method="POST")[0]
    except HTTPException:
        return ""


def typed_on(text: str) -> dict[str, str]:
    """What stands in the boxes of a page, read as a browser reads it."""
    page = tree(text)
    return {one.get("name"): _words_in(one) for tag in ("input", "textarea") for one in _named(page, tag)}


def complained_about(text: str) -> set[str]:
    """The boxes with which an answer says that something is wrong."""
    boxes = (one for one in tree(text).iter() if one.get("aria-invalid") == "true")
    return {one.get("name") for one in boxes if one.get("name") is not None}


def more_ids(records: Records, user: User) -> dict[str, Any]:
    """The ids of what belongs to no case."""
    agency, service = db.session.scalar(select(Agency)), db.session.scalar(select(Service))
    assert agency and service
    return {"user_id": user.public_id, "agency_id": agency.public_id, "service_id": service.public_id}


def pages_with_forms(app: Flask, ids: dict[str, Any]) -> Iterator[str]:
    for rule in all_rules(app):
        if "GET" in (rule.methods or ()) and rule.arguments <= set(ids) and ".pdf" not in rule.rule:
            url = rule.build({name: ids[name] for name in rule.arguments})[1]
            yield f"{url}?case={ids['case_id']}" if url == "/contacts/new" else url


def all_strings() -> set[str]:
    """Every text that the database holds, those inside JSON too."""
    found: set[str] = set()
    for table in Model.metadata.sorted_tables:
        if table.name.startswith(("audit", "search_gram", "submission")):
            continue
        wordy = [one for one in table.columns if not isinstance(one.type, NO_WORDS)]
        for row in db.session.execute(select(*wordy)) if wordy else ():
            for value in row:
                _collect(value, found)
    db.session.rollback()
    return found


def _collect(value: Any, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
    elif isinstance(value, dict):
        for one in value.values():
            _collect(one, found)
    elif isinstance(value, list | tuple):
        for one in value:
            _collect(one, found)
