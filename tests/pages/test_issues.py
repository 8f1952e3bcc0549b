"""Issues: what is wrong, with which agency, what stands in the way, and how three see the end."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.issues.models import Barrier, Issue, IssueState, System
from advocacy.web.filters import plain_day

TITLE = "Larkmere cut home care from 30 to 12 hours"
PAGES = ("", "/edit", "/wait", "/take-up", "/end")


@pytest.fixture
def advocate(make):
    return make.advocate()


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


@pytest.fixture
def signed_in(browser, advocate):
    return browser.sign_in(advocate)


@pytest.fixture
def agency(make):
    """Makes an agency of this name."""

    def named(name):
        row = Agency(
            name=name, sort_name=name.casefold(), search_text=name.casefold(), changed_at=clock.now()
        )
        return make.kept(row)

    return named


def issue_in(make, case, **facts):
    facts = {"title": TITLE, "system": System.HEALTHCARE, "opened_on": clock.today(), **facts}
    return make.kept(Issue(case_id=case.id, **facts))


@pytest.fixture
def issue(make, case):
    return issue_in(make, case)


def words_of(page):
    return page.main.get_text(" ", strip=True)


def the_issue():
    db.session.rollback()
    return db.session.scalars(select(Issue)).one()


def test_an_empty_list_says_what_to_do(signed_in, case):
    page = signed_in.page(f"/cases/{case.public_id}/issues")
    assert "No issue is written down yet." in words_of(page)
    assert page.select_one(f'a[href="/cases/{case.public_id}/issues/new"]')


def test_an_issue_keeps_everything_that_was_written(signed_in, case):
    page = signed_in.page(
        f"/cases/{case.public_id}/issues/new",
        title=TITLE,
        system="healthcare",
        wants="My 30 hours back.",
        agency_name="Larkmere Home Care",
        agency_address="12 Mill Road\nLarkmere",
        worker="D. Whitlock",
        reference_number="HC-2291",
        barriers=["language", "not_believed"],
        barrier_words="The interpreter hung up.",
    )
    shown = words_of(page)
    for words in (TITLE, "Health care", "My 30 hours back.", "Larkmere Home Care", "D. Whitlock", "HC-2291"):
        assert words in shown
    assert "Was not believed" in shown and "The interpreter hung up." in shown
    assert the_issue().barriers == ["language", "not_believed"]


def test_every_barrier_is_defined_in_words_where_it_is_chosen(signed_in, case):
    page = signed_in.page(f"/cases/{case.public_id}/issues/new")
    boxes = page.select("input[name=barriers]")
    assert {box["value"] for box in boxes} == set(Barrier)
    for box in boxes:
        meaning = page.select_one(f"#{box['aria-describedby']}").text
        assert meaning.endswith("."), meaning


def test_the_nine_systems_can_be_chosen(signed_in, case):
    page = signed_in.page(f"/cases/{case.public_id}/issues/new")
    assert [box["value"] for box in page.select("input[name=system]")] == list(System)


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(signed_in, case):
    page = signed_in.page(
        f"/cases/{case.public_id}/issues/new", 422, title=" ", wants="My hours back.", barriers=["cost"]
    )
    assert "Write what is wrong" in words_of(page) and "Choose a system" in words_of(page)
    assert page.select_one("#wants").text.strip() == "My hours back."
    assert [box["value"] for box in page.select("input[name=barriers][checked]")] == ["cost"]


def test_a_barrier_that_is_not_on_the_list_is_refused(signed_in, case):
    url = f"/cases/{case.public_id}/issues/new"
    signed_in.page(url, 422, title=TITLE, system="housing", barriers=["laziness"])


def test_a_name_that_is_one_agencys_is_linked(signed_in, case, agency):
    larkmere = agency("Larkmere Housing Office")
    signed_in.page(
        f"/cases/{case.public_id}/issues/new",
        title=TITLE,
        system="housing",
        agency_name="larkmere housing office",
    )
    assert the_issue().agency_id == larkmere.id
    assert the_issue().agency_name == "Larkmere Housing Office"


def test_a_name_that_could_be_several_is_asked_about(signed_in, case, agency):
    agency("Larkmere Housing Office")
    court = agency("Larkmere Housing Court")
    agency("Elsewhere Clinic")
    url, answers = (
        f"/cases/{case.public_id}/issues/new",
        {"title": TITLE, "system": "housing", "agency_name": "larkmere"},
    )
    page = signed_in.page(url, 422, **answers)
    names = [label.text for label in page.select("label[for^=which]")]
    assert names == [
        "Larkmere Housing Court",
        "Larkmere Housing Office",
        "None of these: keep the name as I wrote it",
    ]
    assert page.select_one("#title")["value"] == TITLE
    signed_in.page(url, **answers, which=str(court.public_id))
    assert the_issue().agency_id == court.id


def test_a_name_may_stay_as_it_was_written(signed_in, case, agency):
    agency("Larkmere Housing Office")
    url = f"/cases/{case.public_id}/issues/new"
    page = signed_in.page(url, title=TITLE, system="housing", agency_name="Larkmere", which="as_typed")
    assert "Larkmere" in words_of(page)
    assert (the_issue().agency_id, the_issue().agency_name) == (None, "Larkmere")


def test_an_agency_that_was_not_offered_can_not_be_chosen(signed_in, case, agency):
    agency("Larkmere Housing Office")
    clinic = agency("Elsewhere Clinic")
    url = f"/cases/{case.public_id}/issues/new"
    answers = {"title": TITLE, "system": "housing", "agency_name": "larkmere"}
    signed_in.page(url, 422, **answers, which=str(clinic.public_id))


def test_a_linked_agency_stays_while_its_name_is_left_alone(signed_in, make, case, agency):
    first, _second = agency("Same Name"), agency("Same Name")
    issue = issue_in(make, case, agency_id=first.id, agency_name="Same Name")
    url = f"/issues/{issue.public_id}/edit"
    signed_in.page(url, title="Other", system="housing", agency_name="Same Name", version=1)
    assert (the_issue().title, the_issue().agency_id) == ("Other", first.id)


def test_sending_an_issue_twice_makes_one(signed_in, case):
    form = {"once": "11111111-1111-4111-8111-111111111111", "title": TITLE, "system": "housing"}
    for _ in range(2):
        assert signed_in.open(f"/cases/{case.public_id}/issues/new", form).status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Issue)) == 1


def test_of_two_people_who_change_an_issue_the_second_sees_both_texts(signed_in, issue):
    url = f"/issues/{issue.public_id}/edit"
    signed_in.page(url, title="First", system="housing", barriers=["cost"], version=1)
    page = signed_in.page(url, 409, title="Second", system="benefits", barriers=["fear"], version=1)
    shown = page.select_one(".conflict").get_text(" ", strip=True)
    for words in ("First", "Second", "Housing", "Benefits and income", "Cost", "Fear of what happens next"):
        assert words in shown
    assert the_issue().title == "First"


def test_an_issue_waits_and_is_taken_up_again(signed_in, issue):
    page = signed_in.page(f"/issues/{issue.public_id}/wait", said="The hearing date, until March 20.")
    assert "Waiting for others" in words_of(page) and "The hearing date" in words_of(page)
    page = signed_in.page(f"/issues/{issue.public_id}/take-up", said="It came.")
    assert "Being sorted out" in words_of(page) and "The hearing date" in words_of(page)


def test_an_end_needs_the_persons_view_or_why_they_were_not_asked(signed_in, issue):
    url = f"/issues/{issue.public_id}/end"
    answers = {"state": "sorted", "ended_on": "today", "version": 1}
    page = signed_in.page(url, 422, **answers, advocates_outcome="A good outcome.")
    assert "Write how the person sees it" in words_of(page)
    assert page.select_one("#advocates_outcome").text.strip() == "A good outcome."
    page = signed_in.page(
        url,
        **answers,
        persons_outcome="I have my hours.",
        advocates_outcome="Won.",
        agencys_outcome="Reversed.",
    )
    for words in ("Sorted out", "I have my hours.", "Won.", "Reversed."):
        assert words in words_of(page)


def test_why_the_person_could_not_be_asked_is_enough(signed_in, issue):
    page = signed_in.page(
        f"/issues/{issue.public_id}/end",
        state="stopped",
        ended_on="today",
        not_asked_why="They moved.",
        version=1,
    )
    assert "Stopped" in words_of(page) and "They moved." in words_of(page)


def test_an_issue_can_not_end_before_it_began(signed_in, issue):
    page = signed_in.page(
        f"/issues/{issue.public_id}/end",
        422,
        state="sorted",
        ended_on="yesterday",
        persons_outcome="Good.",
        version=1,
    )
    assert "It can not have ended before it began." in words_of(page)


def test_how_it_ended_can_be_told_better_and_is_one_entry(signed_in, case, issue):
    url = f"/issues/{issue.public_id}/end"
    signed_in.page(url, state="sorted", ended_on="today", not_asked_why="On holiday.", version=1)
    signed_in.page(url, state="sorted", ended_on="today", persons_outcome="I am glad.", version=2)
    page = signed_in.page(f"/cases/{case.public_id}/timeline")
    assert words_of(page).count("Issue sorted out") == 1
    assert the_issue().persons_outcome == "I am glad."


def test_an_issue_can_be_taken_up_again_and_how_it_ended_stays(signed_in, issue):
    signed_in.page(
        f"/issues/{issue.public_id}/end", state="sorted", ended_on="today", persons_outcome="Good.", version=1
    )
    page = signed_in.page(f"/issues/{issue.public_id}/take-up", said="They cut again.")
    assert "How it ended before" in words_of(page) and "Good." in words_of(page)
    assert the_issue().state == IssueState.OPEN


def test_in_a_closed_case_no_issue_begins(signed_in, make, advocate):
    closed = make.case(advocate, state="closed", closed_on=clock.today())
    page = signed_in.page(f"/cases/{closed.public_id}/issues/new", 422, title=TITLE, system="housing")
    assert "This case is closed." in words_of(page)


def test_nothing_of_the_issue_stands_in_the_title(signed_in, issue):
    page = signed_in.page(f"/issues/{issue.public_id}")
    assert page.h1.text.strip() == "Issue" and "Larkmere" not in page.title.text


def test_the_overview_and_the_timeline_show_issues(signed_in, case):
    signed_in.page(f"/cases/{case.public_id}/issues/new", title=TITLE, system="healthcare")
    assert (
        TITLE
        in signed_in.page(f"/cases/{case.public_id}").select_one("#panel-issues").find_parent("section").text
    )
    assert TITLE in words_of(signed_in.page(f"/cases/{case.public_id}/timeline"))


def test_the_audit_knows_what_was_done_and_no_words(signed_in, issue):
    signed_in.page(f"/issues/{issue.public_id}/wait", said="A secret.")
    with db.engine.connect() as connection:
        rows = connection.execute(select(AuditEvent.action, AuditEvent.detail)).all()
    assert {"issue.waiting", "issue.opened"} <= {row[0] for row in rows}
    assert not any("secret" in row[1] or "Larkmere" in row[1] for row in rows)


def test_every_page_opens_for_who_holds_the_case_and_is_absent_for_others(browser, make, advocate, issue):
    urls = [f"/issues/{issue.public_id}{end}" for end in PAGES]
    browser.sign_in(advocate)
    for url in urls:
        browser.page(url)
    for stranger in (make.advocate(), make.supervisor(team=make.other_team())):
        browser.sign_in(stranger)
        for url in urls:
            assert browser.open(url).status_code == 404, url
            assert browser.send(url).status_code in (404, 405), url


def test_the_list_costs_the_same_however_many_issues(signed_in, make, case, agency, queries):
    def fill(count):
        for number in range(count):
            one = agency(f"Agency {number}")
            issue_in(make, case, agency_id=one.id, opened_on=clock.today() - timedelta(days=number))

    def cost(url):
        with queries() as seen:
            signed_in.page(url)
        return len(seen)

    urls = (f"/cases/{case.public_id}/issues", f"/cases/{case.public_id}")
    fill(3)
    before = [cost(url) for url in urls]
    fill(9)
    assert [cost(url) for url in urls] == before


def test_an_end_begins_with_today(signed_in, issue):
    page = signed_in.page(f"/issues/{issue.public_id}/end")
    assert page.select_one("#ended_on")["value"] == plain_day(clock.today())
    page = signed_in.page(
        f"/issues/{issue.public_id}/end", 422, state="sorted", ended_on=" ", persons_outcome="x"
    )
    assert "Write the day." in words_of(page)
