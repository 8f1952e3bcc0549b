"""Issues: what is wrong, with which agency, what stands in the way, and how three see the end."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.issues.models import Barrier, Issue, System

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


def test_an_issue_leads_to_a_letter_about_it(signed_in, case, issue):
    page = signed_in.page(f"/issues/{issue.public_id}")
    page = signed_in.page(page.find("a", string="Write a letter about this")["href"])
    chosen = page.select_one("input[name=issue][checked]")
    assert chosen["value"] == str(issue.public_id)
    assert page.h1.text == "Write a letter"


def test_an_issue_of_a_closed_case_leads_to_its_letters_only(signed_in, make, advocate):
    issue = issue_in(make, make.case(advocate, state="closed", closed_on=clock.today()))
    page = signed_in.page(f"/issues/{issue.public_id}")
    assert page.find("a", string="Write a letter about this") is None
    assert page.find("a", string="All letters of this case")
