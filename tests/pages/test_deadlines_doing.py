"""What needs doing today: dates that are near or past, for the advocate, for the supervisor, and on the case."""

from datetime import timedelta

import pytest

from advocacy import clock
from advocacy.access.models import Cause, KeptAway, Part, Restriction
from advocacy.deadlines.kinds import DeadlineState, Proof
from advocacy.deadlines.telling.operations import tell_due
from tests.deadline_rows import deadline_in, notice_in

TITLE = "Ask the county for a hearing"


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa, last_contact_on=clock.today())


def dates(browser, part="dates", url="/"):
    found = browser.page(url).select_one(f"[aria-labelledby={part}]")
    return found.get_text(" ", strip=True) if found else ""


def amber(browser):
    found = browser.page("/").select("[aria-labelledby=dates] .tag--date")
    return [tag.get_text(" ", strip=True) for tag in found]


def test_the_soonest_first_and_only_what_is_in_danger_amber(make, browser, rosa, case):
    for days, title in ((9, "C"), (-2, "A"), (3, "B"), (20, "Far off")):
        deadline_in(make, case, rosa, days=days, title=f"Step {title}")
    words = dates(browser)
    assert words.index("Step A") < words.index("Step B") < words.index("Step C") and "Far off" not in words
    assert amber(browser) == ["2 days late", "3 days left"] and "9 days left" in words
    assert "It can still be filed" in words


def test_filed_with_proof_it_is_gone_and_without_it_stays(make, browser, rosa, case):
    deadline = deadline_in(make, case, rosa, title=TITLE)
    assert TITLE in dates(browser) and TITLE in dates(browser, "comes-next", f"/cases/{case.public_id}")
    address = f"/deadlines/{deadline.public_id}/filed"
    browser.page(address, filed_on="today", proof="")
    assert "No proof yet." in dates(browser) and not amber(browser)
    browser.page(address, filed_on="today", proof="none", proof_words="It was by phone.")
    assert not dates(browser) and TITLE not in dates(browser, "comes-next", f"/cases/{case.public_id}")


def test_what_ended_or_is_no_last_day_is_not_to_be_done(make, browser, rosa, case):
    over = notice_in(make, case, rosa, ended_on=clock.today(), ended_why="They took it back.")
    deadline_in(make, case, rosa, notice=over)
    deadline_in(make, case, rosa, result="opens")
    deadline_in(make, case, rosa, state=DeadlineState.NOT_WANTED)
    deadline_in(make, case, rosa, days=None)
    on = clock.today()
    deadline_in(make, case, rosa, state=DeadlineState.FILED, filed_on=on, proof=Proof.FAX)
    assert not dates(browser)


def test_when_the_agencys_time_is_over_the_next_move_is_offered(make, browser, rosa, case):
    theirs = {"act": "agency", "rule": "SNAP-APP", "result": "agency_decision"}
    waiting = deadline_in(make, case, rosa, days=2, **theirs)
    assert not dates(browser)
    deadline = deadline_in(make, case, rosa, days=-2, **theirs)
    page = browser.page("/").select_one("[aria-labelledby=dates]")
    link = page.find("a", string="Write to ask where their answer is")["href"]
    assert f"notice={deadline.notice.public_id}" in link and "T27" in link
    assert "2 days past their time" in page.text and not amber(browser)
    assert "They have not answered." in dates(browser, "comes-next", f"/cases/{case.public_id}")
    words = browser.page(f"/deadlines/{deadline.public_id}").main.get_text(" ", strip=True)
    assert "Their time has run out" in words and "What the rules open next: " in words
    assert "hearing" in words.split("What the rules open next: ")[1]
    assert "run out" not in browser.page(f"/deadlines/{waiting.public_id}").main.text


def test_what_is_past_offers_the_letter_that_asks_to_take_it_late(make, browser, rosa, case):
    deadline = deadline_in(make, case, rosa, days=-1)
    page = browser.page(f"/deadlines/{deadline.public_id}")
    link = page.find("a", string="Write to ask that they take it late")["href"]
    assert f"notice={deadline.notice.public_id}" in link and "T18" in link
    rolled = deadline_in(make, case, rosa, days=-1, legal_last=clock.today() + timedelta(days=1))
    page = browser.page(f"/deadlines/{rolled.public_id}")
    assert "take it late" not in page.text and "The last day in law" in page.text


def test_the_supervisor_sees_what_is_close_without_proof_what_is_past_and_what_nobody_holds(
    make, browser, rosa, case
):
    for days, title in ((5, "Not yet"), (3, "Close"), (-4, "Past")):
        deadline_in(make, case, rosa, days=days, title=f"{title} date")
    deadline_in(make, make.case(), rosa, days=12, title="Unheld date")
    deadline_in(make, case, rosa, days=-1, act="agency", title="Theirs")
    on = clock.today()
    deadline_in(
        make, case, rosa, days=2, state=DeadlineState.FILED, filed_on=on, proof=Proof.FAX, title="Proved"
    )
    deadline_in(make, case, rosa, days=2, state=DeadlineState.FILED, filed_on=on, title="Unproved date")
    hidden = make.case(rosa)
    facts = {"made_at": clock.now(), "made_by_id": rosa.id}
    make.kept(Restriction(person_id=hidden.person_id, reason="Family", **facts))
    deadline_in(make, hidden, rosa, days=1, title="Hidden date")
    deadline_in(make, make.case(make.advocate(team=make.other_team())), rosa, days=1, title="Other team")
    browser.sign_in(make.supervisor())
    words = dates(browser, "team-dates")
    seen = [one for one in ("Past", "Unproved", "Close", "Unheld") if f"{one} date" in words]
    assert seen == ["Past", "Unproved", "Close", "Unheld"]
    assert words.index("Past date") < words.index("Unproved date") < words.index("Close date")
    assert rosa.name in words and "Nobody holds this case" in words
    for gone in ("Not yet", "Theirs", "Proved date", "Hidden", "Other team"):
        assert gone not in words
    assert not dates(browser)


def test_dates_follow_the_case_to_whoever_holds_it_now(make, browser, rosa, case):
    deadline_in(make, case, rosa, title=TITLE)
    cover = make.advocate()
    make.assignment(case.person, cover, case, part=Part.COVER, ends_on=clock.today())
    browser.sign_in(cover)
    assert TITLE in dates(browser)
    gone = make.advocate()
    ended = clock.today() - timedelta(days=1)
    make.assignment(case.person, gone, case, ends_on=ended)
    browser.sign_in(gone)
    assert not dates(browser)
    facts = {"cause": Cause.CONFLICT, "made_at": clock.now(), "made_by_id": rosa.id}
    make.kept(KeptAway(person_id=case.person_id, user_id=cover.id, **facts))
    browser.sign_in(cover)
    assert not dates(browser)


def test_statements_do_not_grow_with_dates(make, browser, rosa, case, queries):
    deadline_in(make, case, rosa, title=TITLE)
    browser.page("/")
    with queries() as one:
        browser.page("/")
    for days in range(12):
        deadline_in(make, case, rosa, days=days, act="person" if days % 2 else "agency")
    with queries() as many:
        browser.page("/")
    assert len(many) == len(one)


def test_the_page_of_a_date_says_when_it_was_brought_to_mind(make, browser, rosa, case):
    deadline = deadline_in(make, case, rosa, days=3)
    tell_due()
    words = dates(browser, "told", f"/deadlines/{deadline.public_id}")
    assert "3 days before: whoever holds the case" in words and "3 days before: the supervisor" in words
