"""The whole journey on a new installation, by commands and pages. docs/journey.md tells it in words."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader
from sqlalchemy import Pool, event

from advocacy.ops.cli import main
from tests.installation import Installation
from tests.looking import Browser
from tests.make import Make
from tests.operations.directories import OLDER
from tests.pages import referrals
from tests.pages.letters import Desk

PEOPLE = Path(__file__).parent.parent / "data" / "journey" / "people.csv"
PASSWORD = "lanterns by the river"


class Visitor(Browser):
    """Someone at a browser, found by what stands on the page."""

    def follow(self, page: BeautifulSoup, words: str) -> BeautifulSoup:
        link = next(link for link in page.select("a[href]") if words in link.get_text(" ", strip=True))
        return self.page(str(link["href"]))

    def join(self, link: str) -> None:
        path = link[link.index("/join/") :]
        self.page(path, new_password=PASSWORD, repeat_password=PASSWORD)

    def sign_in_as(self, email: str) -> BeautifulSoup:
        return self.page("/sign-in", email=email, password=PASSWORD)


class Terminal:
    """Types the commands in the installation of the test."""

    def __init__(self, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.capture, self.patch = capture, patch

    def __call__(self, *words: str | Path) -> str:
        self.patch.setattr(sys, "argv", ["advocacy", *map(str, words)])
        with hanging_up():
            main()
        return self.capture.readouterr().out


@contextmanager
def hanging_up() -> Iterator[None]:
    """A command leaves its connections to the end of its process; here the process goes on."""
    opened: list[Any] = []

    def note(connection: Any, _record: Any) -> None:
        opened.append(connection)

    event.listen(Pool, "connect", note)
    try:
        yield
    finally:
        event.remove(Pool, "connect", note)
        for connection in opened:
            connection.close()


@pytest.fixture
def new_installation(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    """Migrated and empty, as commands find it: no organization, nobody in it."""
    settings = installation.app.config["SETTINGS"]
    monkeypatch.setenv("ADVOCACY_INSTANCE", str(settings.instance))
    monkeypatch.setenv("ADVOCACY_DATABASE_URL", settings.database_url)
    with installation.app.app_context():
        yield installation
        installation.empty()


@pytest.fixture
def advocacy(new_installation, capsys, monkeypatch) -> Terminal:
    return Terminal(capsys, monkeypatch)


@pytest.mark.pdf
def test_from_an_empty_machine_to_a_letter_and_a_referral_in_print(new_installation, advocacy):
    browser = Visitor(new_installation.app)
    people_who_work_here(browser, advocacy)

    brought = advocacy("import", "people", PEOPLE, "--advocate", "rosa@example.org")
    assert brought.endswith("rows 3, imported 3, unchanged 0, set aside 0\n")
    assert advocacy("import", "directory", OLDER).endswith("rows 7, imported 7, unchanged 0, set aside 0\n")

    browser.sign_in_as("rosa@example.org")
    case = the_case_of_mari(browser)
    a_goal(browser, case)
    a_contact(browser, case)
    assert "Marisol Quiñones" in words_of(a_letter(browser, case))
    printed = words_of(a_referral(browser, case))
    for words in ("Mari Quiñones", "Groceries", "Alder Street Food Pantry", "P.O. Box 118", "(614) 555-0117"):
        assert words in printed

    story = browser.page(f"/cases/{case}/timeline").main.get_text(" ", strip=True)
    for words in ("I want to cook", "Call", "L-", "R-"):
        assert words in story
    assert "audit chain is whole" in advocacy("audit", "verify")


def people_who_work_here(browser: Visitor, advocacy: Terminal) -> None:
    """The first administrator joins by the link of `init` and invites an advocate."""
    words = (
        "--organization",
        "Riverbend Peer Advocates",
        "--email",
        "ann@example.org",
        "--name",
        "Ann Okafor",
    )
    browser.join(advocacy("init", *words).strip())
    browser.sign_in_as("ann@example.org")
    team = browser.page("/users/new").select("select[name=team] option")[-1]["value"]
    facts = {"name": "Rosa Delgado", "email": "rosa@example.org", "role": "advocate", "team": team}
    page = browser.page("/users/new", **facts)
    link = re.search(r"http\S+/join/\S+", str(page))
    assert link
    browser.send("/sign-out")
    browser.join(re.split('[<"]', link[0])[0])


def the_case_of_mari(browser: Visitor) -> str:
    """Found by a word as one types it, opened, and her case with her."""
    found = browser.page("/search", words="quinones")
    person = browser.follow(found, "Mari")
    assert "Spanish" in person.get_text(" ", strip=True)
    case = next(
        str(link["href"]) for link in person.select('a[href^="/cases/"]') if "new" not in link["href"]
    )
    browser.page(case)
    return case.split("/")[2]


def a_goal(browser: Visitor, case: str) -> None:
    page = browser.page(
        f"/cases/{case}/goals/new", words="I want to cook for my girls again.", why="It is home."
    )
    assert "The goal is saved." in page.text


def a_contact(browser: Visitor, case: str) -> None:
    facts = {"who": case, "when": "today", "how": "call", "note": "We read the list of pantries together."}
    assert "Saved." in browser.page(f"/contacts/new?case={case}", **facts, minutes="20").text


def a_letter(browser: Visitor, case: str) -> bytes:
    desk = Desk(browser, CaseInHand(case))
    desk.start()
    desk.finish()
    desk.agree(said_to="Rosa Delgado")
    desk.issue()
    return browser.open(desk.url(".pdf")).data


class CaseInHand:
    """The case as its address names it."""

    def __init__(self, public_id: str) -> None:
        self.public_id = public_id


def a_referral(browser: Visitor, case: str) -> bytes:
    """To a service of the directory that came in, found by what is needed."""
    found = browser.page(f"/cases/{case}/referrals/choose", words="groceries")
    link = next(str(link["href"]) for link in found.select("a[href*='service=']"))
    asked = {
        "need": "Food for the three of us.",
        "asked_for": "Please put her on the list for Tuesdays.",
        "facts": "",
    }
    browser.page(link, **{**referrals.ASKED, **asked})
    browser.page(referrals.url("/agree"), **referrals.YES)
    referral = referrals.the_referral()
    Make().consent(referral.case, agency_id=referral.service.agency_id, by=referral.author)
    browser.page(referrals.url("/issue"), do="issue")
    return browser.open(referrals.url(".pdf")).data


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
