"""A form that is sent a second time: by a double click, by Back, by someone else."""

from uuid import uuid4

import pytest
from sqlalchemy import delete, select

from advocacy.access.models import Assignment
from advocacy.accounts.models import User
from advocacy.contacts.models import Contact
from advocacy.db import db
from tests.looking import Browser


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def form(make, rosa):
    case = make.case(rosa)
    return {"who": str(case.public_id), "when": "today", "how": "call", "once": str(uuid4())}


def notes() -> list[str]:
    return list(db.session.scalars(select(Contact.note).order_by(Contact.id)))


def test_the_same_form_twice_is_one_record(browser, form):
    first, second = (browser.open("/contacts/new", {**form, "note": "Spoke.\r\nTwice."}) for _ in range(2))
    assert first.status_code == second.status_code == 303 and first.location == second.location
    assert notes() == ["Spoke.\nTwice."]


def test_other_words_in_a_form_that_was_saved_are_not_dropped(browser, form):
    """Back to the form, a sentence more, Save: it may not say “Saved” and forget the sentence."""
    browser.page("/contacts/new", **form, note="Spoke.")
    page = browser.page("/contacts/new", 422, **form, note="Spoke. She will come on Friday.")
    assert "You saved this form before" in page.text
    assert page.select_one("#note").text.strip() == "Spoke. She will come on Friday."
    fresh = page.select_one("input[name=once]")["value"]
    assert fresh != form["once"]
    browser.page("/contacts/new", **{**form, "once": fresh}, note="Spoke. She will come on Friday.")
    assert notes() == ["Spoke.", "Spoke. She will come on Friday."]


def test_what_the_page_adds_by_itself_makes_no_other_form_of_it(browser, form):
    browser.page("/contacts/new", **form, note="Spoke.")
    browser.page("/contacts/new", **form, note="Spoke.", draft=str(uuid4()))
    assert notes() == ["Spoke."]


def test_the_form_of_someone_else_is_not_answered(browser, make, app, form):
    browser.page("/contacts/new", **form, note="Spoke.")
    other = make.advocate()
    case = make.case(other)
    page = (
        Browser(app)
        .sign_in(other)
        .page("/contacts/new", 422, **{**form, "who": str(case.public_id)}, note="x")
    )
    assert "sent by someone else" in page.text


def test_a_note_about_someone_who_was_handed_over_meanwhile_comes_back(browser, form):
    """Whoever can not see the case any more can still take their words with them."""
    words = "She told me on the stairs that the hearing was moved to the second of May."
    with db.writing() as session:
        session.execute(delete(Assignment))
    page = browser.page(f"/contacts/new?case={form['who']}", 404, **form, note=words)
    assert "Not saved. Your words are here." in page.text and words in page.select_one("textarea").text
    page = browser.page("/contacts/new", 422, **form, note=words)
    assert words in page.select_one("#note").text


def test_ending_access_twice_ends_it(browser, make):
    """A double click must not give it back."""
    rosa = make.advocate()
    browser.sign_in(make.administrator())
    page = browser.page(f"/users/{rosa.public_id}")
    button = page.select_one('form[action$="/access"]')
    form = {one["name"]: one.get("value", "") for one in button.select("input[name]")}
    for _ in range(2):
        browser.open(button["action"], form)
    assert not db.session.get_one(User, rosa.id, populate_existing=True).is_active
    browser.open(button["action"], {**form, "once": str(uuid4())})
    assert not db.session.get_one(User, rosa.id, populate_existing=True).is_active, "an old page gave it back"


@pytest.mark.parametrize(
    "asked",
    [
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\r/evil.example",
        "https://evil.example",
        "/%09/evil",
        "evil.example",
        "/ /evil",
        "/a\nb",
    ],
)
def test_signing_in_never_leads_elsewhere(browser, make, asked):
    user = make.advocate(password="correct horse battery staple")
    answer = browser.open(
        "/sign-in",
        {"email": user.email, "password": "correct horse battery staple"},
        query_string={"next": asked},
    )
    assert answer.status_code == 303
    assert answer.location.startswith("/") and not answer.location.startswith(("//", "/\\"))
    assert "evil" not in answer.location or asked == "/%09/evil"
