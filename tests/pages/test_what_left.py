"""What left the house: told by mouth, told in an emergency, and what follows when a consent is taken back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from advocacy import clock
from advocacy.consent.disclosing.models import Basis, Disclosure
from advocacy.consent.emergency.models import ReleaseOverride
from advocacy.consent.kinds import Named
from advocacy.consent.topics import Purpose, Topic
from advocacy.db import db
from advocacy.tasks.models import Task

CLINIC = "Larch Street Clinic"
DANGER = {
    "nature": "medical",
    "happening": "They lie on the floor of the office and do not answer.",
    "recipient": "Nurse Okafor",
    "affiliation": "County hospital",
    "how": "phone",
    "what": "The medicine that they take.",
    "reason": "They do not answer, so nobody can ask them now.",
}


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


@pytest.fixture
def consent(make, case):
    facts = {"topics": [Topic.SITUATION, Topic.HEALTH], "purposes": [Purpose.SERVICES]}
    return make.consent(case, CLINIC, **facts)


def told(consent, **changes):
    return {
        "consent": str(consent.public_id),
        "told_to": "Ms. Okafor",
        "told_on": "today",
        "how": "phone",
        "what": "That they need a ride on Tuesday.",
        "topics": ["situation"],
        "purpose": "services",
        **changes,
    }


def said(page) -> str:
    return " ".join(page.main.text.split())


def count(model) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_what_was_told_by_phone_is_written_down_with_its_consent(browser, case, consent):
    page = browser.page(f"/cases/{case.public_id}/disclosures/new", **told(consent))
    assert f"{CLINIC} That they need a ride on Tuesday. By phone, Ms. Okafor." in said(page)
    row = db.session.scalars(select(Disclosure)).one()
    assert (row.kind, row.basis, row.consent_id) == ("spoken", Basis.CONSENT, consent.id)
    assert "That they need a ride" in said(browser.page(f"/cases/{case.public_id}/timeline"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"topics": ["situation", "immigration"]}, "does not cover: immigration."),
        ({"purpose": "legal"}, "is for"),
        ({"topics": []}, "Choose first what this tells about the person."),
        ({"purpose": ""}, "Choose first what this is for."),
        ({"told_on": "tomorrow"}, "The day must be today or earlier."),
        ({"what": " "}, "Write in a sentence what you told them."),
    ],
)
def test_what_a_consent_does_not_allow_is_refused_and_every_word_stays(
    browser, case, consent, wrong, sentence
):
    form = told(consent, **wrong)
    page = browser.page(f"/cases/{case.public_id}/disclosures/new", status=422, **form)
    assert sentence in page.select_one(".problems").text
    assert page.select_one("[name=told_to]")["value"] == "Ms. Okafor" and count(Disclosure) == 0


def test_before_it_was_signed_nothing_could_be_told(browser, make, case):
    late = make.consent(case, CLINIC, signed_on=clock.today())
    form = told(late, told_on="yesterday")
    page = browser.page(f"/cases/{case.public_id}/disclosures/new", status=422, **form)
    assert "begins on" in page.select_one(".problems").text


def test_a_double_post_is_one_disclosure(browser, case, consent):
    once = str(uuid4())
    for _ in range(2):
        browser.send(f"/cases/{case.public_id}/disclosures/new", **told(consent, once=once))
    assert count(Disclosure) == 1


def test_a_consent_of_another_case_can_not_be_named(browser, make, rosa, case):
    other = make.consent(make.case(rosa), CLINIC)
    browser.page(f"/cases/{case.public_id}/disclosures/new", status=422, **told(other))
    assert count(Disclosure) == 0


def test_a_consent_for_a_group_says_in_a_sentence_that_it_names_nobody(browser, make, case):
    group = make.consent(case, "my treating providers", named=Named.CLASS)
    page = browser.page(f"/cases/{case.public_id}/disclosures/new", status=422, **told(group))
    assert f"Consent {group.number} is for a group (“my treating providers”)" in said(page)
    assert count(Disclosure) == 0


def test_nobody_else_opens_what_left(app, make, browser, case, consent):
    browser.sign_in(make.advocate())
    for url in ("", "/copy", "/new"):
        assert browser.open(f"/cases/{case.public_id}/disclosures{url}").status_code == 404
    assert browser.open(f"/consents/{consent.public_id}/relied").status_code == 404
    assert browser.open(f"/cases/{case.public_id}/without-consent").status_code == 404


def take_back(browser, consent):
    form = {"how": "spoken", "words": "No more of it.", "received_by": "Rosa"}
    return browser.page(f"/consents/{consent.public_id}/revoke", **form)


def test_taking_back_makes_one_task_for_each_who_was_told(browser, case, consent):
    for what in ("One thing.", "Another thing."):
        browser.page(f"/cases/{case.public_id}/disclosures/new", **told(consent, what=what))
    take_back(browser, consent)
    take_back_again = browser.send(f"/consents/{consent.public_id}/revoke", how="spoken", received_by="Rosa")
    assert take_back_again.status_code < 500
    tasks = db.session.scalars(select(Task)).all()
    assert [task.what.startswith(f"Tell {CLINIC} that consent") for task in tasks] == [True]
    page = said(browser.page(f"/consents/{consent.public_id}/relied"))
    assert "It was taken back on" in page and page.count(CLINIC) == 2
    refused = browser.page(f"/cases/{case.public_id}/disclosures/new", status=422, **told(consent))
    assert refused.select_one(".problems")


@pytest.mark.parametrize(("days", "seen"), [(0, True), (30, True), (31, False)])
def test_a_consent_that_ends_is_seen_thirty_days_before(browser, make, case, days, seen):
    make.consent(case, CLINIC, expires_on=clock.today() + timedelta(days=days))
    assert (f"Ask again: {CLINIC}" in said(browser.page("/"))) is seen
    assert ("ends. Ask again?" in said(browser.page(f"/cases/{case.public_id}"))) is seen


def test_an_emergency_is_told_seen_and_looked_at_by_another(app, make, browser, rosa, case):
    url = f"/cases/{case.public_id}/without-consent"
    page = browser.page(url, **DANGER)
    assert "Emergency, without consent" in said(page) and "Nurse Okafor" in said(page)
    override = db.session.scalars(select(ReleaseOverride)).one()
    shown = f"/without-consent/{override.public_id}"
    assert "Your look at it" not in said(browser.page(shown)), "not the one who told"
    browser.send(shown, outcome="right", words="I say so myself.")
    assert db.session.scalars(select(ReleaseOverride)).one().reviewed_at is None
    supervisor = make.supervisor()
    browser.sign_in(supervisor)
    assert "without consent" in said(browser.page("/")) + said(browser.page("/supervision"))
    assert case.person.name in said(browser.page("/without-consent"))
    once = str(uuid4())
    for _ in range(2):
        browser.send(shown, outcome="right", words="It was right to call.", once=once)
    assert "It was right to call." in said(browser.page(shown))
    assert "Nothing waits for a second person." in said(browser.page("/without-consent"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"reason": "Because."}, "Say in a full sentence why they could not be asked."),
        ({"happening": "Bad."}, "Say in a full sentence what was happening."),
        ({"affiliation": " "}, "Write where they work."),
        ({"nature": ""}, "Choose what sort of emergency it is."),
    ],
)
def test_an_emergency_without_its_facts_is_refused(browser, case, wrong, sentence):
    page = browser.page(f"/cases/{case.public_id}/without-consent", status=422, **{**DANGER, **wrong})
    assert sentence in page.select_one(".problems").text
    assert count(ReleaseOverride) == 0 and count(Disclosure) == 0


def test_an_emergency_asks_once_more_who_one_is(app, browser, make, case, rosa):
    browser.sign_in(rosa, proved=False)
    answer = browser.send(f"/cases/{case.public_id}/without-consent", **DANGER)
    assert "/prove" in answer.location and count(ReleaseOverride) == 0


def test_a_supervisor_who_told_does_not_look_at_it_herself(browser, make, case):
    supervisor = make.supervisor()
    browser.sign_in(supervisor)
    browser.page(f"/cases/{case.public_id}/without-consent", **DANGER)
    override = db.session.scalars(select(ReleaseOverride)).one()
    page = browser.page(
        f"/without-consent/{override.public_id}", status=422, outcome="right", words="All right."
    )
    assert "Somebody else has to look at this" in page.select_one(".problems").text
    with pytest.raises(DBAPIError):
        reviewed_in_the_database(override.id, supervisor.id)


def reviewed_in_the_database(override_id: int, by_id: int) -> None:
    with db.writing():
        row = db.session.get(ReleaseOverride, override_id)
        row.reviewed_at, row.reviewed_by_id = clock.now(), by_id
