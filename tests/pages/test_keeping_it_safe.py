"""The recovery sheet and the page “Keeping it safe”: who gets the key, after what, and who will know."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.jobs.models import WorkerSeen
from advocacy.keeping.models import BackupMade
from advocacy.recovery import fingerprint, groups, identity_of, read_recovery

PASSWORD = "lanterns by the river"
SHEET, PAGE = "/settings/recovery-sheet", "/settings/keeping-it-safe"


@pytest.fixture
def ann(make, browser):
    user = make.administrator(password=PASSWORD)
    browser.sign_in(user)
    return user


@pytest.fixture
def identity(app):
    return read_recovery(app.config["SETTINGS"])


def actions() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)))


@pytest.mark.pdf
def test_the_sheet_is_one_page_from_which_the_key_can_be_typed(browser, ann, identity, installation):
    answer = browser.send(SHEET, current_password=PASSWORD)
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    assert (
        "attachment" in answer.headers["Content-Disposition"]
        and answer.headers["Cache-Control"] == "no-store"
    )
    pages = PdfReader(BytesIO(answer.data)).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    typed = text[text.index("AGE-SECRET-KEY-1") : text.index("Fingerprint")]
    assert str(identity_of(typed)) == str(identity)
    words = " ".join(text.split())
    for expected in (
        fingerprint(identity),
        "Riverbend Peer Advocates",
        "advocacy restore",
        "Kept by",
        "apart from the backups",
    ):
        assert expected in words
    assert actions()[-1] == "recovery_sheet.made"
    assert "Recovery sheet last made" in browser.page(PAGE).text
    for file in installation.app.config["SETTINGS"].instance.iterdir():
        assert answer.data[:200] not in file.read_bytes(), "the sheet is on no disk"


def test_without_the_password_there_is_no_sheet(browser, ann, identity):
    browser.page(SHEET)
    for typed in ("", "lanterns", "x" * 2000):
        page = browser.page(SHEET, status=422, current_password=typed)
        assert not any(group in page.text for group in groups(identity))
    assert actions().count("recovery_sheet.refused") == 1
    for _ in range(4):
        browser.send(SHEET, current_password="wrong")
    assert "Wait 1 second" in browser.page(SHEET, status=422, current_password=PASSWORD).text
    assert "recovery_sheet.made" not in actions()


@pytest.mark.parametrize("who", ["advocate", "supervisor", "auditor"])
def test_only_an_administrator_gets_it(browser, make, who):
    browser.sign_in(getattr(make, who)(password=PASSWORD))
    for url in (SHEET, PAGE):
        assert browser.open(url).status_code == 403
        assert browser.send(url, current_password=PASSWORD).status_code in (403, 405)


def test_the_page_says_what_is_to_be_done(browser, ann, make, identity):
    page = browser.page(PAGE)
    assert "There is no backup. If the disk fails" in page.text
    assert "The recovery sheet was never printed." in page.text
    assert "advocacy backup" in page.text and fingerprint(identity) in page.text
    facts = {"size": 1, "revision": "1", "audit_rows": 0, "audit_head": "", "key": fingerprint(identity)}
    with db.writing():
        db.session.add(BackupMade(made_at=clock.now(), place="/elsewhere/x", **facts))
        db.session.add(WorkerSeen(name="here:1", seen_at=clock.now()))
    page = browser.page(PAGE)
    assert "There is no backup" not in page.text and "Last backup: " in page.text
    assert page.select_one(f'a[href="{SHEET}"]')


def test_the_way_there(browser, ann):
    for url in ("/", "/settings"):
        assert browser.page(url).select_one(f'a[href="{PAGE}"]')
