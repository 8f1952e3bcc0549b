"""Photos and papers that are kept: seen by those who may see their record, and gone when removed."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from advocacy import clock
from advocacy.access.models import Assignment
from advocacy.attachments import operations
from advocacy.attachments.cleaning.kinds import Clean
from advocacy.attachments.models import Attachment, AttachmentContent
from advocacy.audit.models import AuditEvent
from advocacy.cases.models import Case
from advocacy.contacts.models import Contact, ContactCase
from advocacy.db import db
from advocacy.issues.models import System
from advocacy.issues.operations import IssueFacts, add_issue
from tests.looking import Browser
from tests.pages.attached import files, one
from tests.pages.test_contacts import count, facts, one_contact
from tests.rules.attached_files import SECRET, paper, photo

ODD_NAME = "Nguyen\u202egpj.exe" + "x" * 300 + "\x01\x7f.jpg"


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def case(make, rosa):
    return make.case(rosa)


def last_read() -> AuditEvent:
    return db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)).one()


@pytest.fixture
def contact(browser, case) -> Contact:
    browser.page("/contacts/new", **facts(case))
    return one_contact()


@pytest.fixture
def photographed(browser, contact) -> Attachment:
    """A photo that was added to a contact after it was saved."""
    url = f"/contacts/{contact.public_id}/attachments"
    browser.page(url, files=files(photo(), name=ODD_NAME), shows="Notice of March 3")
    return one()


def test_what_nobody_came_back_to_is_gone_after_two_weeks(browser, case, photographed):
    browser.page("/contacts/new", status=422, **facts(case, note="", files=files(paper())))
    operations.throw_old_away()
    assert count(Attachment) == 2
    with db.writing() as session:
        session.execute(update(Attachment).values(added_at=clock.now() - timedelta(days=15)))
    operations.throw_old_away()
    assert one().public_id == photographed.public_id


def test_a_photo_added_later_stands_on_the_timeline(browser, case, photographed):
    page = browser.page(f"/cases/{case.public_id}/timeline")
    assert "Photo added" in page.text and "Notice of March 3" in page.text
    assert page.select_one(f'a[href="/attachments/{photographed.public_id}"]')


def test_it_is_given_out_to_be_saved_and_never_to_be_run(browser, photographed):
    answer = browser.open(f"/attachments/{photographed.public_id}/file")
    assert answer.content_type == "image/jpeg" and answer.data.startswith(b"\xff\xd8")
    assert SECRET.encode() not in answer.data
    headers = answer.headers
    assert headers["Content-Disposition"] == (
        f'attachment; filename="attachment-{str(photographed.public_id)[:8]}.jpg"'
    )
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (headers["X-Content-Type-Options"], headers["Cache-Control"]) == ("nosniff", "no-store")
    assert (last_read().action, last_read().subject) == ("attachment.read", str(photographed.public_id))


def test_the_name_of_the_file_is_kept_nowhere(browser, photographed, contact):
    page = browser.page(f"/contacts/{contact.public_id}")
    assert "gpj" not in page.text
    for row in db.session.scalars(select(AuditEvent)):
        assert "gpj" not in row.detail and "Notice of" not in row.detail


def test_whoever_may_not_see_the_contact_now_sees_no_photo(browser, make, app, case, photographed):
    ids = ("", "/file")
    supervisor = Browser(app).sign_in(make.supervisor())
    strangers = [make.supervisor(team=make.other_team()), make.advocate(), make.administrator()]
    for end in ids:
        assert supervisor.open(f"/attachments/{photographed.public_id}{end}").status_code == 200
        for stranger in strangers:
            answer = Browser(app).sign_in(stranger).open(f"/attachments/{photographed.public_id}{end}")
            assert answer.status_code in (403, 404)
    with db.writing() as session:
        session.execute(update(Assignment).values(ends_on=clock.today() - timedelta(days=1)))
    for end in ids:
        assert browser.open(f"/attachments/{photographed.public_id}{end}").status_code == 404
    url = f"/contacts/{one_contact().public_id}/attachments"
    assert browser.send(url, files=files(paper())).status_code == 404
    assert count(Attachment) == 1


def test_of_two_who_describe_it_the_second_sees_both(browser, photographed):
    url = f"/attachments/{photographed.public_id}"
    browser.page(url, shows="The notice, page 1", version="1")
    page = browser.page(url, status=409, shows="Another page", version="1")
    assert "The notice, page 1" in page.select_one(".conflict").text
    assert one().shows == "The notice, page 1"


def test_who_added_it_takes_it_back_and_a_trace_stays(browser, rosa, contact, photographed):
    page = browser.page(f"/attachments/{photographed.public_id}/remove", sure="yes")
    assert f"by {rosa.name}" in page.select_one(".attached__gone").text
    assert count(AttachmentContent) == 0
    assert (one().shows, one().removed_by_id) == ("", rosa.id)
    assert browser.open(f"/attachments/{photographed.public_id}/file").status_code == 404
    assert "Removed" in browser.page(f"/cases/{contact_case(contact)}/timeline").text


def contact_case(contact):
    found = select(Case.public_id).join(ContactCase, ContactCase.case_id == Case.id)
    return db.session.scalars(found.where(ContactCase.contact_id == contact.id)).one()


def test_after_the_lock_only_a_supervisor_removes_it(browser, make, app, photographed):
    with db.writing() as session:
        session.execute(update(Attachment).values(added_at=clock.now() - timedelta(days=8)))
    url = f"/attachments/{photographed.public_id}/remove"
    page = browser.page(url, status=422, sure="yes")
    assert "Ask your supervisor to remove it." in page.select_one(".problems").text
    assert count(AttachmentContent) == 1
    Browser(app).sign_in(make.supervisor()).page(url, sure="yes")
    assert count(AttachmentContent) == 0


def test_an_issue_takes_papers_too(browser, case, rosa):
    with db.writing():
        issue = add_issue(case, IssueFacts("Rent", System.HOUSING), by=rosa)
    url = f"/issues/{issue.public_id}"
    page = browser.page(f"{url}/attachments", status=422, shows="Nothing chosen")
    assert "Choose a photo or a PDF first." in page.text
    page = browser.page(f"{url}/attachments", files=files(paper(3)), shows="The lease")
    assert "1 file is added." in page.text and "PDF with 3 pages" in page.text
    assert one().kind == "issue"


def test_lists_never_load_the_bytes(browser, contact, photographed, queries):
    with queries() as seen:
        browser.page(f"/contacts/{contact.public_id}")
    assert not [one for one in seen if "attachment_content.content" in one]


def test_a_contact_costs_the_same_with_more_photos(browser, contact, photographed, queries):
    def cost() -> int:
        with queries() as seen:
            browser.page(f"/contacts/{contact.public_id}")
        return len(seen)

    few = cost()
    with db.writing():
        for number in range(5):
            clean = Clean("image/jpeg", b"x", b"y", 1)
            received = [operations.Received(f"{number}" * 64, clean)]
            operations.attach("contact", contact.public_id, received, "", once=None, by=contact.author)
    assert cost() == few
    assert db.session.scalar(select(func.count()).select_from(Attachment)) == 6
