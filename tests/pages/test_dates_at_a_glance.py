"""Deadlines and appointments together: what is coming, and what became of it, for each role."""

from datetime import time

import pytest

from advocacy.db import db
from advocacy.deadlines.kinds import DeadlineState, Proof
from advocacy.issues.models import System
from advocacy.sight.operations import restrict
from tests.looking import Browser
from tests.pages.dates import in_days, make_appointment, make_deadline

FILED, ANSWERED = DeadlineState.FILED, DeadlineState.ANSWERED


@pytest.fixture
def rosa(make):
    return make.advocate()


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


def told(page) -> list[str]:
    return [row.get_text(" ", strip=True) for row in page.select(".cards-table tbody tr")]


def test_what_is_coming_comes_in_order_with_a_picture(browser, make, rosa, case):
    make_deadline(make, case, rosa, 20, title="Appeal to the plan")
    make_deadline(make, case, rosa, 4, title="Keep the hours", legal_last=in_days(6), hedge=True)
    make_appointment(make, case, rosa, 9, at=time(14, 30))
    make_deadline(make, case, rosa, None, title="Ask for the date")
    page = browser.sign_in(rosa).page("/deadlines")
    first, second, third, fourth = told(page)
    assert "Keep the hours" in first and "4 days left" in first and "Last day in law" in first
    assert "Check the notice" in first and "Hearing, 2:30 pm" in second
    assert "Appeal to the plan" in third and "20 days left" in third and "No day yet" in fourth
    assert "printed on your notice controls" in page.text and "not the same everywhere" in page.text
    amber = [tag.text for tag in page.select(".tag--date")]
    assert amber == ["4 days left"]
    picture = page.select_one("figure.picture > svg")
    assert "Keep the hours, to do, in danger" in picture.select_one("desc").text
    assert len(picture.select(".g-danger")) == 1 and "Today" in picture.text


@pytest.mark.parametrize(
    ("show", "facts", "words"),
    [
        ("met", {"state": FILED, "proof": Proof.FAX}, "Fax confirmation"),
        ("met", {"state": FILED, "proof": None}, "No proof yet"),
        ("met", {"state": ANSWERED, "act": "agency", "ended_on": in_days(-9)}, "The agency acted"),
        ("late", {"state": FILED, "filed_late": True, "proof": Proof.NONE}, "There is no proof"),
        ("late", {"state": ANSWERED, "act": "agency", "ended_on": in_days(2)}, "late"),
        ("missed", {"state": DeadlineState.MISSED}, "Its day went by"),
        ("missed", {"state": DeadlineState.MISSED, "act": "agency"}, "let it go by"),
        ("not-wanted", {"state": DeadlineState.NOT_WANTED}, "Not wanted"),
        ("not-wanted", {"state": DeadlineState.REPLACED}, "Not wanted"),
        ("coming", {"state": DeadlineState.OPEN, "act": "agency"}, "Waiting for the agency"),
    ],
)
def test_each_date_stands_where_it_belongs(browser, make, rosa, case, show, facts, words):
    make_deadline(make, case, rosa, -5, **facts)
    browser.sign_in(rosa)
    for one in ("coming", "met", "late", "missed", "not-wanted"):
        lines = told(browser.page(f"/deadlines?show={one}"))
        assert len(lines) == (one == show), one
        assert one != show or words in lines[0]
    assert len(told(browser.page("/deadlines?show=everything"))) == 1


def test_an_appointment_is_planned_was_or_is_called_off(browser, make, rosa, case):
    for days, facts in ((3, {}), (-3, {}), (4, {"called_off": True})):
        make_appointment(make, case, rosa, days, **facts)
    browser.sign_in(rosa)
    for show, count in (("coming", 1), ("not-wanted", 1), ("everything", 3)):
        assert len(told(browser.page(f"/deadlines?show={show}"))) == count


def test_nobody_sees_or_counts_what_is_not_theirs(app, make, rosa, case):
    for days in range(3):
        make_deadline(make, case, rosa, days, title="Keep the hours")
    make_appointment(make, case, rosa)
    for user in (make.advocate(), make.supervisor(team=make.other_team())):
        other = Browser(app).sign_in(user)
        page = other.page("/deadlines")
        assert told(page) == [] and "Keep the hours" not in page.text
        assert {link.text[-3:] for link in page.select(".chosen a")} == {"(0)"}
        assert other.open(f"/cases/{case.public_id}/deadlines").status_code == 404
    assert Browser(app).sign_in(make.administrator()).open("/deadlines").status_code == 403


def test_a_supervisor_sees_the_team_narrowed_by_who_and_system(browser, make, rosa, case):
    jan = make.advocate(name="Jan Berg")
    make_deadline(make, case, rosa, 3, title="Keep the hours")
    make_deadline(make, make.case(jan), jan, 4, title="Answer the landlord", system=System.HOUSING)
    make_appointment(make, case, rosa, 5)
    browser.sign_in(make.supervisor())
    assert len(told(browser.page("/deadlines"))) == 3
    (line,) = told(browser.page(f"/deadlines?who={jan.public_id}"))
    assert "Answer the landlord" in line and "Jan Berg" in line
    (line,) = told(browser.page("/deadlines?system=healthcare"))
    assert "Keep the hours" in line
    assert told(browser.page(f"/deadlines?system=healthcare&who={jan.public_id}")) == []
    page = browser.page(
        f"/deadlines?show=nonsense&system=x&who={make.advocate(team=make.other_team()).public_id}"
    )
    assert len(told(page)) == 3


def test_a_supervisor_sees_what_became_of_what_passed(browser, make, rosa, case):
    supervisor = make.supervisor()
    for facts in (
        {"state": FILED, "proof": Proof.FAX},
        {"state": FILED, "proof": None},
        {"state": FILED, "proof": Proof.NONE},
        {"state": FILED, "filed_late": True, "proof": Proof.FAX},
        {"state": DeadlineState.MISSED},
        {"state": DeadlineState.OPEN},
        {"state": DeadlineState.NOT_WANTED},
        {"state": DeadlineState.MISSED, "act": "agency"},
    ):
        make_deadline(make, case, rosa, -10, **facts)
    make_deadline(make, case, rosa, -100, state=DeadlineState.MISSED)
    make_deadline(make, case, rosa, 0, state=DeadlineState.OPEN)
    page = browser.sign_in(supervisor).page("/deadlines")
    cells = [cell.text for cell in page.select(".figures td")]
    assert cells == ["1", "2", "1", "1", "1", "6"]
    assert not Browser(browser.app).sign_in(rosa).page("/deadlines").select(".figures")
    with db.writing():
        restrict(case.person, None, "They asked for it.", by=rosa)
    page = browser.page("/deadlines")
    assert {cell.text for cell in page.select(".figures td")} == {"0"}


def test_a_case_shows_its_own(browser, make, rosa, case):
    make_deadline(make, case, rosa, 2, title="Keep the hours")
    make_deadline(make, make.case(rosa), rosa, 2, title="Something else")
    page = browser.sign_in(rosa).page(f"/cases/{case.public_id}/deadlines")
    (line,) = told(page)
    assert "Keep the hours" in line and page.select_one(".sub-nav [aria-current]").text == "Deadlines"


def test_it_comes_in_pages_and_whole_on_paper(browser, make, rosa, case):
    for days in range(27):
        make_appointment(make, case, rosa, days)
    browser.sign_in(rosa)
    page = browser.page("/deadlines")
    assert len(told(page)) == 25 and page.select_one(".numbered").text == "1"
    later = browser.page("/deadlines?page=2")
    assert len(told(later)) == 2 and later.select_one(".numbered").text == "26"
    whole = browser.page("/deadlines?paper=whole")
    assert len(told(whole)) == 27 and not whole.select(".pages")


@pytest.mark.parametrize("who", ["rosa", "supervisor"])
def test_it_asks_the_database_no_more_for_more_dates(browser, make, rosa, case, queries, who):
    browser.sign_in(rosa if who == "rosa" else make.supervisor())

    def asked(url: str) -> int:
        with queries() as seen:
            assert browser.open(url).status_code == 200
        return len(seen)

    urls = [
        "/deadlines",
        "/deadlines?show=everything&system=healthcare",
        f"/cases/{case.public_id}/deadlines",
    ]
    make_deadline(make, case, rosa)
    before = [asked(url) for url in urls] and [asked(url) for url in urls]
    for days in range(1, 8):
        make_deadline(make, case, rosa, days)
        make_appointment(make, case, rosa, days)
        make_deadline(make, make.case(rosa), rosa, days)
    assert [asked(url) for url in urls] == before


def test_a_day_from_which_something_opens_is_no_last_day(browser, make, rosa, case):
    """It is told, and never in danger, nor counted among the dates that passed."""
    make_deadline(make, case, rosa, 2, result="opens", title="")
    make_deadline(make, case, rosa, -2, result="barred_until")
    browser.sign_in(make.supervisor())
    page = browser.page("/deadlines")
    (line,) = told(page)
    assert "The next step is open from then" in line and "From this day on" in line
    assert not page.select(".tag--date, .g-danger")
    assert {cell.text for cell in page.select(".figures td")} == {"0"}
    assert len(told(browser.page("/deadlines?show=everything"))) == 2


def test_two_dates_of_one_rule_are_told_apart(browser, make, rosa, case):
    for result in ("keep_benefits", "appeal"):
        make_deadline(make, case, rosa, 2, result=result, title="", rule="SNAP-FH")
    lines = " ".join(told(browser.sign_in(rosa).page("/deadlines")))
    assert "Keep what there is until it is decided" in lines and "Appeal" in lines
