"""What hangs on a letter: their answer, a fax confirmation, the paper signed by hand."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from advocacy.attachments.models import Attachment
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.letters.models import Letter
from tests.looking import Browser
from tests.pages.attached import files, one
from tests.pages.letters import Desk
from tests.rules.attached_files import photo


@pytest.fixture
def desk(make, browser):
    rosa = make.advocate()
    browser.sign_in(rosa)
    desk = Desk(browser, make.case(rosa))
    desk.start()
    return desk


def test_a_scan_is_added_once_and_read_by_whoever_sees_the_letter(app, make, desk, browser):
    once, taken = str(uuid4()), photo()
    for _time in range(2):
        page = browser.page(desk.url("/attachments"), once=once, files=files(taken), shows="Fax confirmation")
    assert "Fax confirmation" in page.main.text
    assert db.session.scalar(select(func.count()).select_from(Attachment)) == 1
    scan = f"/attachments/{one().public_id}/file"
    assert browser.open(scan).status_code == 200
    assert db.session.scalar(select(func.count()).where(AuditEvent.action == "attachment.read"))
    assert Browser(app).sign_in(make.supervisor()).open(scan).status_code == 200
    stranger = Browser(app).sign_in(make.advocate())
    assert stranger.open(scan).status_code == 404
    assert stranger.open(desk.url("/attachments")).status_code == 404
    assert stranger.send(desk.url("/attachments"), files=files(photo())).status_code == 404


def test_a_draft_with_a_scan_is_not_thrown_away(desk, browser):
    browser.page(desk.url("/attachments"), files=files(photo()), shows="Signed by hand")
    page = browser.page(desk.url("/throw-away"), status=422, do="throw")
    assert "Photos or papers belong to this letter." in page.select_one(".problems").text
    assert db.session.scalar(select(func.count()).select_from(Letter)) == 1
