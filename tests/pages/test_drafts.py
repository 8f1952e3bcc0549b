"""What is typed is never lost: drafts, and the last words of a session that ended."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from advocacy import clock
from advocacy.accounts.administration import disable_user
from advocacy.accounts.models import User, UserSession
from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.drafts.models import Draft, KeptPost
from tests.house.records import make_records
from tests.looking import Browser

NOTE = "Read the letter aloud with the interpreter.\n  She agreed to every line. “Gracias” – said twice."


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


def facts(case, **more):
    return {"who": str(case.public_id), "when": "today", "how": "call", "note": NOTE, **more}


def one_contact() -> Contact:
    return db.session.scalars(select(Contact)).one()


def words_in(page) -> str:
    """What stands in the note's box; a browser skips the line break right after the tag."""
    return re.sub(r"^\r?\n", "", page.select_one("#note").text)


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_what_is_typed_is_kept_as_a_draft_for_its_author_alone(browser, make, case, app):
    form = facts(case, once=str(uuid4()))
    answer = browser.send("/contacts/draft", **form)
    assert answer.json["saved_at"] and answer.json["draft"]
    page = browser.page(f"/contacts/new?draft={answer.json['draft']}")
    assert words_in(page) == NOTE
    assert page.select_one("#how-2").has_attr("checked")
    other = Browser(app).sign_in(make.advocate())
    assert other.open(f"/contacts/new?draft={answer.json['draft']}").status_code == 404
    assert NOTE[:20] not in other.open("/drafts").text
    assert NOTE[:20] in browser.open("/drafts").text


def test_autosave_changes_one_draft_and_saving_takes_it_away(browser, case):
    form = facts(case, once=str(uuid4()))
    draft = browser.send("/contacts/draft", **form).json["draft"]
    browser.send("/contacts/draft", **{**form, "draft": draft, "note": "More."})
    assert count(Draft) == 1
    browser.page("/contacts/new", **form)
    assert count(Draft) == 0


def test_a_new_form_is_empty_after_saving(browser, case):
    browser.page("/contacts/new", **facts(case))
    page = browser.page(f"/contacts/new?case={case.public_id}")
    assert words_in(page) == ""


def test_a_begun_note_is_offered_and_not_put_into_a_new_form(browser, case):
    draft = browser.send("/contacts/draft", **facts(case)).json["draft"]
    page = browser.page(f"/contacts/new?case={case.public_id}")
    assert page.select_one(f'a[href="/contacts/new?draft={draft}"]')
    assert words_in(page) == ""


@pytest.fixture
def with_csrf(app):
    app.config["WTF_CSRF_ENABLED"] = True
    yield
    app.config["WTF_CSRF_ENABLED"] = False


def test_a_session_that_ends_mid_note_costs_no_word(browser, make, case, rosa, app, with_csrf):
    page = browser.page(f"/contacts/new?case={case.public_id}")
    token = page.select_one("[name=csrf_token]")["value"]
    with db.writing() as session:
        session.execute(update(UserSession).values(last_seen_at=clock.now() - timedelta(hours=2)))
    answer = browser.send("/contacts/new", csrf_token=token, **facts(case))
    assert answer.location.startswith("/sign-in")
    assert count(Contact) == 0
    other = Browser(app).sign_in(make.advocate())
    kept = db.session.scalars(select(KeptPost)).one()
    assert other.open(f"/drafts/kept/{kept.public_id}").status_code == 404
    browser.sign_in(rosa)
    page = browser.page(f"/drafts/kept/{kept.public_id}")
    form = page.select_one('form[action="/contacts/new"]')
    fields = {one["name"]: one.get("value", one.text.removeprefix("\n")) for one in form.select("[name]")}
    assert fields["note"] == NOTE
    browser.page("/contacts/new", **fields)
    assert one_contact().note == NOTE
    assert not browser.page("/drafts").select('a[href^="/drafts/kept"]')


def test_a_page_of_an_older_sign_in_gives_every_word_back(browser, case, rosa, with_csrf):
    page = browser.page(f"/contacts/new?case={case.public_id}")
    token = page.select_one("[name=csrf_token]")["value"]
    browser.sign_in(rosa)
    answer = browser.send("/contacts/new", csrf_token=token, **facts(case))
    assert answer.status_code == 400
    assert "Not saved. Your words are here." in answer.text
    assert "She agreed to every line." in answer.text


def test_an_autosave_that_comes_after_saving_brings_nothing_back(browser, case):
    form = facts(case, once=str(uuid4()))
    browser.page("/contacts/new", **form)
    browser.send("/contacts/draft", **form)
    assert NOTE[:20] not in browser.open("/drafts").text
    assert not browser.page(f"/contacts/new?case={case.public_id}").select('a[href*="draft="]')


def test_an_autosave_of_an_ended_session_is_a_draft_for_the_same_user(browser, case, rosa, with_csrf):
    page = browser.page(f"/contacts/new?case={case.public_id}")
    token = page.select_one("[name=csrf_token]")["value"]
    with db.writing() as session:
        session.execute(update(UserSession).values(last_seen_at=clock.now() - timedelta(hours=2)))
    form = facts(case, once=str(uuid4()))
    for _ in range(2):
        browser.send("/contacts/draft", csrf_token=token, **form)
    browser.sign_in(rosa)
    assert browser.open("/drafts").text.count(NOTE[:20]) == 1


def end_sessions() -> None:
    with db.writing() as session:
        session.execute(update(UserSession).values(ended_at=clock.now()))


def test_an_autosave_of_an_ended_session_stays_with_its_letter(browser, make, with_csrf):
    records = make_records(make)
    browser.sign_in(records.lead)
    letter = records.ids["letter_id"]
    token = browser.page(f"/letters/{letter}/edit").select_one("[name=csrf_token]")["value"]
    end_sessions()
    once = str(uuid4())
    for _ in range(2):
        browser.open(f"/letters/{letter}/draft", {"csrf_token": token, "once": once, "body": NOTE})
    assert count(Draft) == 1 and count(KeptPost) == 0
    assert db.session.scalar(select(Draft.subject)) == letter


def test_words_are_kept_however_long_their_address_was(browser, rosa, case, with_csrf):
    token = browser.page("/contacts/new").select_one("[name=csrf_token]")["value"]
    end_sessions()
    browser.open(f"/contacts/new?x={'y' * 900}", {**facts(case), "csrf_token": token})
    assert db.session.scalar(select(KeptPost.path)) == "/contacts/new"


@pytest.mark.parametrize("how", ["access ended", "cookie gone", "secret key made anew"])
def test_words_that_can_not_be_kept_come_back_on_the_page(browser, make, case, rosa, app, with_csrf, how):
    """For someone whose access ended, or of whom nothing is known any more, nothing is written down."""
    token = browser.page("/contacts/new").select_one("[name=csrf_token]")["value"]
    administrator = make.administrator()
    if how == "access ended":
        with db.writing() as session:
            disable_user(session.get_one(User, rosa.id), by=administrator)
    elif how == "cookie gone":
        browser.client.delete_cookie("session")
    else:
        end_sessions()
        token = "0" * 64
    page = browser.page("/contacts/new", 403, csrf_token=token, **facts(case))
    assert "You are signed out." in page.text
    assert page.select_one("textarea").text.removeprefix("\n") == NOTE
    assert count(KeptPost) == count(Contact) == 0
