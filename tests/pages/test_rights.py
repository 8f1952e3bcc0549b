"""What a notice means for the person: read, printed in both languages, and written down as told."""

import pytest
from sqlalchemy import func, select

from advocacy.audit.models import AuditEvent
from advocacy.cases.models import TimelineEntry
from advocacy.db import db
from advocacy.deadlines.models import Notice
from advocacy.deadlines.plain.models import RightsGiven
from advocacy.people.models import Allowed, Method, SafeContact
from tests.letters.reading_pdf import complaints, kinds, opened, text_of
from tests.pages.dates import in_days, make_deadline

GIVEN = {"how": "read_aloud", "given_on": "today"}


@pytest.fixture
def rosa(make, browser):
    rosa = make.advocate(name="Rosa Delgado")
    browser.sign_in(rosa)
    return rosa


@pytest.fixture
def notice(make, rosa):
    """SNAP is cut: what can be kept and the hearing, counted from three days ago."""
    told = make_deadline(make, make.case(rosa), rosa).notice
    with db.writing():
        found = db.session.merge(told)
        found.rule, found.dated, found.mailed = "SNAP-FH", in_days(-3), in_days(-3)
    return found


def url(notice, more=""):
    return f"/notices/{notice.public_id}/rights{more}"


def test_the_page_says_what_can_be_done_with_keeping_first(browser, notice):
    page = browser.page(url(notice))
    headings = [one.get_text(strip=True) for one in page.select("h2")]
    assert headings[0].startswith("SNAP is cut") and headings[1].startswith("SNAP (food benefits) decided")
    assert "You have until" in page.text and "you have to pay back" in page.text
    assert "The date printed on your notice controls." in page.text
    assert "native speaker" not in page.text


def test_the_spanish_is_marked_in_both_languages(browser, notice):
    page = browser.page(url(notice, "?language=es"))
    assert page.select_one("div[lang=es-US]") and "Usted tiene hasta el" in page.text
    assert "has not been read by a native speaker yet" in page.text
    assert "lengua materna" in page.text


def test_without_a_rule_it_says_what_is_missing(browser, make, rosa):
    notice = make_deadline(make, make.case(rosa), rosa).notice
    page = browser.page(url(notice))
    assert "Nobody has said yet which rule this notice follows." in page.text
    assert not page.select("form.section input[name=how]")
    assert browser.open(url(notice, ".pdf")).status_code == 404


def test_telling_is_kept_once_with_its_days(browser, notice):
    page = browser.page(url(notice, "?language=es"))
    once = page.select_one("form.section input[name=once]")["value"]
    day = page.select_one("input[name=given_on]")["value"]
    for _click in range(2):
        page = browser.page(url(notice, "?language=es"), how="read_aloud", given_on=day, once=once)
    assert "Rights explained: read aloud, in Spanish" in page.text
    kept = db.session.scalars(select(RightsGiven)).one()
    assert kept.language == "es" and {one["rule"] for one in kept.told} == {"SNAP-KEEP", "SNAP-FH"}
    keep = next(one for one in kept.told if one["result"] == "keep_benefits")
    assert keep["day"] == in_days(7).isoformat()
    titles = select(func.count()).where(TimelineEntry.title.startswith("Rights explained"))
    assert db.session.scalar(titles) == 1


def test_how_is_asked_and_nothing_is_lost(browser, notice):
    page = browser.page(url(notice), 422, given_on="yesterday at noon")
    assert page.select_one("input[name=given_on]")["value"] == "yesterday at noon"
    assert "Choose how they got it." in page.text
    assert "Choose how they got it." in page.text
    assert db.session.scalar(select(func.count(RightsGiven.id))) == 0


def test_who_can_not_see_the_case_finds_nothing(browser, make, notice):
    browser.sign_in(make.advocate(team=make.other_team()))
    for address in (url(notice), url(notice, ".pdf")):
        assert browser.open(address).status_code == 404
    assert browser.send(url(notice), **GIVEN).status_code == 404
    assert db.session.scalar(select(func.count(RightsGiven.id))) == 0


def test_whoever_wants_no_letters_gets_it_by_hand(browser, notice):
    with db.writing():
        person = db.session.get(Notice, notice.id).case.person
        person.safe_contacts.append(SafeContact(method=Method.POST, allowed=Allowed.NEVER))
    assert "Hand it to them, or read it with them." in browser.page(url(notice)).text


@pytest.mark.pdf
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_paper_is_tagged_in_its_language_and_names_nobody(browser, notice, language):
    answer = browser.open(url(notice, f".pdf?language={language}&print=large&name=none"))
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    assert "what-you-can-do.pdf" in answer.headers["Content-Disposition"]
    assert not complaints(answer.data)
    whole = opened(answer.data)
    assert kinds(whole).count("H1") == 1 and {"H2", "H3", "P"} <= set(kinds(whole))
    text = " ".join(text_of(answer.data).split())
    assert ("Usted tiene hasta el" if language == "es" else "You have until") in text
    assert ("native speaker" in text) == (language == "es")
    person = db.session.get(Notice, notice.id).case.person
    assert person.name not in text and "Larkmere" not in text
    assert str(whole.Root.Lang) == f"{language}-US"
    title = "Lo que puede hacer y hasta cuándo" if language == "es" else "What you can do, and by when"
    assert str(whole.docinfo.Title) == title
    printed = select(func.count()).where(AuditEvent.action == "rights.printed")
    assert db.session.scalar(printed) == 1


def test_the_page_of_a_date_leads_there(browser, make, rosa):
    deadline = make_deadline(make, make.case(rosa), rosa, rule="SSA-RECON", title="")
    page = browser.page(f"/deadlines/{deadline.public_id}")
    assert page.select_one(f'a[href="{url(deadline.notice)}"]').text == "What this means for the person"
