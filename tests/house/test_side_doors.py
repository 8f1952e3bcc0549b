"""Ways around the rules that somebody tried: half a form, a photo's own page, a second case, an emergency that is over.

Each of these was open once. What is said of all routes is asked of all routes.
"""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select

from advocacy import clock
from advocacy.access.mentioned import hidden_among
from advocacy.access.models import Grant, GrantKind
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.drafts.models import Draft, KeptPost
from tests.house.leaks import everything_in
from tests.house.records import CANARY, Records, make_records
from tests.house.relations import moment
from tests.house.routes import all_rules
from tests.house.test_access_matrix import addresses
from tests.looking import Browser
from tests.pages.letters import YES, Desk, the_letter

# What belongs to the person and not to one of their cases: whoever holds any case of theirs sees it.
OF_THE_PERSON = {"person_id", "other_id", "address_id", "supporter_id", "merge_id", "grant_id", "away_id"}


@pytest.fixture
def records(make) -> Records:
    return make_records(make)


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def unrecorded(browser: Browser, ways: list[tuple[str, str]]) -> Iterator[str]:
    """Posts with nothing filled in that show the record, and of which nobody will know."""
    for method, url in ways:
        before = rows()
        if method == "POST" and CANARY in everything_in(browser.open(url, {})) and rows() == before:
            yield url


def test_whoever_sends_half_a_form_has_looked(app: Flask, whole_app: Flask, records):
    browser = Browser(app).sign_in(records.lead)
    ways = [way for way in addresses(whole_app, records) if way[0] == "POST"]
    assert len(ways) > 60
    assert list(unrecorded(browser, ways)) == []


def test_a_look_by_half_a_form_that_nobody_will_know_of_is_seen(app: Flask, records, monkeypatch):
    """The control: only what is asked for with GET is a look."""
    monkeypatch.setattr("advocacy.audit.operations.SHOWN", ())
    browser = Browser(app).sign_in(records.lead)
    assert list(unrecorded(browser, [("POST", f"/letters/{records.ids['letter_id']}/agree")]))


def test_the_page_beside_the_form_is_a_look_too(rosa_and_her_letter):
    """Once for as long as somebody types; somebody who comes back later has looked again."""
    desk = rosa_and_her_letter
    form, before = {**desk.fields(), "once": str(uuid4())}, looks()
    for _ in range(2):
        answer = desk.browser.open(desk.url("/draft"), form)
        assert "<" in answer.json["page"]
    assert looks() == before + 1
    with db.writing() as session:
        for draft in session.scalars(select(Draft)):
            draft.changed_at -= timedelta(minutes=20)
    desk.browser.open(desk.url("/draft"), form)
    assert looks() == before + 2


def looks() -> int:
    db.session.rollback()
    found = select(func.count()).select_from(AuditEvent).where(AuditEvent.action == "letter.previewed")
    return db.session.scalar(found) or 0


@pytest.fixture
def rosa_and_her_letter(app: Flask, make) -> Desk:
    rosa = make.advocate()
    desk = Desk(Browser(app).sign_in(rosa), make.case(rosa))
    desk.start()
    return desk


@pytest.mark.parametrize(
    "name", sorted(OF_THE_PERSON | {"attachment_id", "letter_id", "contact_id", "step_id"})
)
def test_words_about_any_record_follow_the_right_to_it(make, records, name: str):
    """Drafts and kept posts name their record by its id: a photo hangs on its record by id alone."""
    stranger = make.advocate(team=make.other_team())
    assert hidden_among(stranger, [records.ids[name]]) == {records.ids[name]}
    assert hidden_among(records.lead, [records.ids[name]]) == set()


def test_no_kind_of_record_is_taken_for_nobodys(make, records):
    stranger = make.advocate(team=make.other_team())
    assert set(records.ids.values()) - hidden_among(stranger, records.ids.values()) == set()


def test_what_is_not_shown_any_more_is_not_counted_either(app: Flask, make, records):
    """“Two unfinished things”, and a list with one, would tell that the other is still there."""
    user = make.advocate()
    about = {"user_id": user.id, "once": uuid4()}
    of_hidden = {"note": ["x"], "cases": [str(records.case.public_id)]}
    make.kept(Draft(form="contact", subject=None, fields=of_hidden, changed_at=clock.now(), **about))
    path = f"/attachments/{records.ids['attachment_id']}"
    post = KeptPost(path=path, fields=[["shows", "x"]], kept_at=clock.now(), user_id=user.id, once=uuid4())
    make.kept(post)
    browser = Browser(app).sign_in(user)
    assert "unfinished" not in browser.page("/").main.text.casefold()
    assert browser.open(f"/drafts/kept/{post.public_id}").status_code == 404


@pytest.mark.parametrize("holds", [True, False], ids=["leads the other case", "helps with the other case"])
def test_a_case_is_closed_to_whoever_has_another_case_of_the_same_person(
    app: Flask, whole_app: Flask, make, records, holds: bool
):
    """They see the person, and nothing of what others do with them."""
    other = make.advocate(team=make.other_team())
    second = make.case(make.advocate() if not holds else other, records.case.person, team_id=other.team_id)
    if not holds:
        facts = {"person_id": records.case.person_id, "case_id": second.id, "user_id": other.id}
        facts |= {"starts_at": moment(-1), "ends_at": moment(1), "made_at": clock.now()}
        make.kept(Grant(kind=GrantKind.HELPER, purpose="x", made_by_id=records.lead.id, **facts))
    browser, asked = Browser(app).sign_in(other), 0
    for url in of_one_case(whole_app, records):
        asked += 1
        assert browser.open(url).status_code in (403, 404), url
    assert asked > 60
    for url in ("/cases", "/letters", "/deadlines", "/referrals", "/tasks", "/search"):
        told = everything_in(browser.open(url)).replace(records.case.person.name, "")
        assert CANARY not in told, url


def of_one_case(app: Flask, records: Records) -> Iterator[str]:
    for rule in all_rules(app):
        ids: dict[str, UUID] = records.ids_for(rule)
        if set(ids) - OF_THE_PERSON and "GET" in rule.methods and "emergency" not in rule.rule:
            yield rule.build(ids)[1]


def test_a_yes_is_to_the_words_that_stood_beside_it(app: Flask, make, rosa_and_her_letter):
    """A colleague changes the letter while it is read aloud: the yes was not to that."""
    desk = rosa_and_her_letter
    desk.finish()
    read = desk.browser.page(desk.url("/agree")).select_one("input[name=version]")["value"]
    colleague = Desk(Browser(app).sign_in(make.supervisor()), desk.case)
    colleague.write(subject="Quite another matter")
    page = desk.browser.page(desk.url("/agree"), status=422, **YES, version=read)
    assert "It changed while you read it with them." in page.text
    assert the_letter().state == "draft"
    again = page.select_one("input[name=version]")["value"]
    assert again != read
    desk.browser.page(desk.url("/agree"), **YES, version=again)
    assert the_letter().state == "agreed"
