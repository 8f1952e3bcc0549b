"""What a consent puts on a paper: its notice on every page, and a box that says what it allows."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.consent import release
from advocacy.consent.disclosing.models import Disclosure, Notice, Reliance
from advocacy.consent.kinds import State
from advocacy.consent.models import Consent
from advocacy.consent.notices import FERPA, PART2_LONG, PART2_SHORT, notices_for
from advocacy.consent.topics import Topic
from advocacy.db import db
from advocacy.documents.models import Document, DocumentState
from advocacy.documents.queries import issued_bytes
from advocacy.letters.issuing import IssuableLetter
from advocacy.letters.models import Letter
from advocacy.organization.models import Organization
from advocacy.web.refusals import Refused
from tests.letters.reading_pdf import read
from tests.pages.letters import Desk, the_letter

OLD = "42 CFR part 2 prohibits unauthorized disclosure of these records."
CLINIC = "Larkfield Health Plan"


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_wording_is_the_one_of_2024():
    assert "unauthorized use or disclosure" in PART2_SHORT and OLD not in (PART2_SHORT, PART2_LONG)
    assert PART2_LONG.startswith("This record which has been disclosed to you is protected by Federal")
    assert PART2_LONG.endswith("to further use or redisclose the record (see 42 CFR 2.31).")


@pytest.mark.parametrize(
    ("regimes", "topics", "form", "foot", "texts"),
    [
        ((), (), "none", "", ()),
        (("part2",), (), "short", PART2_SHORT, (PART2_SHORT,)),
        ((), (Topic.SUBSTANCE_USE,), "short", PART2_SHORT, (PART2_SHORT,)),
        (("ferpa",), (), "none", FERPA, (FERPA,)),
        (("part2", "ferpa"), (), "short", PART2_SHORT, (PART2_SHORT, FERPA)),
        (("hipaa", "vawa", "uk_gdpr"), (Topic.HEALTH,), "none", "", ()),
    ],
)
def test_each_regime_asks_for_its_own_notice(regimes, topics, form, foot, texts):
    found = notices_for(regimes, topics)
    assert (found.form, found.foot, found.texts) == (form, foot, texts)


def test_the_long_form_and_the_words_of_a_state_go_along_where_they_are_wanted():
    found = notices_for(("part2",), (Topic.HEALTH,), form="long", extra="State law 1 holds too.")
    assert (found.form, found.texts) == ("long", (PART2_LONG, "State law 1 holds too."))
    assert notices_for((), (Topic.HOUSING,), extra="State law 1 holds too.").texts == ()


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return Desk(browser, make.case(rosa))


@pytest.fixture
def consent(make, desk):
    make.authority(desk.case, CLINIC)
    return make.consent(desk.case, CLINIC, regimes=["part2"], topics_words="The treatment since May.")


@pytest.fixture
def agreed(desk):
    """A letter that both sign, long enough for several pages."""
    desk.start("T01", signer="both")
    desk.finish()
    desk.write(body=desk.fields()["body"] + "\n\n" + "It matters to me. " * 200)
    desk.agree()
    return the_letter()


def change(model, row_id, **facts):
    with db.writing():
        row = db.session.get(model, row_id)
        for name, value in facts.items():
            setattr(row, name, value)


def only(model):
    db.session.rollback()
    return db.session.scalars(select(model)).one()


@pytest.mark.pdf
def test_the_notice_stands_on_every_page_and_the_box_says_what_the_consent_allows(desk, consent, agreed):
    desk.issue()
    pages = [one_line(page.text) for page in read(issued_bytes(the_letter().document_id))]
    assert len(pages) > 1 and all(PART2_SHORT in page for page in pages)
    whole = " ".join(pages)
    for words in (consent.number, f"tells {CLINIC}", "The treatment since May.", "It can be taken back"):
        assert words in whole
    assert OLD not in whole and PART2_LONG not in whole


@pytest.mark.pdf
def test_the_long_form_stands_on_it_where_the_organization_wants_it(desk, consent, agreed):
    change(Organization, 1, part2_notice="long")
    desk.issue()
    pages = [one_line(page.text) for page in read(issued_bytes(the_letter().document_id))]
    assert all(PART2_SHORT in page for page in pages)
    assert one_line(PART2_LONG) in one_line(" ".join(pages))
    assert only(Reliance).notice == Notice.LONG


@pytest.mark.pdf
def test_the_page_on_screen_says_the_same(desk, browser, consent, agreed):
    desk.issue()
    shown = one_line(browser.page(desk.url("/preview")).main.text)
    assert PART2_SHORT in shown and consent.number in shown and "The treatment since May." in shown


@pytest.mark.pdf
def test_sending_is_written_down_once_with_everything_that_is_asked_for(desk, browser, consent, agreed):
    desk.issue()
    for _ in range(2):
        browser.send(
            desk.url("/sent"), sent_on="today", how="fax", once="6f6b1b9e-1b1c-4a7e-9d0f-2b7b9d1f0a01"
        )
    told, document = only(Disclosure), only(Document)
    assert (told.recipient, told.method, told.notice, told.scope_attached) == (CLINIC, "fax", "short", True)
    assert told.consent_id == consent.id and told.document_sha256 == document.sha256
    assert "Box 4410" in told.address and set(told.topics) == set(agreed.topics)
    assert told.purpose == agreed.purpose and told.what.startswith(f"Letter {document.number}: ")
    page = one_line(browser.page(f"/cases/{desk.case.public_id}/disclosures").main.text)
    assert CLINIC in page and consent.number in page and document.number in page
    copy = one_line(browser.page(f"/cases/{desk.case.public_id}/disclosures/copy").main.text)
    assert CLINIC in copy and document.number in copy


@pytest.mark.pdf
def test_without_consent_it_is_written_and_not_issued(desk, browser, agreed):
    page = desk.issue(status=422)
    assert "has not agreed to share this with Larkfield Health Plan yet" in page.select_one(".problems").text
    assert db.session.scalars(select(Document)).all() == []
    assert "Agreed. It cannot go yet." in browser.page(desk.url()).main.text


@pytest.mark.pdf
def test_a_consent_without_authority_lets_nobody_speak_for_them(desk, make, agreed):
    make.consent(desk.case, CLINIC)
    page = desk.issue(status=422)
    assert "has not signed that you may speak for them" in page.select_one(".problems").text


@pytest.mark.pdf
def test_what_was_taken_back_keeps_an_issued_letter_here(desk, browser, consent, agreed):
    desk.issue()
    change(Letter, agreed.id, issued_on=clock.today() - timedelta(days=2))
    browser.page(f"/consents/{consent.public_id}/revoke", how="spoken", words="No more.", received_by="Rosa")
    page = browser.page(desk.url("/sent"), status=422, sent_on="today", how="fax", note="The receipt")
    assert "took back consent" in page.select_one(".problems").text
    assert page.select_one("[name=note]")["value"] == "The receipt"
    shown = browser.page(desk.url())
    assert "Issued. It must not go." in shown.main.text
    assert browser.open(desk.url(".pdf")).status_code == 303, "the frozen page stays here too"
    browser.page(desk.url("/sent"), sent_on="yesterday", how="fax")
    assert only(Disclosure).told_on == clock.today() - timedelta(days=1)
    assert browser.open(desk.url(".pdf")).status_code == 200, "what has gone is our own record"


class TakenBackMeanwhile(IssuableLetter):
    """The consent is taken back while the page is being made."""

    consent_id = 0

    def printer(self, record, document):
        make = super().printer(record, document)

        def slowly() -> bytes:
            content = make()
            now = clock.now()
            change(Consent, self.consent_id, state=State.REVOKED, revoked_at=now)
            return content

        return slowly


@pytest.mark.pdf
def test_taking_back_half_way_voids_the_number_and_says_why(desk, rosa, consent, agreed):
    attempt = TakenBackMeanwhile(agreed.public_id, rosa)
    attempt.consent_id = consent.id
    with pytest.raises(Refused) as refusal:
        release.issue(attempt, case=desk.case.public_id, by=rosa)
    assert "took back consent" in refusal.value.sentence
    document = only(Document)
    assert (document.state, document.void_reason) == (DocumentState.VOID, refusal.value.sentence)
    assert the_letter().state == "agreed" and db.session.scalars(select(Reliance)).all() == []
