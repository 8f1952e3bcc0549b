"""Writing letters: filled from the case, changed by hand, never lost."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.db import db
from advocacy.issues.models import Issue, System
from advocacy.letters.models import Letter
from advocacy.letters.templates import load_templates
from tests.looking import Browser
from tests.pages.letters import ADDRESS, RECORDS, Desk, the_letter


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


def test_a_ticked_note_becomes_a_dated_line(desk, browser, make):
    form = {"who": str(desk.case.public_id), "when": "yesterday", "how": "call"}
    browser.page("/contacts/new", **form, note="They said no | by phone.")
    desk.start("T03")
    page = browser.page(desk.url("/edit"))
    desk.write(pick=page.select_one("input[name=pick][value^=note]")["value"])
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


def test_no_letter_begins_in_a_closed_case(make, browser, rosa):
    case = make.case(rosa, state="closed", closed_on=clock.today())
    page = browser.page(f"/cases/{case.public_id}/letters/new", status=422, template="T06")
    assert "The case is closed." in page.select_one(".problems").text


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


def test_the_page_beside_the_form_follows_what_is_typed_and_keeps_nothing(desk, browser):
    desk.start()
    before = the_letter().body
    typed = {**desk.fields(), "body": "It is <b>not</b> so. He is an addict."}
    page = browser.open(desk.url("/draft"), typed).json["page"]
    assert "It is &lt;b&gt;not&lt;/b&gt; so." in page, "as words, not as markup"
    assert "“addict”" in page or "an addict" in page
    assert "Read it with them" not in page
    assert the_letter().body == before
    wrong = browser.open(desk.url("/draft"), {**typed, "reply_by": "someday"}).json
    assert wrong["saved_at"] and wrong["page"] is None


def test_saving_the_letter_clears_its_draft(desk, browser):
    desk.start()
    fields = desk.fields()
    browser.open(desk.url("/draft"), {**fields, "body": "Half a sent"})
    browser.page(desk.url("/edit"), **{**fields, "body": "A whole sentence."})
    assert not browser.page("/drafts").select_one("a[href*='/letters/drafts/']")


def test_an_answer_longer_than_a_subject_is_no_trouble(desk, browser):
    desk.start("T16")
    desk.write(q_kind_of_change="accommodation", q_need="a ramp " * 500, recipient="x" * 900)
    assert "Draft" in said(browser.page(desk.url()))


def test_only_what_the_template_asks_for_can_be_left_out(desk):
    desk.start()
    desk.write(left_out=["Something else"])
    assert the_letter().left_out == []


def test_letters_that_fit_any_office_stand_together_at_the_end(desk, browser):
    page = browser.page(f"/cases/{desk.case.public_id}/letters/new")
    *_systems, last = page.select("fieldset h2.section-small")
    codes = [box["value"] for box in last.find_next_sibling("div").select("input[name=template]")]

    assert last.text == "For any office"
    assert {"T18", "T24", "T27"} <= set(codes)
    assert not {"T01", "T03", "T28"} & set(codes)
    assert len(page.select("input[name=template]")) == len(load_templates())


def test_letters_of_the_issues_own_system_come_first_and_others_can_be_hidden(desk, browser, make):
    facts = {"title": "A ramp", "system": System.HOUSING, "opened_on": clock.today()}
    issue = make.kept(Issue(case_id=desk.case.id, **facts))
    address = f"/cases/{desk.case.public_id}/letters/new?issue={issue.public_id}"
    first = browser.page(address).select_one("fieldset h2.section-small")
    page = browser.page(f"{address}&system=education")

    assert first.text == "Housing"
    assert first.find_next_sibling("div").select_one("input[value=T16]")
    assert page.select_one("fieldset h2.section-small").text == "School and learning"
    assert page.select_one("input[value=T09]") and not page.select_one("input[value=T16]")
    assert page.select_one("form.filter [name=issue]")["value"] == str(issue.public_id)
    assert len(browser.page(f"{address}&system=x").select("[name=template]")) == len(load_templates())
