"""What the database itself refuses, and how the tasks of steps are kept."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from advocacy import clock
from advocacy.db import db
from advocacy.goals.models import Goal, GoalState, Rating, Step, Who
from advocacy.goals.operations import GoalFacts, add_goal, turn_goal
from advocacy.goals.stepping import StepFacts, add_step, change_step, drop_step, finish_step, reopen_step
from advocacy.issues.models import Issue, IssueState, System
from advocacy.tasks.models import Task, TaskState
from advocacy.web.refusals import Refused


@pytest.fixture
def advocate(make):
    return make.advocate()


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


@pytest.fixture
def goal(case, advocate):
    with db.writing():
        return add_goal(case, GoalFacts("To cook again"), by=advocate)


def step_towards(goal, by, **facts):
    facts = {"what": "Buy a pan", "who": Who.TOGETHER, "due_on": clock.today(), **facts}
    with db.writing():
        return add_step(goal, StepFacts(**facts), by=by)


def tasks():
    found = db.session.scalars(select(Task).order_by(Task.id)).all()
    return [(task.what, task.due_on, task.owner_id, task.state) for task in found]


def refused(make, row):
    with pytest.raises(IntegrityError):
        make.kept(row)
    db.session.rollback()


def test_the_database_refuses_a_goal_that_is_achieved_without_a_word_of_the_person(make, case):
    today = clock.today()
    achieved = {"state": GoalState.ACHIEVED, "case_id": case.id, "words": "x", "started_on": today}
    refused(make, Goal(**achieved, achieved_on=today))
    refused(make, Goal(**achieved, persons_verdict="I did it."))
    make.kept(Goal(**achieved, achieved_on=today, persons_verdict="I did it."))


def test_the_database_refuses_a_number_outside_zero_to_ten(make, goal):
    refused(make, Rating(goal_id=goal.id, value=11, rated_on=clock.today()))


def test_the_database_refuses_a_step_done_by_nobody(make, goal):
    facts = {"goal_id": goal.id, "what": "x", "who": Who.ALONE, "made_at": clock.now()}
    refused(make, Step(**facts, done_on=clock.today()))


def test_the_database_refuses_an_end_that_the_person_was_not_asked_about(make, case):
    facts = {"case_id": case.id, "title": "x", "system": System.HOUSING, "opened_on": clock.today()}
    refused(make, Issue(**facts, state=IssueState.SORTED, ended_on=clock.today()))
    refused(make, Issue(**facts, state=IssueState.SORTED, persons_outcome="Good."))


def test_a_goal_is_not_achieved_without_what_they_said(goal, advocate):
    with pytest.raises(Refused, match="Only the person can say this"), db.writing():
        turn_goal(goal, GoalState.ACHIEVED, said=" ", by=advocate)
    assert goal.state == GoalState.WORKING


def test_a_task_follows_its_step(goal, advocate):
    step = step_towards(goal, advocate)
    later = clock.today() + timedelta(days=5)
    with db.writing():
        change_step(step, StepFacts("Buy a big pan", Who.TOGETHER, later), version=step.version, by=advocate)
    assert tasks() == [("Buy a big pan", later, advocate.id, TaskState.OPEN)]
    with db.writing():
        change_step(step, StepFacts("Buy a big pan", Who.ALONE, later), version=step.version, by=advocate)
    assert [task[3] for task in tasks()] == [TaskState.DROPPED]


def test_a_step_that_is_opened_again_is_a_task_again(goal, advocate):
    step = step_towards(goal, advocate)
    with db.writing():
        finish_step(step, Who.ALONE, clock.today(), by=advocate)
    with db.writing():
        reopen_step(step, by=advocate)
    assert [task[3] for task in tasks()] == [TaskState.DONE, TaskState.OPEN]
    with db.writing():
        drop_step(step, by=advocate)
    assert [task[3] for task in tasks()] == [TaskState.DONE, TaskState.DROPPED]


def test_a_step_that_a_supervisor_writes_down_is_the_leads_to_do(make, goal, advocate):
    step_towards(goal, make.supervisor())
    assert [task[2] for task in tasks()] == [advocate.id]


def test_in_a_closed_case_no_goal_begins(make, advocate):
    closed = make.case(advocate, state="closed", closed_on=clock.today())
    with pytest.raises(Refused, match="This case is closed"), db.writing():
        add_goal(closed, GoalFacts("x"), by=advocate)
