"""Letters, from the choice of one to the answer that came."""

import pytest

from advocacy.letters.rules import LetterState
from tests.pages.letters import Desk, the_letter


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return Desk(browser, make.case(rosa))


def test_a_letter_goes_all_the_way(desk, browser):
    desk.start()
    assert the_letter().state == LetterState.DRAFT
    desk.finish()
    page = browser.page(desk.url())
    assert page.select_one(".state h2").text == "Draft"
    page = desk.agree()
    assert page.select_one(".state h2").text == "Agreed. Not issued yet."
    page = desk.issue()
    assert page.select_one(".state h2").text == "Issued. Not sent yet."
    pdf = browser.open(desk.url(".pdf"))
    assert pdf.data.startswith(b"%PDF") and pdf.status_code == 200
    page = browser.page(desk.url("/sent"), sent_on="today", how="fax", note="confirmation kept")
    assert page.select_one(".state h2").text.startswith("Sent ")
    page = browser.page(desk.url("/reply"), replied_on="today", words="They will send the records.")
    assert page.select_one(".state h2").text.startswith("Answered ")
