"""Someone who never wrote one writes, agrees, issues and prints an appeal, on a phone and on a desk.

From the door to the paper it takes 17 clicks and 3 fields to type. At half a minute for each, with the reading, that is
ten minutes. The test counts both as it goes.
"""

import io
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.issues.models import Issue, System
from tests.browser.chromium import axe, no_horizontal_scroll
from tests.deadline_rows import deadline_in, notice_in
from tests.make import PASSWORD, Make

CLICKS, FIELDS = 17, 3


class Hand:
    """One hand on one page: it counts what it does."""

    def __init__(self, page: Page, *, touch: bool) -> None:
        self.page, self.touch = page, touch
        self.clicks = self.fields = 0

    def click(self, one: Locator) -> None:
        self.clicks += 1
        one.tap() if self.touch else one.click()

    def link(self, name: str) -> None:
        self.click(self.page.locator("main").get_by_role("link", name=name).first)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name).first)

    def radio(self, name: str, within: str = "") -> None:
        place = self.page.get_by_role("group", name=within) if within else self.page
        self.click(place.get_by_role("radio", name=name).first)

    def tick(self, name: str) -> None:
        self.click(self.page.get_by_role("checkbox", name=name).first)

    def type(self, label: str, words: str) -> None:
        self.fields += 1
        self.page.get_by_label(label).first.fill(words)


@pytest.fixture
def rosa(make: Make) -> User:
    return make.advocate(name="Rosa Delgado", email="rosa@example.org", password=PASSWORD)


@pytest.fixture
def case(make: Make, rosa: User) -> Case:
    """A notice that ends SNAP, with its last day; the issue in the person’s words; a consent that covers it."""
    case = make.case(rosa, last_contact_on=clock.today())
    agency = "Larkmere Benefits Office"
    issue = make.kept(
        Issue(
            case_id=case.id,
            title="Food benefits were ended",
            system=System.BENEFITS,
            agency_name=agency,
            agency_address="12 Quarry Road\nHarlow Falls, OH 43999",
            wants="I want my food benefits back",
            opened_on=clock.today() - timedelta(days=6),
        )
    )
    notice = notice_in(
        make,
        case,
        rosa,
        kind="ended",
        rule="SNAP-FH",
        agency_name=agency,
        issue_id=issue.id,
        dated=clock.today() - timedelta(days=9),
        received=clock.today() - timedelta(days=7),
        takes_away="SNAP of $212 a month",
        numbers="SN-4471-08",
    )
    deadline_in(make, case, rosa, days=12, notice=notice, rule="SNAP-FH", result="appeal")
    make.consent(case, agency, rosa)
    make.authority(case, agency, rosa)
    return case


@pytest.mark.parametrize("where", ["phone", "desk"])
def test_a_first_appeal_from_the_door_to_the_paper(
    where: str, request: pytest.FixtureRequest, case: Case, rosa: User
) -> None:
    hand = Hand(request.getfixturevalue(where), touch=where == "phone")
    _come_in(hand)
    _begin(hand)
    _answer(hand)
    _pick(hand)
    _agree(hand)
    words = _print(hand)
    assert "I ask for a fair hearing about your notice of" in words
    for said in (
        "SN-4471-08",
        "SNAP of $212 a month",
        "the rule on the time to appeal: 7 CFR 273.15",
        "“I want my food benefits back”",
    ):
        assert said in words, said
    assert "[[" not in words
    assert hand.clicks <= CLICKS, hand.clicks
    assert hand.fields <= FIELDS, hand.fields


def _come_in(hand: Hand) -> None:
    hand.page.goto("/sign-in")
    hand.type("Email", "rosa@example.org")
    hand.type("Password", PASSWORD)
    hand.button("Sign in")


def _begin(hand: Hand) -> None:
    """From what stands on the first page to the date, and from the date to the letter that fits."""
    hand.link("Appeal")
    hand.link("Write the letter")
    expect(hand.page.get_by_role("heading", name="Fits this date")).to_be_visible()
    no_horizontal_scroll(hand.page)
    hand.radio("Ask for a fair hearing")
    hand.button("Fill a draft from the case")
    hand.page.wait_for_url("**/edit*")


def _answer(hand: Hand) -> None:
    """Only what the notice does not know is asked."""
    page = hand.page
    expect(page.get_by_role("heading", name="3 questions are left")).to_be_visible()
    assert not axe(page)
    no_horizontal_scroll(page)
    for answered in ("q_notice_day", "q_action", "q_program", "reference_no", "authority_day"):
        expect(page.locator(f"[name={answered}]").first).not_to_be_visible()
    hand.radio("No, let the change start")
    hand.radio("By phone")
    hand.radio("No", within="Is an interpreter or other help needed at the hearing?")


def _pick(hand: Hand) -> None:
    hand.tick("The notice of Larkmere Benefits Office bears this date")
    hand.tick("In my own words: “I want my food benefits back”")
    hand.tick("Appeal: 7 CFR")
    hand.button("Save and see the page")
    expect(hand.page.get_by_role("heading", name="All questions are answered")).to_be_visible()


def _agree(hand: Hand) -> None:
    hand.link("Read it with them")
    hand.radio("I read it to them")
    hand.type("To whom did they say yes?", "Rosa Delgado")
    hand.button("They agree")
    hand.page.get_by_text("Agreed. Not issued yet.").wait_for()


def _print(hand: Hand) -> str:
    """The words on the paper, in one line."""
    page = hand.page
    hand.button("Give it a number and print")
    page.get_by_text("Issued. Not sent yet.").first.wait_for(timeout=30_000)
    with page.expect_download() as file:
        hand.link("Download the PDF")
    paper = PdfReader(io.BytesIO(file.value.path().read_bytes()))
    return " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
