"""Letters as an advocate makes them, step by step, through the pages."""

from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from sqlalchemy import select

from advocacy.db import db
from advocacy.letters.models import Letter
from tests.looking import Browser

ADDRESS = "Larkfield Health Plan\nP.O. Box 4410\nDunmore, OH 43998-4410"
# Answers to all questions of the request for health records, which is signed by the person alone.
RECORDS = {"worker": "Records Department", "recipient": ADDRESS}
YES = {"agreed_on": "today", "how": "read_to_them", "said_to": "Rosa Delgado"}


def the_letter() -> Letter:
    db.session.rollback()
    return db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()


def fields_of(page: BeautifulSoup) -> dict[str, Any]:
    """The editor's form as a browser would send it."""
    form = page.select_one("form[data-autosave]")
    sent: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name]"):
        kind, name = field.get("type"), field["name"]
        if kind in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        value = _typed(field) if field.name == "textarea" else field.get("value", "")
        if kind == "checkbox":
            sent.setdefault(name, []).append(value)
        else:
            sent[name] = value
    return sent


def _typed(box: Tag) -> str:
    """A browser skips the line break right after the tag."""
    return box.text.replace("\r\n", "\n").removeprefix("\n")


@dataclass
class Desk:
    """One advocate's browser and one letter."""

    browser: Browser
    case: Any

    def start(self, template: str = "T06", **choices: Any) -> Letter:
        self.browser.page(f"/cases/{self.case.public_id}/letters/new", template=template, **choices)
        return the_letter()

    def url(self, part: str = "") -> str:
        return f"/letters/{the_letter().public_id}{part}"

    def fields(self) -> dict[str, Any]:
        return fields_of(self.browser.page(self.url("/edit")))

    def write(self, status: int = 200, **changes: Any) -> BeautifulSoup:
        return self.browser.page(self.url("/edit"), status=status, **{**self.fields(), "once": "", **changes})

    def finish(self) -> Letter:
        """Write on until nothing is missing: blanks are filled with plain words."""
        self.write(**RECORDS)
        fields = self.fields()
        for name in ("subject", "about", "salutation", "body", "enclosures", "copies"):
            fields[name] = fields[name].replace("[[", "").replace("]]", "")
        left_out = [
            box["value"] for box in self.browser.page(self.url("/edit")).select("input[name=left_out]")
        ]
        self.browser.page(self.url("/edit"), **{**fields, "once": "", "left_out": left_out})
        return the_letter()

    def agree(self, status: int = 200, **changes: Any) -> BeautifulSoup:
        return self.browser.page(self.url("/agree"), status=status, **{**YES, **changes})

    def issue(self, status: int = 200) -> BeautifulSoup:
        return self.browser.page(self.url("/issue"), status=status, do="issue")
