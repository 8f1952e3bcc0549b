"""Two at one letter: the second to come finds what the first one did."""

from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from advocacy.db import db
from advocacy.letters.life.checking_rules import Step
from advocacy.letters.life.models import LetterCheck, LetterSending
from advocacy.organization.models import Organization
from tests.looking import Browser
from tests.pages.letters import Desk, the_letter


@pytest.fixture
def desk(make, browser):
    rosa = make.advocate()
    browser.sign_in(rosa)
    desk = Desk(browser, make.case(rosa))
    desk.start()
    desk.finish()
    desk.agree()
    return desk


def at_once(app, *works):
    """The status that each got, all sent at the same moment."""
    ready, got = Barrier(len(works)), [0] * len(works)

    def run(place, browser, url, form):
        ready.wait()
        with app.app_context():
            got[place] = browser.send(url, **form).status_code

    threads = [Thread(target=run, args=(place, *work)) for place, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    return sorted(got)


def test_of_two_checks_at_once_one_passes_it(app, make, desk, browser):
    with db.writing():
        db.session.get_one(Organization, 1).letter_check = "all"
    url = desk.url("/check")
    read = browser.page(url).select_one("input[name=read]")["value"]
    browser.page(url, do="ask", words="", read=read)
    pair = [Browser(app).sign_in(make.supervisor()) for _one in range(2)]
    form = {"do": "pass", "words": "", "read": read}
    assert at_once(app, *((one, url, form) for one in pair)) == [303, 422]
    passed = select(func.count()).where(LetterCheck.state == Step.PASSED)
    assert db.session.scalar(passed) == 1


def test_a_letter_is_sent_or_void_and_never_both(app, make, desk, browser):
    desk.issue()
    other = Browser(app).sign_in(make.supervisor())
    sent = (browser, desk.url("/sent"), {"sent_on": "today", "how": "fax"})
    void = (other, desk.url("/void"), {"why": "The wrong agency"})
    assert at_once(app, sent, void) == [303, 422]
    letter = the_letter()
    sendings = db.session.scalar(select(func.count()).select_from(LetterSending))
    assert (letter.state, sendings) in (("issued", 1), ("void", 0))
