"""The morning's post: what it binds, what it leaves out, and that nothing else changes."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest

from advocacy import clock
from advocacy.access.models import Assignment
from advocacy.db import db
from advocacy.documents.engine.binding import bind
from advocacy.letters import post_views
from tests.letters.reading_pdf import text_of
from tests.looking import Browser
from tests.pages.letters import Desk, the_letter

pytestmark = pytest.mark.pdf


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def issued(make, browser, rosa):
    desk = Desk(browser, make.case(rosa))
    desk.start()
    desk.finish()
    desk.agree()
    desk.issue()
    return the_letter()


def pages(count: int) -> bytes:
    with pikepdf.Pdf.new() as pdf:
        for _number in range(count):
            pdf.add_blank_page(page_size=(612, 792))
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_each_begins_on_its_own_sheet():
    with pikepdf.Pdf.open(BytesIO(bind([("a", pages(1)), ("b", pages(2)), ("c", pages(3))]))) as bound:
        assert len(bound.pages) == 2 + 2 + 3
        assert bound.check_pdf_syntax() == []
        with bound.open_outline() as outline:
            assert [one.title for one in outline.root] == ["a", "b", "c"]


def test_issued_letters_are_bound_and_not_marked_as_sent(browser, issued):
    subject, number = issued.subject, issued.document.number
    assert subject in browser.page("/letters/post").text
    answer = browser.open("/letters/post.pdf")
    assert answer.mimetype == "application/pdf"
    assert number in text_of(answer.data)
    db.session.rollback()
    assert the_letter().sent_on is None


def test_what_may_not_go_is_left_out_with_the_reason(browser, issued, monkeypatch):
    monkeypatch.setattr(post_views, "why_it_cannot_go", lambda _letter: "They took it back.")
    assert "They took it back." in browser.page("/letters/post").text
    assert browser.open("/letters/post.pdf").status_code == 404


def test_consent_taken_back_while_it_is_bound(browser, issued, monkeypatch):
    answers = iter((None, "They took it back."))
    monkeypatch.setattr(post_views, "why_it_cannot_go", lambda _letter: next(answers))
    assert browser.open("/letters/post.pdf").status_code == 303


def test_a_case_that_is_handed_over_while_it_is_bound(browser, rosa, issued, monkeypatch):
    """Access is asked again as the gate is: what took seconds to make is not given to who may not see it any more."""

    def handed_over(papers):
        with db.writing() as session:
            for row in session.query(Assignment).filter_by(user_id=rosa.id):
                row.starts_on = row.ends_on = clock.today() - timedelta(days=3)
        return bind(papers)

    monkeypatch.setattr("advocacy.documents.engine.binding.bind", handed_over)
    answer = browser.open("/letters/post.pdf")
    assert (answer.status_code, answer.location) == (303, "/letters/post")


def test_nobody_else_sees_it(app, make, issued):
    other = Browser(app).sign_in(make.advocate())
    assert issued.subject not in other.page("/letters/post").text
    assert other.open("/letters/post.pdf").status_code == 404
