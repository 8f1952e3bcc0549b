"""Every form of every page, found by opening the pages, and filled in as a browser would send it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask import Flask
from sqlalchemy import select
from werkzeug.exceptions import HTTPException

from advocacy.accounts.models import User
from advocacy.db import Model, db
from advocacy.directory.models import Agency, Service
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
    page = BeautifulSoup(text, "html5lib")
    return [_read(app, url, form) for form in page.select("form[method=post]")]


def _read(app: Flask, url: str, form: Tag) -> Found:
    action = str(form.get("action") or url)
    words: dict[str, str] = {}
    one_line = {str(one["name"]) for one in form.select("input[name]")} | ONE_LINE
    secret = {str(one["name"]) for one in form.select("input[type=password][name]")}
    others: dict[str, list[str]] = {}
    for one in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(one["name"]), str(one.get("type", "text"))
        if one.name == "textarea" or one.name == "input" and kind in TYPED:
            words.setdefault(name, one.get_text() if one.name == "textarea" else str(one.get("value", "")))
        elif one.name == "select":
            chosen = one.select_one("option[selected]") or one.select("option")[-1]
            others[name] = [str(chosen.get("value", ""))]
        elif kind in ("radio", "checkbox"):
            if one.has_attr("checked") or (kind == "radio" and name not in others):
                others.setdefault(name, [])
                others[name] = [str(one["value"])] if kind == "radio" else [*others[name], str(one["value"])]
        elif kind != "file":
            others.setdefault(name, []).append(str(one.get("value", "")))
    for button in form.select("button[name]")[:1]:
        others.setdefault(str(button["name"]), [str(button.get("value", ""))])
    return Found(url, action, _endpoint(app, action), words, one_line, secret, others)


def _endpoint(app: Flask, action: str) -> str:
    try:
        return app.url_map.bind("").match(action.partition("?")[0], method="POST")[0]
    except HTTPException:
        return ""


def typed_on(text: str) -> dict[str, str]:
    """What stands in the boxes of a page, read as a browser reads it."""
    page = BeautifulSoup(text, "html5lib")
    boxes = {str(one["name"]): str(one.get("value", "")) for one in page.select("input[name]")}
    return boxes | {str(one["name"]): one.get_text() for one in page.select("textarea[name]")}


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
        for row in db.session.execute(select(table)):
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
