"""A packet from the ticks to the disclosure: what goes along is agreed to, frozen, and told like the letter itself."""

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.attachments.models import Attachment
from advocacy.consent.disclosing.models import Disclosure
from advocacy.consent.models import Agreement
from advocacy.consent.topics import Topic
from advocacy.db import db
from advocacy.documents.models import Document
from advocacy.documents.queries import issued_bytes
from advocacy.letters.models import Letter
from advocacy.letters.packets.models import LetterPacket, PacketEnclosure
from tests.letters.reading_pdf import read
from tests.looking import Browser
from tests.pages.attached import files
from tests.pages.letters import ADDRESS, YES, Desk, the_letter
from tests.rules.attached_files import paper, photo

pytestmark = pytest.mark.pdf


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    """An issued letter with a photo and a paper on it."""
    desk = Desk(browser, make.case(rosa))
    desk.start()
    desk.finish()
    desk.agree()
    desk.issue()
    browser.page(desk.url("/attachments"), files=files(photo(size=(300, 400))), shows="The notice of March 2")
    browser.page(desk.url("/attachments"), files=files(paper(2), name="stubs.pdf"), shows="Pay stubs")
    return desk


def packet() -> LetterPacket:
    db.session.rollback()
    return db.session.scalars(select(LetterPacket).order_by(LetterPacket.id.desc()).limit(1)).one()


def ticks(*shows: str) -> list[str]:
    found = db.session.execute(select(Attachment.shows, Attachment.public_id)).all()
    return [f"attachment:{one.public_id}" for one in found if not shows or one.shows in shows]


def choose(desk: Desk, *shows: str, status: int = 200, **more):
    told = {"papers": ticks(*shows), **YES, **more}
    return desk.browser.page(desk.url("/packet"), status=status, **told)


def bind(desk: Desk, status: int = 200):
    return desk.browser.page(f"/packets/{packet().public_id}/bind", status=status, do="bind")


def test_a_packet_goes_from_the_ticks_to_the_disclosure(desk, browser):
    offered = browser.page(desk.url("/packet")).main.text
    assert "The notice of March 2 (1 page" in offered and "Pay stubs (2 pages" in offered
    page = choose(desk)
    assert "They agreed. Not bound yet." in page.main.text
    frozen = issued_bytes(the_letter().document_id)
    page = bind(desk)
    assert "Bound. Not sent yet." in page.main.text
    made = browser.open(f"/packets/{packet().public_id}.pdf")
    assert (
        made.headers["Content-Disposition"] == f'attachment; filename="packet-{packet().document.number}.pdf"'
    )
    pages = read(made.data)
    assert "The notice of March 2" in pages[0].text and f"page 1 of {len(pages)}" in pages[0].text
    assert issued_bytes(the_letter().document_id) == frozen, "the letter itself stays as it was issued"
    assert packet().document.number in browser.page(desk.url()).main.text
    assert "It went with its enclosures" in browser.page(desk.url("/sent")).main.text
    browser.page(desk.url("/sent"), sent_on="today", how="fax", packet="y")
    told = {one.kind: one for one in db.session.scalars(select(Disclosure))}
    assert "The notice of March 2; Pay stubs" in told["packet"].what
    assert told["packet"].document_sha256 == packet().document.sha256
    assert packet().sent_on == clock.today()
    assert "Sent on" in browser.page(f"/packets/{packet().public_id}").main.text


def test_without_its_packet_only_the_letter_is_told(desk, browser):
    choose(desk)
    bind(desk)
    browser.page(desk.url("/sent"), sent_on="today", how="mail")
    assert {one.kind for one in db.session.scalars(select(Disclosure))} == {"letter"}
    assert packet().sent_on is None


def test_nothing_ticked_and_no_yes_are_asked_for_and_what_was_typed_stays(desk):
    page = choose(desk, "nothing of that name", note="She has read both", status=422)
    assert "Tick what goes along with the letter." in page.select_one(".problems").text
    assert page.select_one("input[name=note]")["value"] == "She has read both"
    page = choose(desk, "Pay stubs", said_to="", status=422)
    assert page.select_one("input[name=papers][checked]")["value"] == ticks("Pay stubs")[0]


def test_what_the_papers_tell_has_to_be_covered_by_a_consent(make, browser, rosa):
    """The letter tells about housing, and so does the consent. Pay stubs tell about money."""
    case = make.case(rosa)
    make.consent(case, ADDRESS.splitlines()[0], rosa, topics=[Topic.HOUSING])
    make.authority(case, ADDRESS.splitlines()[0], rosa)
    desk = Desk(browser, case)
    desk.start("T26", signer="advocate")
    desk.write(topics=["housing"], purpose="housing")
    desk.finish()
    desk.agree()
    desk.issue()
    assert the_letter().document_id, "the consent covers the letter"
    browser.page(desk.url("/attachments"), files=files(paper(1), name="stubs.pdf"), shows="Pay stubs")
    page = choose(desk, "Pay stubs", topics=["money"])
    assert "Give it a number and bind it" not in page.main.text
    bind(desk, status=422)
    assert packet().document_id is None
    choose(desk, "Pay stubs", topics=["housing"])
    bind(desk)
    assert packet().document_id is not None


def test_a_yes_that_was_taken_back_keeps_it_here(desk, browser):
    choose(desk)
    bind(desk)
    bound = packet().public_id
    with db.writing():
        yes = db.session.scalars(select(Agreement).where(Agreement.subject == bound)).one()
        yes.withdrawn_at = clock.now()
    answer = browser.open(f"/packets/{packet().public_id}.pdf")
    assert answer.status_code == 303
    assert "Bound. It must not go." in browser.page(f"/packets/{packet().public_id}").main.text


def test_a_paper_that_was_removed_meanwhile_is_not_bound(desk, browser):
    choose(desk, "Pay stubs")
    with db.writing():
        one = db.session.scalars(select(Attachment).where(Attachment.shows == "Pay stubs")).one()
        one.removed_at, one.removed_by_id = clock.now(), one.added_by_id
    page = bind(desk, status=422)
    assert "“Pay stubs” is gone or was changed." in page.main.text


def test_a_second_click_makes_one_packet_and_one_number(desk, browser):
    form = {"papers": ticks(), **YES, "once": "6f9619ff-8b86-d011-b42d-00c04fc964ff"}
    for _time in range(2):
        browser.page(desk.url("/packet"), **form)
    bind(desk)
    bind(desk)
    db.session.rollback()
    assert len(db.session.scalars(select(LetterPacket)).all()) == 1
    assert len(db.session.scalars(select(Document).where(Document.kind == "packet")).all()) == 1
    assert len(db.session.scalars(select(PacketEnclosure)).all()) == 2


def test_a_draft_gets_no_packet_and_a_stranger_none_at_all(app, make, desk, browser):
    choose(desk)
    stranger = Browser(app).sign_in(make.advocate())
    for address in (
        f"/packets/{packet().public_id}",
        f"/packets/{packet().public_id}.pdf",
        desk.url("/packet"),
    ):
        assert stranger.open(address).status_code == 404
    assert stranger.send(f"/packets/{packet().public_id}/bind").status_code == 404
    assert browser.open(f"/packets/{packet().public_id}.pdf").status_code == 404, "not bound yet"
    desk.start()
    assert "Issue the letter first." in browser.page(desk.url("/packet")).main.text


def test_a_paper_of_another_case_can_not_be_named(desk, make, browser, rosa):
    elsewhere = Desk(browser, make.case(rosa, reference="0999"))
    letter = the_letter().public_id
    elsewhere.start()
    browser.page(elsewhere.url("/attachments"), files=files(photo()), shows="Of someone else")
    form = {"papers": ticks("Of someone else"), **YES}
    page = browser.page(f"/letters/{letter}/packet", status=422, **form)
    assert "Tick what goes along with the letter." in page.select_one(".problems").text


def on_housing(make, browser, rosa) -> Desk:
    """A letter about housing that the advocate signs, under a consent for housing alone; one about health before it."""
    case = make.case(rosa)
    make.consent(case, ADDRESS.splitlines()[0], rosa, topics=[Topic.HOUSING])
    make.authority(case, ADDRESS.splitlines()[0], rosa)
    desk = Desk(browser, case)
    desk.start()
    desk.finish()
    desk.agree()
    desk.issue()
    desk.start("T26", signer="advocate")
    desk.write(topics=["housing"], purpose="housing")
    desk.finish()
    desk.agree()
    desk.issue()
    return desk


def test_an_earlier_letter_tells_what_it_tells_whatever_was_ticked(make, browser, rosa):
    desk = on_housing(make, browser, rosa)
    earlier = db.session.scalars(select(Letter).order_by(Letter.id)).first()
    assert earlier.state == "issued" and "health" in earlier.topics
    told = {"papers": [f"letter:{earlier.public_id}"], "topics": ["housing"], **YES}
    browser.page(desk.url("/packet"), **told)
    assert set(earlier.topics) <= set(packet().topics)
    assert "does not cover" in bind(desk, status=422).main.text
    assert packet().document_id is None


def test_a_letter_that_was_made_void_meanwhile_does_not_go_along(make, browser, rosa):
    desk = on_housing(make, browser, rosa)
    make.consent(desk.case, ADDRESS.splitlines()[0], rosa)
    earlier = db.session.scalars(select(Letter).order_by(Letter.id)).first().public_id
    browser.page(desk.url("/packet"), papers=[f"letter:{earlier}"], topics=["housing"], **YES)
    browser.page(f"/letters/{earlier}/void", why="The wrong dates.")
    assert "is gone or was changed" in bind(desk, status=422).main.text
