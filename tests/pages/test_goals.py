"""Goals: the person's words, the steps, their own numbers, and how a goal ends."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.goals.models import Goal, GoalState, Rating, Step, Who

WORDS = "I want to stay in my own home  and not fall."


@pytest.fixture
def advocate(make):
    return make.advocate()


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


@pytest.fixture
def signed_in(browser, advocate):
    return browser.sign_in(advocate)


@pytest.fixture
def goal(make, case):
    return make.kept(Goal(case_id=case.id, words=WORDS, started_on=clock.today()))


def step_of(make, goal, **facts):
    facts = {"what": "Get grab bars", "who": Who.ALONE, "made_at": clock.now(), **facts}
    return make.kept(Step(goal_id=goal.id, **facts))


def words_of(page):
    return page.main.get_text(" ", strip=True)


def test_an_empty_list_says_what_to_do(signed_in, case):
    page = signed_in.page(f"/cases/{case.public_id}/goals")
    assert "No goal is written down yet." in words_of(page)
    assert page.select_one(f'a[href="/cases/{case.public_id}/goals/new"]')


def test_a_goal_is_kept_exactly_in_their_words(signed_in, case):
    page = signed_in.page(
        f"/cases/{case.public_id}/goals/new", words=WORDS, why="It is home.", hoped_for_on="2030-03-06"
    )
    assert f"“{WORDS}”" in page.select_one("blockquote.lead").text
    assert "The goal is saved." in words_of(page)
    assert "March 6, 2030" in words_of(page)
    assert db.session.scalars(select(Goal)).one().words == WORDS


def test_nothing_of_the_goal_stands_in_title_or_address(signed_in, goal):
    page = signed_in.page(f"/goals/{goal.public_id}")
    assert page.title.text.startswith("Goal")
    assert "home" not in page.title.text
    assert page.h1.text.strip() == "Goal"


def test_a_goal_without_words_is_asked_for_and_nothing_typed_is_lost(signed_in, case):
    page = signed_in.page(f"/cases/{case.public_id}/goals/new", 422, words="  ", why="Because it is home.")
    assert "Write what they want, in their own words." in words_of(page)
    assert page.select_one("#why").text.strip() == "Because it is home."


def test_an_unclear_day_is_explained_and_kept(signed_in, case):
    page = signed_in.page(f"/cases/{case.public_id}/goals/new", 422, words=WORDS, hoped_for_on="13/13")
    assert "Write the day as in March 20" in words_of(page)
    assert page.select_one("#hoped_for_on")["value"] == "13/13"


def test_sending_a_goal_twice_makes_one(signed_in, case):
    form = {"once": "11111111-1111-4111-8111-111111111111", "words": WORDS}
    for _ in range(2):
        answer = signed_in.open(f"/cases/{case.public_id}/goals/new", form)
        assert answer.status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Goal)) == 1


def test_the_list_groups_goals_by_where_they_stand(signed_in, make, case):
    make.kept(Goal(case_id=case.id, words="To cook again", started_on=clock.today()))
    make.kept(Goal(case_id=case.id, words="To drive", started_on=clock.today(), state=GoalState.RESTING))
    page = signed_in.page(f"/cases/{case.public_id}/goals")
    assert [heading.text for heading in page.main.select("h2")] == ["Working on it", "Resting"]


def test_of_two_people_who_change_a_goal_the_second_sees_both_texts(signed_in, goal):
    url = f"/goals/{goal.public_id}/edit"
    signed_in.page(url, words="First", version=1)
    page = signed_in.page(url, 409, words="Second", version=1)
    pair = page.select_one(".conflict .pair__two").get_text(" ", strip=True)
    assert "First" in pair and "Second" in pair
    assert page.select_one("#words").text.strip() == "Second"
    db.session.rollback()
    assert db.session.scalars(select(Goal)).one().words == "First"


def test_their_numbers_are_drawn_and_stand_in_a_table(signed_in, make, goal):
    make.kept(Rating(goal_id=goal.id, value=2, rated_on=clock.today() - timedelta(days=30)))
    page = signed_in.page(
        f"/goals/{goal.public_id}/ratings/new", value="7", rated_on="today", words="The bars are good."
    )
    assert len(page.select("svg circle.g-dot")) == 2
    assert [cell.text for cell in page.select("table.figures td")] == ["2", "7"]
    assert "The bars are good." in page.select_one("#said").parent.text


@pytest.mark.parametrize("value", ["", "11", "-1", "five"])
def test_a_number_outside_zero_to_ten_is_refused(signed_in, goal, value):
    signed_in.page(f"/goals/{goal.public_id}/ratings/new", 422, value=value, rated_on="today")
    assert db.session.scalars(select(Rating)).all() == []


def test_zero_is_a_number_too(signed_in, goal):
    signed_in.page(f"/goals/{goal.public_id}/ratings/new", value="0", rated_on="today")
    assert db.session.scalars(select(Rating)).one().value == 0


def test_a_number_that_was_heard_wrong_can_be_put_right(signed_in, make, goal):
    rating = make.kept(Rating(goal_id=goal.id, value=2, rated_on=clock.today()))
    signed_in.page(f"/ratings/{rating.public_id}/edit", value="3", rated_on="today", version=1)
    db.session.rollback()
    assert db.session.scalars(select(Rating)).one().value == 3


def test_a_goal_is_achieved_only_when_the_person_says_so(signed_in, goal):
    url = f"/goals/{goal.public_id}/achieved"
    page = signed_in.page(url, 422, said="   ", on="today")
    assert "Write what they said." in words_of(page)
    page = signed_in.page(url, said="I showered alone.", on="today")
    assert "I showered alone." in words_of(page)
    assert "Achieved" in page.select_one(".tag").text


def test_letting_a_goal_go_needs_their_words_too(signed_in, goal):
    signed_in.page(f"/goals/{goal.public_id}/let-go", 422, said="")
    page = signed_in.page(f"/goals/{goal.public_id}/let-go", said="My sister helps me now.")
    assert "My sister helps me now." in words_of(page)


def test_what_they_said_on_the_way_is_never_replaced(signed_in, goal):
    signed_in.page(f"/goals/{goal.public_id}/let-go", said="Not now.")
    page = signed_in.page(f"/goals/{goal.public_id}/take-up", said="Now I am ready.")
    assert "Not now." in words_of(page) and "Now I am ready." in words_of(page)


def test_the_timeline_shows_what_happened_to_a_goal(signed_in, case, goal):
    signed_in.page(f"/goals/{goal.public_id}/ratings/new", value="7", rated_on="today", words="Better")
    signed_in.page(f"/goals/{goal.public_id}/achieved", said="I made it.", on="today")
    page = signed_in.page(f"/cases/{case.public_id}/timeline")
    assert "7 of 10 on a goal" in words_of(page)
    assert "Goal achieved" in words_of(page) and "I made it." in words_of(page)


def test_the_overview_shows_what_they_want(signed_in, case, goal):
    page = signed_in.page(f"/cases/{case.public_id}")
    assert WORDS in page.select_one("#panel-goals").find_parent("section").text


def test_the_audit_knows_what_was_done_and_no_words(signed_in, goal):
    signed_in.page(f"/goals/{goal.public_id}/achieved", said="I made it.", on="today")
    with db.engine.connect() as connection:
        rows = connection.execute(select(AuditEvent.action, AuditEvent.subject, AuditEvent.detail)).all()
    assert {"goal.achieved", "goal.opened"} <= {row[0] for row in rows}
    assert not any("made it" in row[2] or "home" in row[2] for row in rows)


def _pages(goal, step, rating):
    return [
        f"/goals/{goal.public_id}",
        f"/goals/{goal.public_id}/edit",
        f"/goals/{goal.public_id}/achieved",
        f"/goals/{goal.public_id}/rest",
        f"/goals/{goal.public_id}/let-go",
        f"/goals/{goal.public_id}/take-up",
        f"/goals/{goal.public_id}/steps/new",
        f"/goals/{goal.public_id}/ratings/new",
        f"/steps/{step.public_id}",
        f"/steps/{step.public_id}/edit",
        f"/steps/{step.public_id}/drop",
        f"/steps/{step.public_id}/reopen",
        f"/ratings/{rating.public_id}/edit",
    ]


def test_every_page_opens_for_who_holds_the_case_and_is_absent_for_others(browser, make, advocate, goal):
    step, rating = step_of(make, goal), make.kept(Rating(goal_id=goal.id, value=2, rated_on=clock.today()))
    browser.sign_in(advocate)
    for url in _pages(goal, step, rating):
        browser.page(url)
    for stranger in (make.advocate(), make.supervisor(team=make.other_team())):
        browser.sign_in(stranger)
        for url in _pages(goal, step, rating):
            assert browser.open(url).status_code == 404, url
            assert browser.send(url).status_code in (404, 405), url


def test_the_list_costs_the_same_however_many_goals(signed_in, make, case, queries):
    def fill(count):
        for number in range(count):
            goal = make.kept(Goal(case_id=case.id, words=f"Goal {number}", started_on=clock.today()))
            step_of(make, goal)
            make.kept(Rating(goal_id=goal.id, value=3, rated_on=clock.today()))

    def cost(url):
        with queries() as seen:
            signed_in.page(url)
        return len(seen)

    urls = (f"/cases/{case.public_id}/goals", f"/cases/{case.public_id}")
    fill(3)
    before = [cost(url) for url in urls]
    fill(9)
    assert [cost(url) for url in urls] == before


@pytest.mark.parametrize(
    ("end", "form"), [("ratings/new", {"value": "5", "rated_on": "today"}), ("rest", {"said": "Later."})]
)
def test_the_timeline_costs_the_same_however_many_goals(signed_in, make, case, queries, end, form):
    def cost():
        with queries() as seen:
            signed_in.page(f"/cases/{case.public_id}/timeline")
        return len(seen)

    def fill(count):
        for number in range(count):
            goal = make.kept(Goal(case_id=case.id, words=f"Goal {number}", started_on=clock.today()))
            signed_in.page(f"/goals/{goal.public_id}/{end}", **form)

    fill(2)
    before = cost()
    fill(5)
    assert cost() == before
