"""What was issued: frozen, numbered, and only what the person said yes to."""

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from advocacy import clock
from advocacy.consent import release
from advocacy.consent.models import Agreement
from advocacy.db import db
from advocacy.documents.models import Document, DocumentState
from advocacy.documents.queries import issued_bytes
from advocacy.jobs.running import run_due
from advocacy.letters.issuing import IssuableLetter, outgoing
from advocacy.letters.models import Letter
from advocacy.letters.rules import LetterState
from advocacy.organization.models import Organization
from advocacy.web.refusals import Refused
from tests.letters.own_process import WITHOUT_PANGO, run
from tests.looking import Browser
from tests.pages.letters import Desk, the_letter

pytestmark = pytest.mark.pdf


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return Desk(browser, make.case(rosa))


@pytest.fixture
def agreed(desk):
    desk.start()
    desk.finish()
    desk.agree()
    return the_letter()


@pytest.fixture
def issued(desk, agreed):
    desk.issue()
    return the_letter()


def the_document() -> Document:
    db.session.rollback()
    return db.session.scalars(select(Document).order_by(Document.id.desc())).first()


def change(letter_id: int, **facts) -> None:
    with db.writing():
        letter = db.session.get(Letter, letter_id)
        for name, value in facts.items():
            setattr(letter, name, value)


def test_the_download_is_the_frozen_bytes_and_stays_so(desk, browser, issued):
    first = browser.open(desk.url(".pdf")).data
    document = the_document()
    assert hashlib.sha256(first).hexdigest() == document.sha256
    assert (first, len(first)) == (issued_bytes(document.id), document.size)
    change(issued.id, subject="Something else", body="Other words")
    with db.writing():
        db.session.get(Organization, 1).name = "Another name"
    assert browser.open(desk.url(".pdf")).data == first


def test_numbers_follow_one_another(desk, issued):
    desk.start()
    desk.finish()
    desk.agree()
    desk.issue()
    assert the_document().number == f"L-{clock.today().year}-0002"


def test_words_changed_after_the_yes_are_refused(desk, agreed):
    change(agreed.id, body=agreed.body + " And one more thing.")
    page = desk.issue(status=422)
    assert "The words changed after the person agreed." in page.select_one(".problems").text
    assert the_document() is None


def test_everything_that_prints_is_part_of_the_yes(agreed):
    others = {
        "worker": "Someone else",
        "recipient": "Another agency\nStreet 1\nTown",
        "subject": "Another subject",
        "about": "Member: another",
        "salutation": "Hello:",
        "enclosures": "A paper",
        "copies": "A neighbor",
        "large_print": True,
        "reply_by": clock.today(),
    }
    for name, other in others.items():
        before = getattr(the_letter(), name)
        change(agreed.id, **{name: other})
        letter = the_letter()
        assert release.obstacle(letter.public_id, outgoing(letter), letter.case) is not None, name
        change(agreed.id, **{name: before})
    letter = the_letter()
    assert release.obstacle(letter.public_id, outgoing(letter), letter.case) is None


def test_a_yes_taken_back_before_issuing_stops_it(desk, browser, agreed):
    agreement = db.session.scalars(select(Agreement)).one()
    browser.page(f"/consents/{agreement.public_id}/take-back", do="back")
    page = browser.page(desk.url())
    assert page.select_one(".state h2").text == "No longer agreed. Not issued."
    page = desk.issue(status=422)
    assert "took back" in page.select_one(".problems").text


class TakenBackMeanwhile(IssuableLetter):
    """A yes that is taken back, through the page, while the PDF is being made."""

    browser: Browser

    def printer(self, record, document):
        make = super().printer(record, document)
        agreement = db.session.scalars(select(Agreement)).one().public_id

        def take_back_then_make():
            self.browser.page(f"/consents/{agreement}/take-back", do="back")
            return make()

        return take_back_then_make


def test_a_yes_taken_back_while_the_page_is_made_voids_the_number(desk, browser, rosa, agreed):
    issuable = TakenBackMeanwhile(agreed.public_id, rosa)
    issuable.browser = browser
    with pytest.raises(Refused, match="took back"):
        release.issue(issuable, case=desk.case.public_id, by=rosa)
    document = the_document()
    assert (document.state, document.content) == (DocumentState.VOID, None)
    assert "took back" in document.void_reason
    assert (the_letter().state, the_letter().document_id) == (LetterState.AGREED, None)
    assert browser.open(desk.url(".pdf")).status_code == 404


class Crashes(IssuableLetter):
    """The power goes while the page is being made: nothing after it runs any more."""

    def printer(self, record, document):
        def die():
            raise KeyboardInterrupt

        return die


def test_what_a_crash_leaves_is_released_by_the_job(desk, rosa, agreed):
    release.begin(IssuableLetter(agreed.public_id, rosa), case=desk.case.public_id, by=rosa)
    assert the_letter().state == LetterState.ISSUING
    page = desk.issue()
    assert page.select_one(".state h2").text == "Being issued. This takes a moment."
    number = the_document().id
    with db.writing():
        db.session.get(Document, number).reserved_at = clock.now() - timedelta(minutes=11)
    run_due("a worker")
    assert (the_letter().state, the_document().state) == (LetterState.AGREED, DocumentState.VOID)
    desk.issue()
    assert the_document().number.endswith("-0002")


def test_a_stopped_worker_gives_the_letter_back(desk, rosa, agreed):
    with pytest.raises(KeyboardInterrupt):
        release.issue(Crashes(agreed.public_id, rosa), case=desk.case.public_id, by=rosa)
    assert (the_letter().state, the_document().state) == (LetterState.AGREED, DocumentState.VOID)


def test_downloading_never_renders(desk, app, rosa, issued):
    script = """
answer = client.get(sys.argv[2])
print(answer.status_code, answer.data[:5].decode(), "weasyprint" in sys.modules)
"""
    assert run(app, rosa, script, desk.url(".pdf")).split() == ["200", "%PDF-", "False"]


def test_without_the_library_the_page_says_what_to_install_and_the_letter_stays_agreed(
    desk, app, rosa, agreed
):
    script = (
        WITHOUT_PANGO
        + """
answer = client.post(sys.argv[2] + "/issue", data={})
preview = client.get(sys.argv[2] + "/preview.pdf")
line = "apt-get install -y --no-install-recommends libpango-1.0-0"
print()
print(answer.status_code, line in answer.text, preview.status_code, line in preview.text)
"""
    )
    said = run(app, rosa, script, desk.url()).splitlines()
    assert said[-1] == "422 True 503 True"
    assert (the_letter().state, the_letter().document_id) == (LetterState.AGREED, None)
    desk.issue()
    assert the_letter().state == LetterState.ISSUED


@pytest.mark.parametrize(
    "deed",
    [
        "update document set content = null",
        "update document set number = 'L-1'",
        "update document set state = 'void'",
        "delete from document",
    ],
)
def test_the_database_refuses_to_change_what_was_issued(issued, deed):
    with pytest.raises(DBAPIError, match="never"), db.noting() as connection:
        connection.execute(text(deed))
