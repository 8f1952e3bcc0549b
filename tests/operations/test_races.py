"""Two edit or make the same thing at the same moment: nobody is overwritten, nothing is doubled."""

from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.directory.operations import add_agency
from advocacy.drafts.models import Draft
from advocacy.organization.models import Organization
from tests.looking import Browser
from tests.trouble.together import at_once

TURNS = 4


@pytest.fixture
def two(make, app):
    """The administrator, in two browsers."""
    user = make.administrator()
    return user, [Browser(app).sign_in(user) for _ in range(2)]


def shown(page) -> dict[str, str]:
    """A form as it stands."""
    form = page.select_one("main form[method=post]")
    fields = {
        one["name"]: one.get("value", one.text) for one in form.select("input:not([type=radio]), textarea")
    }
    chosen = {one["name"]: one["value"] for one in form.select("input[checked]")}
    selected = {
        one["name"]: (one.select_one("[selected]") or one.option)["value"] for one in form.select("select")
    }
    return {**fields, **chosen, **selected}


@pytest.mark.parametrize(
    ("url", "box", "stored"),
    [
        ("/settings", "phone", Organization.phone),
        ("/account", "job_title", User.job_title),
        ("/users/{user}", "job_title", User.job_title),
        ("/directory/agencies/{agency}/edit", "description", Agency.description),
    ],
)
def test_the_loser_of_a_race_sees_both_texts(two, url, box, stored):
    user, browsers = two
    with db.writing():
        agency = add_agency({"name": "Larch Street Legal Aid"}, by=user)
    url = url.format(user=user.public_id, agency=agency.public_id)
    for turn in range(TURNS):
        form = shown(browsers[0].page(url))
        texts = [f"Text {turn} of {who}" for who in ("one", "the other")]
        answers = at_once(
            *(
                partial(browser.send, url, **{**form, box: text, "once": ""})
                for browser, text in zip(browsers, texts, strict=True)
            )
        )
        codes = [answer.status_code for answer in answers]
        assert sorted(codes) == [303, 409], f"{url}: {codes}"
        db.session.rollback()
        assert db.session.scalars(select(stored)).one() == texts[codes.index(303)]
        assert all(text in answers[codes.index(409)].text for text in texts)


def test_a_double_click_on_an_invitation_makes_one_user_and_the_last_link_works(two):
    _user, browsers = two
    form = shown(browsers[0].page("/users/new"))
    form |= {"name": "Iris", "email": "iris@example.org", "role": "auditor", "once": str(uuid4())}
    answers = at_once(*(partial(browser.open, "/users/new", form) for browser in browsers))
    assert [answer.status_code for answer in answers] == [200, 200]
    db.session.rollback()
    assert db.session.scalar(select(func.count()).where(User.email == "iris@example.org")) == 1
    links = [answer.text.split("/join/")[1][:43] for answer in answers]
    opened = [Browser(browsers[0].app).open(f"/join/{link}").status_code for link in links]
    assert sorted(opened) == [200, 410], "one of the two links works, and it is the newer one"


def test_what_is_typed_so_far_is_one_draft_however_often_it_arrives(make, app):
    rosa = make.advocate()
    case = make.case(rosa)
    browsers = [Browser(app).sign_in(rosa) for _ in range(2)]
    for turn in range(TURNS):
        form = {"who": str(case.public_id), "note": f"Begun {turn}", "once": str(uuid4())}
        answers = at_once(*(partial(browser.open, "/contacts/draft", form) for browser in browsers))
        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[0].json["draft"] == answers[1].json["draft"]
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Draft)) == TURNS


def test_nobody_waits_for_a_lock_longer_than_for_an_answer(app):
    """On PostgreSQL it would be for ever."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            assert connection.scalar(text("show lock_timeout")) == "10s"
        else:
            assert connection.scalar(text("pragma busy_timeout")) == 10_000
