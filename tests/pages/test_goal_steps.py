"""Steps: what gets done towards a goal, by whom, and the tasks that stand for them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from advocacy import clock
from advocacy.db import db
from advocacy.goals.models import Goal, Step, Who
from advocacy.tasks.models import Task, TaskState

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


def test_a_step_of_ours_with_a_day_is_a_task_until_it_is_done(signed_in, advocate, goal):
    day = clock.today() + timedelta(days=3)
    page = signed_in.page(
        f"/goals/{goal.public_id}/steps/new", what="Send the letter", who="together", due_on=str(day)
    )
    assert "Send the letter" in page.select_one(".tasks").text
    task = db.session.scalars(select(Task)).one()
    assert (task.what, task.due_on, task.owner_id, task.state) == (
        "Send the letter",
        day,
        advocate.id,
        "open",
    )
    step = db.session.scalars(select(Step)).one()
    page = signed_in.page(f"/steps/{step.public_id}", done_by="alone", done_on="today")
    assert "1 of 1 done" in words_of(page)
    db.session.rollback()
    task = db.session.scalars(select(Task)).one()
    assert (task.state, task.cleared_kind, task.cleared) == (TaskState.DONE, "step", step.public_id)


@pytest.mark.parametrize(("who", "due_on"), [("alone", "tomorrow"), ("advocate", "")])
def test_a_step_that_is_theirs_or_has_no_day_is_no_task(signed_in, goal, who, due_on):
    signed_in.page(f"/goals/{goal.public_id}/steps/new", what="Choose the place", who=who, due_on=due_on)
    assert db.session.scalars(select(Task)).all() == []


def test_ticking_a_step_asks_who_did_it(signed_in, make, goal):
    step = step_of(make, goal)
    page = signed_in.page(f"/steps/{step.public_id}", 422, done_on="today")
    assert "Choose who did it." in words_of(page)


def test_a_step_can_not_be_done_tomorrow(signed_in, make, goal):
    step = step_of(make, goal)
    page = signed_in.page(f"/steps/{step.public_id}", 422, done_by="alone", done_on="tomorrow")
    assert "The day must be today or earlier." in words_of(page)
    assert page.select_one("#done_on")["value"] == "tomorrow"


def test_a_dropped_step_is_kept_apart_and_can_be_opened_again(signed_in, make, goal):
    step = step_of(make, goal)
    page = signed_in.page(f"/steps/{step.public_id}/drop", once="")
    assert "Get grab bars" in page.select_one("details .tasks").text
    page = signed_in.page(f"/steps/{step.public_id}/reopen", once="")
    assert "Get grab bars" in page.select_one(".tasks").text
    assert not page.select("details .tasks")


def test_a_done_step_can_not_be_changed_behind_its_back(signed_in, make, goal):
    step = step_of(make, goal, done_on=clock.today(), done_by=Who.ALONE)
    page = signed_in.page(f"/steps/{step.public_id}/edit", 422, what="Other", who="alone", version=1)
    assert "This step is already done." in words_of(page)


def test_a_goal_that_rests_asks_nothing_of_anybody_today(signed_in, goal):
    signed_in.page(f"/goals/{goal.public_id}/steps/new", what="Call", who="advocate", due_on="tomorrow")
    signed_in.page(f"/goals/{goal.public_id}/rest", said="")
    db.session.rollback()
    assert [task.state for task in db.session.scalars(select(Task))] == [TaskState.DROPPED]
    signed_in.page(f"/goals/{goal.public_id}/take-up", said="")
    db.session.rollback()
    assert [task.state for task in db.session.scalars(select(Task).order_by(Task.id))] == [
        TaskState.DROPPED,
        TaskState.OPEN,
    ]
