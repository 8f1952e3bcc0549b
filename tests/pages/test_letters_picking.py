"""What happened, ticked from the record: notices, issues, letters, filed dates and contacts, in order of days."""

from datetime import timedelta
from uuid import uuid4

import pytest

from advocacy import clock
from advocacy.deadlines.kinds import Proof
from advocacy.issues.models import Issue, System
from tests.deadline_rows import deadline_in, notice_in
from tests.pages.letters import Desk, the_letter


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return Desk(browser, make.case(rosa))


def ago(days: int):
    return clock.today() - timedelta(days=days)


@pytest.fixture
def record(desk, make, rosa):
    """A case with something of each sort, none of it in the order of its days."""
    issue = make.kept(
        Issue(
            case_id=desk.case.id,
            title="Home care was cut",
            system=System.HOUSING,
            wants="I want my hours back",
            opened_on=ago(30),
        )
    )
    notice = notice_in(
        make,
        desk.case,
        rosa,
        agency_name="Larkmere Benefits Office",
        dated=ago(40),
        received=ago(35),
        takes_away="Home care, from 30 hours to 12",
    )
    deadline = deadline_in(
        make,
        desk.case,
        rosa,
        notice=notice,
        state="filed",
        filed_on=ago(20),
        proof=Proof.FAX,
        proof_number="88",
    )
    form = {"who": str(desk.case.public_id), "when": "yesterday", "how": "call", "note": "She cried | a lot."}
    desk.browser.page("/contacts/new", **form)
    return issue, notice, deadline


def picks(desk) -> dict[str, str]:
    """The ticks by what stands beside them."""
    page = desk.browser.page(desk.url("/edit"))
    boxes = page.select("input[name=pick]")
    return {page.select_one(f'label[for="{box["id"]}"]').text: box["value"] for box in boxes}


def test_each_sort_can_be_ticked_in_order_of_days(desk, record):
    desk.start("T03")
    kinds = [value.rsplit("-", 5)[0] for value in picks(desk).values()]
    assert kinds == [
        "notice-dated",
        "notice-received",
        "issue-began",
        "issue-wants",
        "deadline-filed",
        "contact",
        "note",
    ]


def test_what_is_ticked_becomes_one_sentence_with_its_day(desk, record):
    desk.start("T03", signer="both")
    desk.write(pick=[value for value in picks(desk).values() if not value.startswith("note-")])
    lines = [line.split(" | ", 1)[1] for line in desk.fields()["facts"].splitlines()]
    assert lines[0].startswith("The notice of Larkmere Benefits Office bears this date.")
    assert "Home care, from 30 hours to 12" in lines[0]
    assert lines[3] == "In my own words: “I want my hours back”"
    assert lines[4].endswith("was filed. | fax confirmation 88")
    assert all(line in desk.fields()["body"] for line in lines)
    assert not [value for value in picks(desk).values() if not value.startswith("note-")], "each once"


def test_the_words_of_a_note_stay_here_unless_they_are_ticked(desk, record):
    desk.start("T03")
    offered = picks(desk)
    note = next(words for words in offered if "your private note" in words)
    desk.write(pick=[value for words, value in offered.items() if words != note])
    assert "cried" not in desk.fields()["facts"] + desk.fields()["body"]
    desk.write(pick=offered[note])
    assert "She cried / a lot." in desk.fields()["body"]


def test_a_fact_brings_what_it_tells_about(desk, record):
    """The issue is about a home: consent to tell about benefits does not cover it."""
    desk.start("T03")
    assert "housing" not in the_letter().topics
    issue = next(value for value in picks(desk).values() if value.startswith("issue-began"))
    page = desk.write(pick=issue)
    assert "housing" in the_letter().topics
    assert "It tells about this too now: " in page.main.get_text(" ", strip=True)


def test_what_the_letter_is_about_brings_nothing_new(desk, record):
    issue, _notice, _deadline = record
    desk.start("T03", issue=str(issue.public_id))
    before = sorted(the_letter().topics)
    desk.write(pick=f"issue-began-{issue.public_id}")
    assert sorted(the_letter().topics) == before


def test_a_spanish_letter_tells_it_in_spanish(desk, record):
    desk.start("T03", language="es")
    desk.write(pick=[value for value in picks(desk).values() if value.startswith("notice")])
    assert "El aviso de Larkmere Benefits Office lleva esta fecha." in desk.fields()["body"]


def test_the_page_beside_shows_a_tick_before_it_is_saved(desk, record):
    desk.start("T03")
    tick = next(value for value in picks(desk).values() if value.startswith("notice-dated"))
    page = desk.browser.open(desk.url("/draft"), {**desk.fields(), "pick": tick}).json["page"]
    assert "bears this date" in page
    assert the_letter().facts == ""


def test_nothing_of_another_case_can_be_ticked(desk, record, make, rosa):
    other = make.case(rosa)
    notice = notice_in(make, other, rosa, agency_name="Elsewhere", dated=ago(3))
    desk.start("T03")
    desk.write(pick=[f"notice-dated-{notice.public_id}", f"note-{uuid4()}"])
    assert the_letter().facts == ""
