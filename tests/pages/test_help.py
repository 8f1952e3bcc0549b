"""Help: in plain words, for everyone, and the right page of it from where one stands."""

import pytest

from advocacy.features import BLUEPRINTS
from advocacy.help.topics import TOPICS


@pytest.mark.parametrize("who", ["", "advocate", "administrator", "auditor"])
def test_every_topic_opens_for_everyone(browser, make, who):
    if who:
        browser.sign_in(getattr(make, who)())
    for topic in TOPICS:
        page = browser.page(f"/help/{topic.slug}")
        assert len(page.select("main h2")) >= 2
    assert browser.open("/help/nothing-of-the-kind").status_code == 404


def test_the_list_leaves_out_what_one_can_not_do(browser, make):
    def listed():
        return {link["href"] for link in browser.page("/help").select("main .rows a")}

    assert listed() == {"/help/signing-in", "/help/who-sees-what", "/help/reading"}
    browser.sign_in(make.advocate())
    assert "/help/letters" in listed() and "/help/running" not in listed()


def test_every_page_leads_to_the_help_that_fits(browser, make):
    browser.sign_in(make.advocate())
    for address, topic in {
        "/letters": "letters",
        "/contacts/new": "contacts",
        "/account": "signing-in",
    }.items():
        links = [
            link["href"] for link in browser.page(address).select("a") if link.get_text(strip=True) == "Help"
        ]
        assert links and set(links) == {f"/help/{topic}"}, address


def test_a_part_of_the_program_has_one_topic():
    known = {blueprint.name for blueprint in BLUEPRINTS}
    named = [section for topic in TOPICS for section in topic.sections]
    assert len(named) == len(set(named)) and set(named) <= known


def test_every_part_with_pages_of_its_own_has_help():
    """A new part says which topic explains it, or gets one."""
    named = {section for topic in TOPICS for section in topic.sections}
    assert {blueprint.name for blueprint in BLUEPRINTS} - named <= {"help", "health"}
