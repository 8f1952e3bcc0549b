"""Writing referrals: a service is found, asked, and told only what it needs to know."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.directory.models import Agency, Phone, Service, ServiceStatus
from advocacy.documents.models import Document
from advocacy.folding import fold
from advocacy.goals.models import Goal
from advocacy.people.models import SafeContact
from advocacy.referrals.models import Referral
from tests.pages.referrals import ASKED, YES, problems, said, stands, the_referral, url


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


@pytest.fixture
def add_service(make):
    def add(name: str = "Rides to clinics", **facts: Any) -> Service:
        agency = make.kept(Agency(name="Cedar Street Center", sort_name="cedar", changed_at=clock.now()))
        make.kept(Phone(agency_id=agency.id, as_found="555-0163"))
        text = fold(f"{name} cedar street center")
        return make.kept(Service(agency_id=agency.id, name=name, search_text=text, **facts))

    return add


@pytest.fixture
def written(browser, make, case, add_service):
    service = add_service()
    make.consent(case, agency_id=service.agency_id)
    return browser.page(f"/cases/{case.public_id}/referrals/new?service={service.public_id}", **ASKED)


@pytest.fixture
def issued(browser, written):
    browser.page(url("/agree"), **YES)
    return browser.page(url("/issue"), do="issue")


def test_a_referral_goes_all_the_way(browser, written):
    assert stands(written) == "Draft"
    assert stands(browser.page(url("/agree"), **YES)) == "Agreed. Not issued yet."
    assert stands(browser.page(url("/issue"), do="issue")) == "Issued. Not sent yet."
    assert browser.open(url(".pdf")).data.startswith(b"%PDF")
    assert stands(browser.page(url("/sent"), sent_on="today", how="fax")) == "Sent. No answer yet."
    page = browser.page(url("/answer"), answer="accepted", on="today", meeting="tomorrow")
    assert stands(page) == "First day agreed."
    page = browser.page(url("/end"), outcome="service_received", on="today", persons_view="helped_a_lot")
    assert stands(page) == "Done."
    assert "It helped a lot" in page.text


def test_a_service_page_leads_to_a_referral_for_one_of_ones_own_cases(browser, make, case, add_service):
    make.case(make.advocate(team=make.other_team()))
    service = add_service()
    page = browser.page(f"/directory/services/{service.public_id}")
    page = browser.page(page.find("a", string="Refer someone")["href"])
    (link,) = page.select("main .rows a")
    assert link.text == case.person.name
    page = browser.page(link["href"])
    assert page.h1.text == "Refer to Rides to clinics"


def test_a_service_that_one_may_not_refer_to_offers_nobody(browser, case, add_service):
    service = add_service(do_not_refer="They have no driver before June.")
    page = browser.page(f"/directory/services/{service.public_id}")
    assert page.find("a", string="Refer someone") is None
    page = browser.page(f"/directory/services/{service.public_id}/refer")
    assert "They have no driver before June." in said(page)
    assert page.select("main .rows a") == []


def test_choosing_for_whom_asks_the_database_as_often_for_many(browser, make, rosa, add_service, queries):
    address = f"/directory/services/{add_service().public_id}/refer"
    asked = []
    for more in (3, 9):
        for _n in range(more):
            make.case(rosa)
        with queries() as seen:
            browser.page(address)
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_services_are_found_by_words_and_those_one_may_not_refer_to_say_why(browser, case, add_service):
    add_service()
    add_service("Rides at night", do_not_refer="They have no driver before June.")
    add_service("Rides on water", status=ServiceStatus.DEFUNCT)
    add_service("Debt counseling")
    answer = browser.send(f"/cases/{case.public_id}/referrals/choose", words="rides")
    assert "rides" not in answer.location
    page = browser.page(answer.location)
    assert "Debt counseling" not in said(page)
    assert "They have no driver before June." in said(page)
    assert "It does not exist any more." in said(page)
    assert [link.text for link in page.select("a[href*='service=']")] == ["Rides to clinics"]


def test_a_closed_service_can_not_be_chosen_by_its_address_either(browser, case, add_service):
    service = add_service(do_not_refer="They have no driver before June.")
    address = f"/cases/{case.public_id}/referrals/new?service={service.public_id}"
    assert not browser.page(address).select("textarea")
    page = browser.page(address, status=422, **ASKED)
    assert "They have no driver before June." in problems(page)
    assert db.session.scalars(select(Referral)).all() == []


def test_without_a_service_the_directory_opens(browser, case):
    assert browser.page(f"/cases/{case.public_id}/referrals/new").select_one("h1").text == "Who can help?"


def test_safe_contact_is_filled_in_and_the_code_word_is_not(browser, make, rosa, add_service):
    person = make.person(rosa, code_word="magnolia", safety_note="Brother is dangerous", languages="Spanish")
    make.kept(SafeContact(person_id=person.id, method="text", allowed="yes", details="555-0142"))
    case, service = make.case(rosa, person), add_service()
    page = browser.page(f"/cases/{case.public_id}/referrals/new?service={service.public_id}")
    assert "555-0142" in page.select_one("#how_to_reach").text
    assert "Spanish" in page.select_one("#access").text
    assert "magnolia" not in page.form.text and "dangerous" not in page.form.text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"need": " "}, "Write what they need, in one sentence."),
        ({"asked_for": ""}, "Write what you ask the service to do."),
        ({"reply_by": "13/13"}, "Write the day as in March 20, 2026"),
        ({"facts": "x" * 2001}, "Keep it to 2,000 letters or fewer."),
    ],
)
def test_a_mistake_gets_a_sentence_and_every_word_stays(browser, case, add_service, wrong, sentence):
    service = add_service()
    form = {**ASKED, **wrong}
    page = browser.page(
        f"/cases/{case.public_id}/referrals/new?service={service.public_id}", status=422, **form
    )
    assert sentence in problems(page)
    assert page.select_one("#how_to_reach").text.strip() == ASKED["how_to_reach"].strip()


def test_no_way_to_reach_them_blocks_the_yes_unless_we_answer(browser, written):
    browser.page(url("/edit"), **{**ASKED, "how_to_reach": ""})
    assert "Say how the service can reach the person safely" in problems(
        browser.page(url("/agree"), status=422, **YES)
    )
    browser.page(url("/edit"), **{**ASKED, "how_to_reach": "555-0199", "reply_to_us_only": "y"})
    page = browser.page(url("/agree"), **YES)
    assert "Answer only to us." in said(page)
    assert "555-0199" not in page.select_one(".sheet").text


def test_a_double_click_makes_one_referral_one_number_and_one_answer(browser, make, case, add_service):
    service, once = add_service(), str(uuid4())
    make.consent(case, agency_id=service.agency_id)
    address = f"/cases/{case.public_id}/referrals/new?service={service.public_id}"
    first, second = (browser.send(address, **{**ASKED, "once": once}) for _ in range(2))
    assert first.location == second.location
    browser.page(url("/agree"), **YES)
    once = str(uuid4())
    first, second = (browser.send(url("/issue"), once=once) for _ in range(2))
    assert first.location == second.location
    assert len(db.session.scalars(select(Document)).all()) == 1
    browser.page(url("/sent"), sent_on="today", how="fax")
    once = str(uuid4())
    for _ in range(2):
        browser.send(url("/answer"), once=once, answer="acknowledged", on="today")
    assert [event.state for event in the_referral().events] == ["acknowledged", "sent"]


def test_of_two_editors_the_second_sees_both_texts(browser, written):
    browser.page(url("/edit"), **{**ASKED, "facts": "The first one’s."}, version=1)
    page = browser.page(url("/edit"), status=409, **{**ASKED, "facts": "The second one’s."}, version=1)
    both = page.select_one(".conflict").text
    assert "The first one’s." in both and "The second one’s." in both


def test_a_draft_can_be_thrown_away_and_an_issued_record_not(browser, issued):
    page = browser.page(url("/throw-away"), status=422, do="throw")
    assert "An issued record stays." in problems(page)
    assert the_referral()


def test_a_draft_thrown_away_is_gone(browser, written, case):
    assert "The draft is gone." in said(browser.page(url("/throw-away"), do="throw"))
    assert db.session.scalars(select(Referral)).all() == []


def test_a_goal_of_another_case_can_not_be_named(browser, make, rosa, case, add_service):
    foreign = make.kept(Goal(case_id=make.case(rosa).id, words="Theirs", started_on=clock.today()))
    service = add_service()
    address = f"/cases/{case.public_id}/referrals/new?service={service.public_id}"
    browser.page(address, status=422, **{**ASKED, "goal": str(foreign.public_id)})
    assert db.session.scalars(select(Referral)).all() == []
