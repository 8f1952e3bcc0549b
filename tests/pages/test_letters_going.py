"""Letters on their way out: agreed, issued, sent, answered."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.documents.models import Document
from advocacy.letters.models import Letter
from advocacy.letters.rules import LetterState
from tests.pages.letters import RECORDS, Desk, the_letter


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return Desk(browser, make.case(rosa))


def count(model) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def stands(page) -> str:
    return page.select_one(".state h2").text


def said(page) -> str:
    return page.main.get_text(" ", strip=True)


def test_a_letter_goes_all_the_way(desk, browser):
    desk.start()
    desk.finish()
    assert stands(browser.page(desk.url())) == "Draft"
    assert stands(desk.agree()) == "Agreed. Not issued yet."
    assert stands(desk.issue()) == "Issued. Not sent yet."
    assert browser.open(desk.url(".pdf")).data.startswith(b"%PDF")
    page = browser.page(desk.url("/sent"), sent_on="today", how="fax", note="confirmation kept")
    assert stands(page).startswith("Sent ") and "by fax" in stands(page)
    page = browser.page(desk.url("/reply"), replied_on="today", words="They will send the records.")
    assert stands(page).startswith("Answered ")
    entries = said(browser.page(f"/cases/{desk.case.public_id}/timeline"))
    for words in ("L-", "issued", "Letter sent by fax", "Answer to the letter"):
        assert words in entries


def test_blanks_and_missing_elements_are_listed_and_block_the_yes(desk, browser):
    desk.start()
    open_points = said(browser.page(desk.url()))
    assert "Blank in the text:" in open_points and "Who the letter is to" in open_points
    page = desk.agree(status=422)
    assert "There are blanks left in the text." in page.select_one(".problems").text
    assert the_letter().state == LetterState.DRAFT


def test_something_may_be_left_out_on_purpose(desk, browser):
    desk.start()
    desk.write(**RECORDS)
    desk.write(body="Please send my records.", about="", subject="Records")
    page = desk.agree(status=422)
    assert "The letter lacks something that it needs." in page.select_one(".problems").text
    boxes = browser.page(desk.url("/edit")).select("input[name=left_out]")
    desk.write(left_out=[box["value"] for box in boxes], enclosures="", copies="")
    assert stands(desk.agree()) == "Agreed. Not issued yet."


def test_an_address_that_does_not_fit_the_window_blocks_the_yes(desk):
    desk.start()
    desk.finish()
    desk.write(recipient="\n".join(f"Line {number}" for number in range(9)))
    page = desk.agree(status=422)
    assert "the envelope’s window shows" in page.select_one(".problems").text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"agreed_on": "tomorrow"}, "The day of the agreement must be today or earlier."),
        ({"agreed_on": "yesterday"}, "The letter was written after that day."),
        ({"said_to": " "}, "Write the name of whoever heard it."),
        ({"how": ""}, "Choose how they agreed."),
    ],
)
def test_a_yes_without_its_facts_is_refused(desk, wrong, sentence):
    desk.start()
    desk.finish()
    page = desk.agree(status=422, **wrong)
    assert sentence in page.select_one(".problems").text


def test_changing_agreed_words_makes_it_a_draft_again_and_says_so(desk):
    desk.start()
    desk.finish()
    desk.agree()
    page = desk.write(body="Other words.")
    assert "it is a draft again" in said(page)
    assert the_letter().state == LetterState.DRAFT


def test_saving_the_same_words_leaves_the_yes_alone(desk):
    desk.start()
    desk.finish()
    desk.agree()
    desk.write()
    assert the_letter().state == LetterState.AGREED


def test_a_double_click_makes_one_letter_and_one_number(desk, browser):
    address, once = f"/cases/{desk.case.public_id}/letters/new", str(uuid4())
    first, second = (browser.send(address, template="T06", once=once) for _ in range(2))
    assert first.location == second.location and count(Letter) == 1
    desk.finish()
    desk.agree()
    once = str(uuid4())
    first, second = (browser.send(desk.url("/issue"), once=once) for _ in range(2))
    assert first.location == second.location and count(Document) == 1
    assert stands(desk.issue()) == "Issued. Not sent yet."
    assert count(Document) == 1


def test_there_is_no_pdf_before_it_is_issued(desk, browser):
    desk.start()
    desk.finish()
    desk.agree()
    assert browser.open(desk.url(".pdf")).status_code == 404


def test_the_download_names_a_number_and_nobody(desk, browser):
    desk.start()
    desk.finish()
    desk.agree()
    desk.issue()
    answer = browser.open(desk.url(".pdf"))
    number = f"L-{clock.today().year}-0001"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="letter-{number}.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    read = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert (read.action, read.subject) == ("letter.downloaded", str(the_letter().public_id))


def test_previews_are_made_on_demand_and_never_kept(desk, browser):
    desk.start()
    assert "Draft, not sent" in said(browser.page(desk.url("/preview")))
    answer = browser.open(desk.url("/preview.pdf"))
    assert answer.data.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"] == 'inline; filename="letter-draft.pdf"'
    assert count(Document) == 0


@pytest.mark.parametrize(
    ("sent_on", "sentence"),
    [
        ("tomorrow", "The day of sending must be today or earlier."),
        ("yesterday", "The letter was issued after that day."),
    ],
)
def test_sending_has_a_day_that_can_be(desk, browser, sent_on, sentence):
    desk.start()
    desk.finish()
    desk.agree()
    desk.issue()
    page = browser.page(desk.url("/sent"), status=422, sent_on=sent_on, how="mail")
    assert sentence in page.select_one(".problems").text
    assert the_letter().sent_on is None


def test_what_is_not_issued_was_not_sent(desk, browser):
    desk.start()
    page = browser.page(desk.url("/sent"), status=422, sent_on="today", how="mail")
    assert "Issue the letter before you record that it was sent." in page.select_one(".problems").text


def test_an_answer_comes_after_the_letter(desk, browser):
    desk.start()
    page = browser.page(desk.url("/reply"), status=422, replied_on="today", words="No.")
    assert "Write down first when and how the letter was sent." in page.select_one(".problems").text


def test_a_draft_can_be_thrown_away_and_an_issued_letter_not(desk, browser):
    desk.start()
    assert "You cannot get it back." in said(browser.page(desk.url("/throw-away")))
    assert "The draft is gone." in said(browser.page(desk.url("/throw-away"), do="throw"))
    assert count(Letter) == 0
    desk.start()
    desk.finish()
    desk.agree()
    desk.issue()
    browser.page(desk.url("/throw-away"), status=422, do="throw")
    assert count(Letter) == 1


def test_an_issued_letter_is_not_written_any_more(desk, browser):
    desk.start()
    desk.finish()
    fields = desk.fields()
    desk.agree()
    desk.issue()
    before = the_letter().body
    browser.page(desk.url("/edit"), **{**fields, "once": "", "body": "Other words."})
    assert the_letter().body == before
