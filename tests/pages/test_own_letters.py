"""Letters in the organization's own words: copied, compared, put into use, and kept by each letter."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from advocacy.db import db
from advocacy.letters.own.models import OwnTemplate
from advocacy.letters.own.operations import change_template, put_into_use
from advocacy.letters.own.queries import versions_of
from advocacy.letters.own.resolving import words_in
from advocacy.letters.templates import load_templates
from tests.pages.letters import Desk, the_letter

COPY = "/letter-templates/new?from=T06"


@pytest.fixture
def alex(make, browser):
    user = make.administrator()
    browser.sign_in(user)
    return user


def typed(page) -> dict[str, str]:
    form = page.select_one("main form")
    boxes = {
        box["name"]: box.text.replace("\r\n", "\n").removeprefix("\n") for box in form.select("textarea")
    }
    return {**{one["name"]: one.get("value", "") for one in form.select("input[name]")}, **boxes}


def copied(browser, **changes):
    fields = typed(browser.page(COPY))
    fields["person"] = fields["person"] + "\n\nThank you for your work on this."
    browser.page(COPY, **{**fields, "title": "Our records request", **changes})
    return newest()


def newest() -> OwnTemplate:
    db.session.rollback()
    return db.session.scalars(select(OwnTemplate).order_by(OwnTemplate.id.desc())).first()


def count() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(OwnTemplate))


def address(own: OwnTemplate, part: str = "") -> str:
    return f"/letter-templates/{own.public_id}{part}"


def test_a_copy_shows_what_is_different_and_how_it_reads(alex, browser):
    own = copied(browser)
    page = browser.page(address(own))

    assert (own.code, own.edition, own.base, own.in_use) == ("OWN-1", 1, "T06", False)
    assert "Thank you for your work on this." in page.select("ins")[-1].text
    assert "[[" in page.select_one("section[aria-labelledby=preview]").text
    assert "Our records request" in browser.page("/letter-templates").main.text


def test_words_without_what_the_letter_needs_are_refused_and_stay_in_the_form(alex, browser):
    fields = {**typed(browser.page(COPY)), "person": "Send me my papers.", "title": "Ours"}
    page = browser.page(COPY, 422, **fields)

    assert "{reach}" in page.main.text
    assert typed(page)["person"] == "Send me my papers."
    assert count() == 0


def test_sent_twice_it_is_one_copy_and_unchanged_it_is_none(alex, browser):
    fields = {**typed(browser.page(COPY)), "title": "Ours"}
    browser.page(COPY, **fields)
    browser.page(COPY, **fields)
    browser.page(COPY, 422, **typed(browser.page(COPY)))

    assert count() == 1


def test_a_new_version_leaves_the_one_before_and_meets_another_writer(alex, browser):
    own = copied(browser)
    late = typed(browser.page(address(own, "/change")))
    browser.page(address(own, "/change"), **{**late, "title": "Second"})
    page = browser.page(address(own, "/change"), 409, **{**late, "once": "", "title": "Third"})

    assert [(one.edition, one.title) for one in versions_of("OWN-1")] == [
        (2, "Second"),
        (1, "Our records request"),
    ]
    assert "Second" in page.select_one(".conflict").text
    assert typed(page)["title"] == "Third"
    assert "Second" in browser.page(address(newest())).select_one("section[aria-labelledby=before]").text


def test_one_version_at_a_time_is_in_use(alex, browser):
    own = copied(browser)
    browser.page(address(own), do="use")
    fields = typed(browser.page(address(own, "/change")))
    browser.page(address(own, "/change"), **{**fields, "title": "Second"})
    second = newest()
    browser.page(address(second), do="use")
    db.session.rollback()
    assert [one.in_use for one in versions_of("OWN-1")] == [True, False]

    browser.page(address(second), do="withdraw")
    db.session.rollback()
    assert not any(one.in_use for one in versions_of("OWN-1"))


@pytest.mark.parametrize("role", ["advocate", "supervisor", "auditor"])
def test_nobody_else_comes_near_the_words(make, browser, alex, role):
    own = copied(browser)
    browser.sign_in(getattr(make, role)())

    for url in ("/letter-templates", COPY, address(own), address(own, "/change")):
        assert browser.open(url).status_code in (403, 404)
    assert browser.send(address(own), do="use").status_code in (403, 404)
    assert not newest().in_use


def test_a_letter_keeps_the_version_that_it_began_with(make, browser, alex):
    own = copied(browser)
    browser.page(address(own), do="use")
    rosa = make.advocate()
    browser.sign_in(rosa)
    desk = Desk(browser, make.case(rosa))
    new = browser.page(f"/cases/{desk.case.public_id}/letters/new")
    letter = desk.start("OWN-1")

    assert "Changed by your organization." in new.select_one("#OWN-1-hint").text
    assert (letter.template, letter.own_template.edition) == ("T06", 1)
    assert "Thank you for your work on this." in letter.body
    _second_version(alex)
    desk.write(422, fill="1", language="es")
    desk.write(fill="1", worker="Records Office")
    letter = the_letter()
    assert (letter.own_template.edition, letter.language) == (1, "en")
    assert "Thank you for your work on this." in letter.body
    assert "Thanks in other words." in desk.start("OWN-1").body


def _second_version(by) -> None:
    own = newest()
    words = words_in(own)
    text = words.person.replace("Thank you for your work on this.", "Thanks in other words.")
    with db.writing():
        put_into_use(change_template(own, replace(words, person=text), 1, by=by), by=by)


def test_a_letter_that_is_not_there_can_not_be_copied(alex, browser):
    assert browser.open("/letter-templates/new?from=T99").status_code == 404
    assert browser.open("/letter-templates/new?from=T06&language=fr").status_code == 404
    assert "T06" in load_templates()
