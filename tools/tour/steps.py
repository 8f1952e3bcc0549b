"""The steps of the two-minute tour: who is at work, what they do, and what is said about it.

Each step leaves the page as it shall be seen. Names and texts are the demo's; nothing here is saved twice.
"""

import subprocess
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from .pages import DESK, PAPER, PHONE, Size

Act = Callable[[Page], None]


@dataclass(frozen=True)
class Step:
    """One picture of the tour. `who` is the part of the demo's address before the @, or empty for nobody."""

    name: str
    who: str
    size: Size
    act: Act
    title: str
    words: str


def at(address: str) -> Act:
    return lambda page: _open(page, address)


def _open(page: Page, address: str) -> None:
    page.goto(address)


def _search(page: Page) -> None:
    page.goto("/")
    page.locator("main input[type=search], main .search input").first.fill("yvr")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")


def _case(page: Page) -> None:
    page.goto("/cases")
    page.get_by_role("link", name="Yvrose Delmarre").click()


def _part_of_case(name: str) -> Act:
    def act(page: Page) -> None:
        _case(page)
        page.get_by_role("link", name=name, exact=False).first.click()

    return act


def _write_a_note(page: Page) -> None:
    _case(page)
    page.get_by_role("link", name="Log a contact").first.click()
    page.locator("input[name=how][value=call]").check(force=True)
    page.get_by_label("What happened?").fill(
        "She read the letter from the power company aloud. We will ask for a payment plan together on Thursday."
    )
    page.wait_for_timeout(3000)  # the draft is kept after a pause
    page.get_by_label("What happened?").scroll_into_view_if_needed()


def _letter(page: Page) -> None:
    page.goto("/letters?show=sent")
    page.locator("main .rows__title a").first.click()
    page.get_by_role("heading", name="The letter", exact=True).wait_for()


def _paper(page: Page) -> None:
    """The letter's first page, as the printer gives it."""
    _letter(page)
    pdf = page.request.get(page.url.split("?")[0] + ".pdf").body()
    drawn = subprocess.run(
        ["pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    sheet = b64encode(drawn.stdout).decode()
    image = f'<img style="display:block;margin:16px auto" src="data:image/png;base64,{sheet}">'
    page.set_content(f'<body style="margin:0;background:#ddd7ca">{image}')


STEPS = (
    Step(
        "sign-in",
        "",
        DESK,
        at("/sign-in"),
        "One calm place",
        "Nothing to install for those who use it: a browser, on the office machine or on a phone.",
    ),
    Step(
        "today",
        "advocate",
        PHONE,
        at("/"),
        "Today",
        "What needs doing: next steps, appointments, letters that wait for an answer, and who to say hello to.",
    ),
    Step(
        "search",
        "advocate",
        DESK,
        _search,
        "Find someone",
        "A few letters of a name, a phone number or a reference. Slips of spelling do not matter.",
    ),
    Step(
        "a-case",
        "advocate",
        DESK,
        _case,
        "A case",
        "How to reach her safely stands at the top. Then what comes next, what she wants, and what happened.",
    ),
    Step(
        "log-a-contact",
        "advocate",
        PHONE,
        _write_a_note,
        "Log a contact",
        "Who, how, what happened. Words are kept from the first pause, on the bus as in the office.",
    ),
    Step(
        "goals",
        "advocate",
        DESK,
        _part_of_case("Goals"),
        "Goals in their own words",
        "The person says what they want and how far they have come. Nobody else gives the number.",
    ),
    Step(
        "issues",
        "advocate",
        DESK,
        _part_of_case("Issues"),
        "What is being sorted out",
        "One issue for each thing with an agency, what stands in the way, and whose move it is.",
    ),
    Step(
        "a-letter",
        "advocate",
        DESK,
        _letter,
        "A letter that an agency has to answer",
        "Written from plain questions, agreed by the person, numbered, printed, sent, and its answer awaited.",
    ),
    Step(
        "on-paper",
        "advocate",
        PAPER,
        _paper,
        "On paper",
        "The address shows in the window of the envelope, and a name prints right in its own script.",
    ),
    Step(
        "directory",
        "advocate",
        DESK,
        at("/directory"),
        "Who can help",
        "The directory of agencies and services, and when each entry was last checked.",
    ),
    Step(
        "supervision",
        "supervisor",
        DESK,
        at("/supervision"),
        "Monday morning",
        "The supervisor sees who needs help this week, who carries too much, and who stands in.",
    ),
    Step(
        "quiet",
        "supervisor",
        DESK,
        at("/supervision/cases?which=quiet"),
        "Nobody is forgotten",
        "Everyone nobody has spoken with for too long, with the way to them.",
    ),
    Step(
        "import",
        "supervisor",
        DESK,
        at("/import"),
        "Bring your list along",
        "A spreadsheet is read as it is and shown before anything is saved. An import can be taken back.",
    ),
    Step(
        "totals",
        "auditor",
        DESK,
        at("/reports"),
        "Totals for those who fund it",
        "Counts without names. Small numbers are hidden, since they can point to one person.",
    ),
    Step(
        "audit",
        "administrator",
        DESK,
        at("/audit"),
        "Who looked",
        "Every look and change is written down and chained. The administrator does not read cases.",
    ),
    Step(
        "help",
        "advocate",
        DESK,
        at("/help"),
        "Help where you need it",
        "Every page leads to short answers in plain words.",
    ),
)
