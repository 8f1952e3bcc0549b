"""Letters, from the choice of one to the answer that came."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.documents.models import Document
from advocacy.issues.models import Issue, System
from advocacy.letters.models import Letter
from advocacy.letters.queries import letters_needing
from advocacy.letters.rules import LetterState
from advocacy.letters.templates import load_templates
from tests.looking import Browser
from tests.pages.letters import ADDRESS, RECORDS, YES, Desk, the_letter


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


def test_the_draft_opens_filled_from_the_issue(desk, browser, make):
    issue = make.kept(
        Issue(
            case_id=desk.case.id,
            title="Home care was cut",
            system=System.HEALTHCARE,
            agency_name="Larkfield Health Plan",
            agency_address="P.O. Box 4410\nDunmore, OH 43998-4410",
            worker="Ms. Paula Verhoeven, Appeals Manager",
            reference_number="PA-2026-118834",
            opened_on=clock.today(),
        )
    )
    letter = desk.start("T01", issue=str(issue.public_id))
    fields = desk.fields()
    assert fields["worker"] == "Ms. Paula Verhoeven, Appeals Manager"
    assert fields["recipient"] == ADDRESS
    assert fields["salutation"] == "Dear Ms. Paula Verhoeven:"
    assert "PA-2026-118834" in fields["about"]
    assert letter.issue_id == issue.id
    assert browser.page(desk.url()).select_one("h1").text == "Letter to Larkfield Health Plan"


@pytest.mark.parametrize("code", sorted(load_templates()))
def test_every_template_opens_as_a_draft(desk, browser, code):
    desk.start(code)
    page = browser.page(desk.url("/edit"))
    names = {f"q_{question.name}" for question in load_templates()[code].questions}
    assert names <= {field.get("name") for field in page.select("input, textarea")}
    assert "[[" in desk.fields()["body"] or "[[" in desk.fields()["subject"]


def test_a_letter_that_can_not_be_signed_so_is_refused_in_words(desk, browser):
    address = f"/cases/{desk.case.public_id}/letters/new"
    page = browser.page(address, status=422, template="T06", signer="advocate")
    assert "can not be signed in that way" in page.select_one(".problems").text
    assert page.select_one("input[name=template][value=T06][checked]")
    assert count(Letter) == 0


def test_a_letter_must_be_chosen(desk, browser):
    page = browser.page(f"/cases/{desk.case.public_id}/letters/new", status=422, signer="usual")
    assert "Choose a letter." in page.select_one(".problems").text


def test_untouched_text_follows_the_answers(desk):
    desk.start()
    page = desk.write(**RECORDS)
    assert "Dear Records Department:" in desk.fields()["salutation"]
    assert "The text follows your answers." in said(page)


def test_text_changed_by_hand_stays_when_answers_change(desk):
    desk.start()
    mine = "I ask for my records.\n\nIn my own words."
    desk.write(body=mine)
    page = desk.write(**RECORDS)
    assert desk.fields()["body"] == mine
    assert "it stays as you wrote it" in said(page)


def test_filling_again_keeps_what_it_replaces(desk, browser):
    desk.start()
    desk.write(body="In my own words.")
    desk.write(do="fill")
    assert "In my own words." not in desk.fields()["body"]
    assert "In my own words." in said(browser.page(desk.url("/earlier")))
    assert "One earlier text" in said(browser.page(desk.url()))


def test_filling_again_keeps_words_that_were_typed_a_moment_ago(desk, browser):
    desk.start()
    desk.write(do="fill", body="Typed just now.")
    assert "Typed just now." in said(browser.page(desk.url("/earlier")))


def test_a_ticked_contact_becomes_a_dated_line(desk, browser, make):
    form = {"who": str(desk.case.public_id), "when": "yesterday", "how": "call"}
    browser.page("/contacts/new", **form, note="They said no | by phone.")
    desk.start("T03")
    page = browser.page(desk.url("/edit"))
    desk.write(pick=page.select_one("input[name=pick]")["value"])
    yesterday = clock.today() - timedelta(days=1)
    line = f"{yesterday:%B} {yesterday.day}, {yesterday.year} | They said no / by phone."
    assert desk.fields()["facts"] == line
    assert line in desk.fields()["body"]


def test_a_line_without_a_day_gets_a_sentence_and_stays(desk):
    desk.start()
    page = desk.write(status=422, facts="They said no on the phone", body="My words")
    assert "Write “They said no on the phone” as day | what happened" in page.select_one(".problems").text
    assert page.select_one("#facts").text.strip() == "They said no on the phone"
    assert page.select_one("#body").text.strip() == "My words"


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


def test_of_two_editors_the_second_sees_both_texts(desk):
    desk.start()
    old = desk.fields()
    desk.write(body="The first one’s words.")
    page = desk.browser.page(
        desk.url("/edit"), status=409, **{**old, "once": "", "body": "The second one’s."}
    )
    both = page.select_one(".conflict").text
    assert "The first one’s words." in both and "The second one’s." in both
    assert the_letter().body == "The first one’s words."


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


def test_no_letter_begins_in_a_closed_case(make, browser, rosa):
    case = make.case(rosa, state="closed", closed_on=clock.today())
    page = browser.page(f"/cases/{case.public_id}/letters/new", status=422, template="T06")
    assert "The case is closed." in page.select_one(".problems").text


PARTS = (
    "",
    "/edit",
    "/agree",
    "/sent",
    "/reply",
    "/throw-away",
    "/earlier",
    "/preview",
    "/preview.pdf",
    ".pdf",
)


def test_nobody_else_meets_the_letter(desk, make, app):
    desk.start()
    stranger = Browser(app).sign_in(make.advocate(team=make.other_team()))
    for part in PARTS:
        assert stranger.open(desk.url(part)).status_code == 404, part
    for part in ("/edit", "/agree", "/issue", "/sent", "/reply", "/throw-away", "/draft"):
        assert stranger.send(desk.url(part), **YES).status_code == 404, part
    assert str(the_letter().public_id) not in stranger.page("/letters?show=all").text


def test_what_is_typed_is_kept_and_taken_up_again(desk, browser, make, app):
    desk.start()
    fields = {**desk.fields(), "body": "Half a sent"}
    answer = browser.open(desk.url("/draft"), fields)
    assert answer.json["saved_at"]
    page = browser.page("/drafts")
    link = page.select_one(f'a[href*="/letters/drafts/{answer.json["draft"]}"]')
    assert browser.page(link["href"]).select_one("#body").text.strip() == "Half a sent"
    assert browser.page(desk.url("/edit")).select_one("a[href*='draft=']")
    stranger = Browser(app).sign_in(make.advocate())
    assert stranger.open(link["href"]).status_code == 404


def test_saving_the_letter_clears_its_draft(desk, browser):
    desk.start()
    fields = desk.fields()
    browser.open(desk.url("/draft"), {**fields, "body": "Half a sent"})
    browser.page(desk.url("/edit"), **{**fields, "body": "A whole sentence."})
    assert not browser.page("/drafts").select_one("a[href*='/letters/drafts/']")


def test_the_lists_say_where_each_letter_stands(desk, browser):
    desk.start()
    desk.finish()
    for address in (f"/cases/{desk.case.public_id}/letters", "/letters", "/letters?show=all&whose=mine"):
        page = said(browser.page(address))
        assert "Draft" in page and "Larkfield Health Plan" in page
    assert "No letters here." in said(browser.page("/letters?show=sent"))
    assert "Letters on their way" in said(browser.page(f"/cases/{desk.case.public_id}"))


@pytest.mark.parametrize(
    "address", ["/letters", "/cases/{case}/letters", "/cases/{case}", "/cases/{case}/timeline"]
)
def test_lists_cost_the_same_however_long(desk, browser, make, queries, address):
    url = address.format(case=desk.case.public_id)
    costs = []
    for more in (3, 9):
        for _ in range(more):
            desk.start()
        browser.page(url)
        with queries() as seen:
            browser.page(url)
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_what_waits_is_known_to_home_and_supervision(desk, make, rosa):
    desk.start()
    assert [letter.id for letter in db.session.scalars(letters_needing(rosa))] == [the_letter().id]
    desk.finish()
    desk.agree()
    desk.issue()
    assert db.session.scalars(letters_needing(rosa)).one()
    desk.browser.page(desk.url("/sent"), sent_on="today", how="mail")
    assert db.session.scalars(letters_needing(rosa)).all() == []
    letter_id = the_letter().id
    with db.writing():
        db.session.get(Letter, letter_id).reply_by = clock.today() - timedelta(days=1)
    assert db.session.scalars(letters_needing(rosa)).one()
    assert db.session.scalars(letters_needing(make.supervisor())).one()
    assert db.session.scalars(letters_needing(make.advocate())).all() == []
