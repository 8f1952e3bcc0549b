"""Someone leaves: what they hold finds new holders, they work until their last day, and nothing is orphaned."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.accounts.administration import disable_user
from advocacy.accounts.models import User
from advocacy.cases.models import TimelineEntry
from advocacy.db import db
from advocacy.drafts.models import Draft
from advocacy.drafts.operations import keep_draft
from advocacy.supervision.leaving.coming_round import depart_due
from advocacy.supervision.leaving.models import Leaving
from advocacy.tasks.models import Task
from tests.looking import Browser


@pytest.fixture
def kim(make, browser):
    user = make.supervisor(name="Kim Larsen")
    browser.sign_in(user)
    return user


@pytest.fixture
def rosa(make, kim):
    return make.advocate(name="Rosa Delgado")


@pytest.fixture
def sam(make, kim):
    return make.advocate(name="Sam Ito")


def url_of(user: User) -> str:
    return f"/supervision/advocates/{user.public_id}/leaving"


def task(make, case, owner) -> Task:
    return make.kept(
        Task(case_id=case.id, owner_id=owner.id, what="Call", made_at=clock.now(), made_by_id=owner.id)
    )


def chosen(page) -> dict[str, str]:
    """What the page proposes, as its form sends it."""
    return {
        select_["name"]: (select_.select_one("option[selected]") or select_.select_one("option"))["value"]
        for select_ in page.select("select")
    }


def pass_days(monkeypatch, days: int) -> None:
    later = clock.now() + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: later)


def test_everything_finds_a_new_holder_in_one_go(make, browser, rosa, sam):
    cases = [make.case(rosa) for _ in range(3)]
    steps = [task(make, case, rosa) for case in cases]
    met = make.person(rosa, name="Bo Lind")
    day = clock.today() + timedelta(days=7)
    page = browser.page(f"{url_of(rosa)}/day", leaves_on=day.isoformat())
    assert "leads it, 1 step" in page.text and "Bo Lind" in page.text and "Sam Ito, load 0" in page.text
    page = browser.page(url_of(rosa), note="They all know Sam.", **chosen(page))
    assert "4 have a new holder." in page.text and "Nothing is left in their hands" in page.text
    db.session.rollback()
    assert {db.session.get_one(Task, step.id).owner_id for step in steps} == {sam.id}
    led = select(Assignment.user_id).where(Assignment.part == Part.LEAD, Assignment.ends_on.is_(None))
    assert set(db.session.scalars(led)) == {sam.id}
    theirs = Browser(browser.app).sign_in(sam)
    assert "They all know Sam." in theirs.page(f"/cases/{cases[0].public_id}/timeline").text
    assert theirs.page(f"/people/{met.public_id}")
    assert "All handed over" in browser.page("/supervision").text


def test_they_work_until_their_last_day_and_then_access_ends_by_itself(make, browser, rosa, sam, monkeypatch):
    case = make.case(rosa)
    hers = Browser(browser.app).sign_in(rosa)
    day = clock.today() + timedelta(days=2)
    page = browser.page(f"{url_of(rosa)}/day", leaves_on=day.isoformat())
    page = browser.page(url_of(rosa), note="Ask about the cat.", **chosen(page))
    assert "Nothing is left" in page.text, "standing in until then needs nobody else"
    depart_due()
    assert hers.page(f"/cases/{case.public_id}"), "today"
    pass_days(monkeypatch, 2)
    depart_due()
    assert db.session.get_one(User, rosa.id).is_active, "on the last day"
    cover = select(Assignment).where(Assignment.user_id == rosa.id, Assignment.part == Part.COVER)
    assert db.session.scalars(cover).one().ends_on == day
    assert Browser(browser.app).sign_in(rosa).page(f"/cases/{case.public_id}")
    pass_days(monkeypatch, 1)
    hers.sign_in(rosa)
    assert hers.open("/").status_code == 200
    depart_due()
    depart_due()
    db.session.rollback()
    assert not db.session.get_one(User, rosa.id).is_active
    assert hers.open(f"/cases/{case.public_id}").status_code in (302, 303), "the very next request"
    assert db.session.scalars(select(Leaving.state)).one() == "left"


def test_unfinished_words_go_to_who_leads_then_and_to_nobody_else(make, browser, rosa, sam, kim, monkeypatch):
    case, elsewhere = make.case(rosa), make.case(sam)
    with db.writing():
        for number, about in enumerate((case, elsewhere, None)):
            subject = about.public_id if about else None
            fields = {"note": [f"Begun {number}"]}
            keep_draft("contact", fields, draft_id=None, subject=subject, once=None, by=rosa)
    page = browser.page(f"{url_of(rosa)}/day", leaves_on="today")
    assert "3 notes are not finished" in page.text and "Begun 0" not in page.text
    binh = make.advocate(name="Binh Tran")
    browser.page(url_of(rosa), note="x", **{f"to-{case.public_id}": str(binh.public_id)})
    assert "Begun" not in browser.page("/drafts").text, "nobody reads them while she is here"
    pass_days(monkeypatch, 1)
    depart_due()
    for user, word in ((binh, "Begun 0"), (sam, "Begun 1"), (kim, "Begun 2")):
        text = Browser(browser.app).sign_in(user).page("/drafts").text
        assert word in text and text.count("Begun by Rosa Delgado, who left.") == 1, user.name
    assert db.session.scalar(select(func.count()).select_from(Draft)) == 3


def test_whose_access_just_ended_leaves_nothing_behind(make, browser, rosa, sam):
    """Without a day, without a plan: the supervisor reads it until each has a holder."""
    case, other = make.case(rosa), make.case(sam)
    task(make, other, rosa)
    with db.writing():
        disable_user(db.session.get_one(User, rosa.id), by=sam)
    page = browser.page("/supervision")
    assert "Rosa Delgado has left, and still holds this" in page.text and "2 in their hands" in page.text
    page = browser.page(url_of(rosa))
    picks = chosen(page)
    assert picks[f"to-{other.public_id}"] == str(sam.public_id), "a step of Sam's case is Sam's"
    browser.page(url_of(rosa), note="One first.", **{f"to-{case.public_id}": str(sam.public_id)})
    assert "1 in their hands" in browser.page("/supervision").text
    browser.page(url_of(rosa), note="And the other.", **picks)
    assert "has left" not in browser.page("/supervision").text
    titles = db.session.scalars(select(TimelineEntry.title).where(TimelineEntry.case_id == case.id))
    assert list(titles), "the case says that it was handed over"


def test_whoever_stands_in_hands_that_on_too(make, browser, rosa, sam):
    case, end = make.case(sam), clock.today() + timedelta(days=9)
    make.assignment(case.person, rosa, case, part=Part.COVER, ends_on=end)
    binh = make.advocate(name="Binh Tran")
    page = browser.page(url_of(rosa))
    assert "stands in" in page.text
    browser.page(url_of(rosa), note="Until she is back.", **{f"to-{case.public_id}": str(binh.public_id)})
    found = select(Assignment.ends_on).where(Assignment.user_id == binh.id, Assignment.part == Part.COVER)
    assert db.session.scalars(found).one() == end
    Browser(browser.app).sign_in(rosa).page("/cases")
    assert "Nothing is left" in browser.page(url_of(rosa)).text


def test_the_administrator_counts_and_the_supervisor_reads_names(make, browser, rosa, kim):
    case = make.case(rosa, make.person(name="Nguyễn Thị Hạnh", team_id=rosa.team_id))
    admin = Browser(browser.app).sign_in(make.administrator())
    page = admin.page(f"/users/{rosa.public_id}/leaving", leaves_on="tomorrow")
    assert case.reference in page.text and "Kim Larsen" in page.text and "Hạnh" not in page.text
    assert admin.open(url_of(rosa)).status_code == 403
    assert "Hạnh" in browser.page(url_of(rosa)).text
    assert "Rosa Delgado leaves on Tomorrow" in browser.page("/supervision").text
    admin.page(f"/users/{rosa.public_id}/leaving/call-off", once="x")
    assert "leaves on" not in browser.page("/supervision").text


def test_who_can_not_leave_is_told_how_to(make, browser, kim, rosa):
    admin = make.administrator()
    own = Browser(browser.app).sign_in(admin)
    page = own.page(f"/users/{admin.public_id}/leaving", 422, leaves_on="today")
    assert "Someone else writes down that you leave" in page.text
    page = own.page(f"/users/{kim.public_id}/leaving", 422, leaves_on="today")
    assert "only supervisor of the team" in page.text and "change what they are here for" in page.text
    page = own.page(f"/users/{kim.public_id}/access", 422, access="ended")
    assert "only supervisor of the team" in page.text
    second = make.administrator()
    own.page(f"/users/{second.public_id}/leaving", leaves_on="today")
    other = Browser(browser.app).sign_in(second)
    page = other.page(f"/users/{admin.public_id}/leaving", 422, leaves_on="today")
    assert "only administrator" in page.text, "two can not leave at once"
    assert "today or later" in browser.page(f"{url_of(rosa)}/day", 422, leaves_on="yesterday").text


def test_a_supervisor_of_another_team_finds_nothing(make, browser, rosa):
    make.case(rosa)
    stranger = Browser(browser.app).sign_in(make.supervisor(team=make.other_team()))
    for url in (url_of(rosa), f"{url_of(rosa)}/day", f"{url_of(rosa)}/call-off"):
        stranger.page(url, 404, leaves_on="today", note="x")
    assert db.session.scalars(select(Leaving)).first() is None


def test_sent_twice_or_chosen_wrongly_nothing_is_handed_over_twice(make, browser, rosa, sam):
    case = make.case(rosa)
    form = {"once": "6f9619ff-8b86-4011-b42d-00c04fc964ff", "note": "Once"}
    form[f"to-{case.public_id}"] = str(sam.public_id)
    assert {browser.open(url_of(rosa), form).status_code for _ in range(2)} == {303}
    led = select(Assignment).where(Assignment.part == Part.LEAD, Assignment.user_id == sam.id)
    assert len(db.session.scalars(led).all()) == 1
    page = browser.page(
        url_of(sam), 422, note="To whom?", **{f"to-{case.public_id}": str(make.administrator().public_id)}
    )
    assert "can not take it on" in page.text and "To whom?" in page.text
    assert "Choose a new holder" in browser.page(url_of(sam), 422, note="To nobody").text


def test_those_who_left_long_ago_cost_nothing(make, browser, rosa, sam, queries):
    """Ten years of colleagues, who hold nothing any more: the supervisor's page asks no more than before."""
    make.case(rosa)

    def cost() -> int:
        with queries() as seen:
            browser.page("/supervision")
        return len(seen)

    before = cost()
    for _ in range(5):
        gone = make.advocate()
        make.case(gone, state="closed", closed_on=clock.today(), close_reason="finished")
        with db.writing():
            disable_user(db.session.get_one(User, gone.id), by=sam)
    assert cost() == before
