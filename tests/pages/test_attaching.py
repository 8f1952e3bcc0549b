"""Photos and papers on their way in: chosen once, whatever else is wrong with the form."""

from uuid import uuid4

import pytest
from sqlalchemy import select, update

from advocacy import clock
from advocacy.accounts.models import UserSession
from advocacy.attachments.cleaning.kinds import Unfit
from advocacy.attachments.models import Attachment, AttachmentContent
from advocacy.attachments.words import unfit_words
from advocacy.cases.models import TimelineEntry
from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.web import uploads
from tests.looking import Browser
from tests.pages.attached import files, one
from tests.pages.test_contacts import count, facts, one_contact, words_in
from tests.rules.attached_files import paper, photo


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


def test_photos_come_with_the_contact_that_they_belong_to(browser, case):
    form = facts(case, files=files(photo(), paper(2)), shows="Notice of March 3")
    page = browser.page("/contacts/new", **form)
    assert "Saved." in page.text
    attached = db.session.scalars(select(Attachment).order_by(Attachment.id)).all()
    assert [row.media_type for row in attached] == ["image/jpeg", "application/pdf"]
    assert {(row.kind, row.subject) for row in attached} == {("contact", one_contact().public_id)}
    page = browser.page(f"/contacts/{one_contact().public_id}")
    assert page.text.count("Notice of March 3") == 2
    assert page.select_one('.attached img[src^="data:image/jpeg;base64,"]')
    assert "2 photos and papers" in browser.page(f"/cases/{case.public_id}/timeline").text
    assert count(TimelineEntry) == 1, "what came with the note is no event of its own"


def test_a_double_click_attaches_one_photo(browser, case):
    once, taken = str(uuid4()), photo()
    for _ in range(2):
        browser.send("/contacts/new", **facts(case, once=once, files=files(taken)))
    assert (count(Contact), count(Attachment), count(AttachmentContent)) == (1, 1, 1)


def test_other_photos_under_the_same_words_are_not_lost(browser, case):
    once = str(uuid4())
    browser.send("/contacts/new", **facts(case, once=once, files=files(photo())))
    page = browser.page("/contacts/new", status=422, **facts(case, once=once, files=files(paper())))
    assert "Save again to keep these too." in page.text
    assert "One file is here already." in page.text


def test_a_refused_form_keeps_its_photos_and_its_words(browser, case):
    """Only what could not be taken has to be chosen again, and the page says which that is."""
    once = str(uuid4())
    form = facts(case, once=once, how="", files=files(photo(), b"<html>", paper()), shows="Page 1")
    page = browser.page("/contacts/new", status=422, **form)
    problems = page.select_one(".problems").text
    assert "The second file is no photo or PDF." in problems and "Choose how you talked" in problems
    assert "2 files are here already." in page.text and words_in(page) == form["note"]
    assert page.select_one("#shows").text.strip() == "Page 1"
    left = page.select("[name=without]")[1]["value"]
    browser.page("/contacts/new", **facts(case, once=once, shows="Page 1", without=left))
    assert (one().subject, one().media_type, one().shows) == (one_contact().public_id, "image/jpeg", "Page 1")
    assert count(AttachmentContent) == 1


def test_the_draft_leads_back_to_its_photos_for_its_author_alone(browser, make, case, app):
    browser.page("/contacts/new", status=422, **facts(case, note="", files=files(photo())))
    draft = browser.page("/drafts").select_one("main a[href*='draft=']")["href"]
    assert "One file is here already." in browser.page(draft).text
    supervisor = Browser(app).sign_in(make.supervisor())
    assert supervisor.open(f"/attachments/{one().public_id}/file").status_code == 404
    assert browser.open(f"/attachments/{one().public_id}/file").status_code == 200
    throw_away = browser.page("/drafts").select_one("form[action$='throw-away']")["action"]
    browser.send(throw_away)
    assert count(Attachment) == count(AttachmentContent) == 0


def test_a_session_that_ends_while_photos_are_sent_keeps_them(browser, case, rosa, app):
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        page = browser.page("/contacts/new")
        form = facts(case, csrf_token=page.select_one("[name=csrf_token]")["value"], once=str(uuid4()))
        with db.writing() as session:
            session.execute(update(UserSession).values(ended_at=clock.now()))
        browser.send("/contacts/new", **form, files=files(photo()))
        assert count(Contact) == 0 and count(Attachment) == 1
        browser.sign_in(rosa)
        kept = browser.page("/drafts").select_one("a[href^='/drafts/kept']")["href"]
        again = browser.page(kept).select("form[action='/contacts/new'] [name]")
        browser.page("/contacts/new", **{one["name"]: one.get("value", one.text.strip()) for one in again})
    finally:
        app.config["WTF_CSRF_ENABLED"] = False
    assert one().subject == one_contact().public_id


def test_a_file_that_is_far_too_large_gives_the_words_back(browser, case):
    sent = files(b"\xff\xd8\xff" + b"x" * 16 * 1024 * 1024)
    page = browser.page("/contacts/new", status=422, **facts(case, files=sent))
    assert "The first file is larger than 15 MB." in page.select_one(".problems").text
    assert words_in(page) == facts(case)["note"]


def test_files_that_are_too_large_together_give_the_words_back(browser, case, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_HELD", 5_000)
    page = browser.page("/contacts/new", status=422, **facts(case, files=files(photo(), paper())))
    assert "Together these files are larger than 60 MB." in page.select_one(".problems").text
    assert words_in(page) == facts(case)["note"]
    assert "already" not in page.text, "a file that was cut is not kept"


def test_every_reason_is_one_sentence_for_a_person(app):
    with app.test_request_context():
        for why in Unfit:
            assert str(unfit_words(why, 2)).startswith("The second file ")
            assert str(unfit_words(why, 9)).startswith("File number 9 ")
