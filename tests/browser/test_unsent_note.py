"""The network drops while a note is written: it stays on the writer's own phone, sealed, and goes once."""

from typing import Any

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.contacts.models import Addendum, Contact
from advocacy.contacts.operations import ContactFacts, log_contact
from advocacy.db import db
from advocacy.drafts.models import Draft
from tests.browser.test_journeys import SignIn, count
from tests.make import Make

NOTE = "She read the letter with me on the bus. “Đúng rồi”, she said."
STORED = "Object.entries(localStorage).map(one => one.join('=')).join(' ')"
WAITS = "Saved on this phone. Not sent yet."


@pytest.fixture
def rosa(make: Make) -> User:
    return make.advocate(name="Rosa Delgado")


@pytest.fixture
def case(make: Make, rosa: User) -> Case:
    return make.case(rosa)


@pytest.fixture
def own(phone: Page, rosa: User, sign_in: SignIn) -> Page:
    """A phone on which Rosa has said that it is her own."""
    sign_in(phone, rosa).goto("/drafts")
    phone.get_by_role("button", name="This is my own phone").tap()
    phone.get_by_role("button", name="Keep nothing on this device").wait_for()
    return phone


def write(page: Page, case: Case, note: str = NOTE) -> None:
    page.goto(f"/contacts/new?case={case.public_id}")
    page.get_by_role("radio", name="Call", exact=True).tap()
    page.context.set_offline(True)
    page.get_by_label("What happened?").fill(note)


def banner(page: Page, words: str = WAITS) -> Any:
    found = page.locator("[data-unsent]", has_text=words)
    found.wait_for()
    return found


def stored(page: Page) -> str:
    return str(page.evaluate(STORED))


def notes() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Contact.note)))


def refuse_posts(page: Page) -> None:
    """From now on no note reaches the server, as where there is a network and no way through it."""

    def answer(route: Any) -> None:
        if route.request.method == "POST":
            route.abort()
        else:
            route.continue_()

    page.context.route("**/contacts/new*", answer)


def keep_on(page: Page, case: Case) -> None:
    """A note is on the phone and can not go, though pages can be opened."""
    refuse_posts(page)
    write(page, case)
    page.get_by_role("button", name="Save").tap()
    banner(page)
    page.context.set_offline(False)
    page.goto("/")
    banner(page)


def test_words_that_could_not_be_kept_survive_a_reload_and_become_a_draft(own: Page, case: Case) -> None:
    write(own, case)
    banner(own)
    assert NOTE[:10] not in stored(own) and "note" not in stored(own) and "unsent:" in stored(own)
    own.goto("about:blank")
    own.context.set_offline(False)
    own.goto("/")
    banner(own, "under “Not finished”")
    assert stored(own) == ""
    db.session.rollback()
    assert db.session.scalars(select(Draft)).one().fields["note"] == [NOTE]


def test_save_without_a_network_saves_once_when_it_is_back(own: Page, case: Case) -> None:
    write(own, case)
    own.get_by_role("button", name="Save").tap()
    banner(own)
    assert own.locator(".save-bar .saved").inner_text().strip() == WAITS
    assert count(Contact) == 0
    own.context.set_offline(False)
    own.wait_for_url("**/cases/**")
    assert notes() == [NOTE] and count(Draft) == 0
    own.get_by_text("Saved.").wait_for()
    assert stored(own) == "" and own.locator("[data-unsent]").is_hidden()


def test_a_phone_that_was_closed_meanwhile_sends_it_once(own: Page, case: Case) -> None:
    write(own, case)
    own.get_by_role("button", name="Save").tap()
    banner(own)
    own.goto("about:blank")
    own.context.set_offline(False)
    own.goto("/")
    banner(own, "The note from this phone is sent.")
    own.goto("/")
    assert notes() == [NOTE] and stored(own) == ""


def test_an_answer_that_got_lost_makes_no_second_note(own: Page, case: Case) -> None:
    """The server saved it, and the phone never heard of it."""
    own.goto(f"/contacts/new?case={case.public_id}")
    own.get_by_role("radio", name="Call", exact=True).tap()
    own.get_by_label("What happened?").fill(NOTE)

    def lose(route: Any) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    own.route("**/contacts/new*", lose, times=1)
    own.get_by_role("button", name="Save").tap()
    own.wait_for_timeout(500)
    own.goto("/")
    banner(own, "The note from this phone is sent.")
    assert notes() == [NOTE] and stored(own) == ""


def test_send_now_sends_now_and_no_other_form_gets_the_words(own: Page, case: Case) -> None:
    keep_on(own, case)
    own.goto(f"/contacts/new?case={case.public_id}")
    waits = banner(own)
    assert own.get_by_label("What happened?").input_value() == ""
    own.context.unroute_all()
    waits.get_by_role("button", name="Send now").tap()
    banner(own, "The note from this phone is sent.")
    assert notes() == [NOTE]
    assert own.get_by_label("What happened?").input_value() == ""


def test_what_the_server_can_not_take_is_finished_by_hand(own: Page, case: Case) -> None:
    own.goto(f"/contacts/new?case={case.public_id}")
    own.context.set_offline(True)
    own.get_by_label("What happened?").fill(NOTE)
    own.get_by_role("button", name="Save").tap()
    banner(own)
    own.context.set_offline(False)
    banner(own, "Press “Send now” to see it").get_by_role("button", name="Send now").tap()
    own.get_by_text("There is a problem").wait_for()
    assert own.get_by_label("What happened?").input_value() == NOTE
    own.get_by_role("group", name="How did you talk?").get_by_label("Call").tap()
    own.get_by_role("button", name="Save").tap()
    own.wait_for_url("**/cases/**")
    assert notes() == [NOTE] and stored(own) == ""


def test_an_addendum_waits_too(own: Page, case: Case, rosa: User) -> None:
    with db.writing():
        contact = log_contact(ContactFacts(clock.today(), "call", True, "First."), [case], once=None, by=rosa)
        url = f"/contacts/{contact.public_id}"
    own.goto(url)
    own.context.set_offline(True)
    own.get_by_label("What do you want to add").fill(NOTE)
    own.get_by_role("button", name="Add", exact=True).tap()
    banner(own)
    own.context.set_offline(False)
    own.get_by_text("Added.").wait_for()
    assert count(Addendum) == 1 and stored(own) == ""


def test_signing_out_takes_it_away_after_asking(own: Page, case: Case) -> None:
    keep_on(own, case)
    asked = []
    own.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    own.locator("summary", has_text="Rosa").first.tap()
    own.get_by_role("button", name="Sign out").tap()
    own.wait_for_url("**/sign-in*")
    assert len(asked) == 1 and "not sent yet" in asked[0]
    assert stored(own) == "" and count(Contact) == 0


def test_another_user_on_the_same_phone_sees_nothing_and_can_not_open_it(
    own: Page, make: Make, case: Case, sign_in: SignIn
) -> None:
    keep_on(own, case)
    sealed = stored(own)
    sign_in(own, make.supervisor(name="Sam Ito")).goto("/")
    assert own.locator("[data-unsent]").count() == 0 and own.locator("meta[name=device-key]").count() == 0
    own.goto("/drafts")
    own.get_by_role("button", name="This is my own phone").tap()
    own.get_by_role("button", name="Keep nothing on this device").wait_for()
    assert own.locator("[data-unsent]").is_hidden()
    assert NOTE[:10] not in own.content() and stored(own) in ("", sealed)
    assert count(Contact) == 0


def test_after_a_day_it_is_thrown_away(own: Page, case: Case) -> None:
    keep_on(own, case)
    day = 24 * 60 * 60 * 1000 + 1
    own.evaluate(
        "day => { for (const name of Object.keys(localStorage)) { const one = JSON.parse(localStorage[name]);"
        " one.at -= day; localStorage[name] = JSON.stringify(one); } }",
        day,
    )
    own.goto("/")
    assert stored(own) == "" and own.locator("[data-unsent]").is_hidden()


def test_where_it_was_not_chosen_nothing_stays(phone: Page, case: Case, rosa: User, sign_in: SignIn) -> None:
    write(sign_in(phone, rosa), case)
    phone.get_by_text("Not saved. Your words are still here.").wait_for()
    assert stored(phone) == "" and phone.locator("[data-unsent]").count() == 0


def test_a_phone_that_can_not_keep_it_says_so(own: Page, case: Case) -> None:
    own.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    write(own, case)
    banner(own, "this phone can not keep it")
    assert own.get_by_label("What happened?").input_value() == NOTE


def test_the_form_works_as_before_where_it_was_chosen(own: Page, case: Case) -> None:
    own.goto(f"/contacts/new?case={case.public_id}")
    own.get_by_role("radio", name="Call", exact=True).tap()
    own.get_by_label("What happened?").fill(NOTE)
    own.get_by_role("button", name="Save").tap()
    own.wait_for_url("**/cases/**")
    assert notes() == [NOTE] and stored(own) == ""
