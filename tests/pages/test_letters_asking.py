"""What a notice knows fills the blanks; what it does not know is asked, and folds away once it is answered."""

from datetime import date

import pytest

from advocacy.deadlines.kinds import DeadlineState, NoticeKind
from tests.deadline_rows import deadline_in, notice_in
from tests.pages.letters import ADDRESS, Desk, the_letter


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return Desk(browser, make.case(rosa))


@pytest.fixture
def begin(desk, make, rosa):
    def begun(template: str = "T03", state: str = "", language: str = "en", **facts):
        facts = {"dated": date(2026, 3, 2), "effective": date(2026, 3, 20), **facts}
        notice = notice_in(make, desk.case, rosa, agency_name="Larkmere Benefits Office", **facts)
        if state:
            kept = {"rule": "SNAP-KEEP", "result": "keep_benefits", "state": state}
            day = {"filed_on": date(2026, 3, 4)} if state == DeadlineState.FILED else {}
            deadline_in(make, desk.case, rosa, notice=notice, **kept, **day)
        address = f"/cases/{desk.case.public_id}/letters/new?notice={notice.public_id}"
        desk.browser.page(address, template=template, language=language)
        return the_letter()

    return begun


def groups(desk) -> tuple[set[str], set[str]]:
    """The names of what is asked, and of what is folded away."""
    asked = desk.browser.page(desk.url("/edit")).select_one("section[aria-labelledby=asked]")
    folded = {field["name"] for field in asked.select("details input, details textarea")}
    return {field["name"] for field in asked.select("input, textarea")} - folded, folded


def test_what_the_notice_says_fills_the_blanks(begin):
    facts = {"takes_away": "Home care, from 30 hours to 12.\n", "numbers": "C-118\nM-7\n", "rule": "SNAP-FH"}
    letter = begin(**facts)
    assert letter.answers["action"] == "cuts this: Home care, from 30 hours to 12"
    assert (letter.answers["notice_day"], letter.answers["effective_day"]) == ("2026-03-02", "2026-03-20")
    assert letter.answers["program"] == "snap"
    assert "C-118, M-7" in letter.about
    assert "The notice cuts this: Home care, from 30 hours to 12." in letter.body


def test_what_the_notice_does_not_know_stays_a_question(begin, desk):
    letter = begin(kind=NoticeKind.OTHER, effective=None, takes_away="")
    assert not {"action", "effective_day", "program", "keep_benefits"} & set(letter.answers)
    asked, _folded = groups(desk)
    assert {"q_action", "q_program", "q_keep_benefits", "q_disagree", "reference_no"} <= asked


def test_nobody_decides_for_the_person_that_benefits_stay(begin):
    assert "keep_benefits" not in begin(state=DeadlineState.OPEN).answers
    assert begin(state=DeadlineState.NOT_WANTED).answers["keep_benefits"] == "no"
    assert begin(state=DeadlineState.FILED).answers["keep_benefits"] == "keep"


def test_words_of_a_notice_are_not_put_into_a_spanish_letter(begin):
    letter = begin(language="es", takes_away="Home care")
    assert "action" not in letter.answers
    assert letter.answers["notice_day"] == "2026-03-02"


def test_another_letters_questions_take_nothing(begin):
    assert "received_day" not in begin("T26").answers, "what came there is not the notice"
    assert begin("T04", kind=NoticeKind.DENIED, takes_away="An inhaler").answers["service"] == "An inhaler"


def test_what_is_answered_folds_away(begin, desk):
    begin()
    asked, folded = groups(desk)
    assert {"q_notice_day", "recipient"} <= folded and "q_meeting" in asked
    page = desk.write(q_meeting="phone", reference_no="C-9")
    asked, folded = groups(desk)
    assert {"q_meeting", "reference_no"} <= folded
    assert "C-9" in desk.fields()["about"]
    assert "questions are left" in page.main.get_text(" ", strip=True)


def test_what_can_not_be_read_stays_a_question(begin, desk):
    begin()
    page = desk.write(status=422, q_notice_day="someday")
    field = page.select_one("#q_notice_day")
    assert field["value"] == "someday" and not field.find_parent("details")


def test_when_all_is_answered_it_says_so(begin, desk):
    begin(takes_away="Home care", numbers="C-118", rule="SNAP-FH")
    answers = {
        "q_keep_benefits": "no",
        "q_disagree": "I need it.",
        "q_meeting": "phone",
        "q_help_needed": "no",
    }
    page = desk.write(recipient=ADDRESS, authority_day="today", **answers)
    assert "All questions are answered" in page.main.get_text(" ", strip=True)


def test_a_day_of_birth_is_asked_where_the_record_has_none(desk):
    desk.start("T06")
    assert "date_of_birth" in groups(desk)[0]
    desk.write(date_of_birth="March 20, 1985")
    assert "March 20, 1985" in the_letter().about
    assert "date_of_birth" in groups(desk)[1]


def test_the_day_of_the_authority_is_known_already(begin, desk, make, rosa):
    assert begin().authority_day is None
    signed = make.authority(desk.case, "Larkmere Benefits Office", rosa).signed_on
    assert begin().authority_day == signed
    make.authority(desk.case, "Somewhere else", rosa, signed_on=date(2026, 1, 1))
    assert begin().authority_day == signed


def test_the_words_are_folded_until_somebody_touches_them(desk):
    desk.start("T06")
    words = "details:has(#body)"
    assert not desk.browser.page(desk.url("/edit")).select_one(words).has_attr("open")
    page = desk.write(body="In my own words.")
    assert page.select_one(words).has_attr("open")
    page = desk.write(status=422, body="My words", reply_by="someday")
    assert page.select_one(words).has_attr("open")
