"""Writing steps: adding, finishing, dropping, opening again. A dated step of ours is a task as long as it is open."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.access.queries import lead_of
from advocacy.accounts.models import Role, User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.tasks.models import Task
from advocacy.tasks.operations import add_task, change_task, clear_task, drop_task
from advocacy.web.refusals import Refused, check_version

from . import rules
from .models import Goal, Step, Who
from .queries import ORIGIN, open_task_of
from .words import obstacle_words, who_words


@dataclass(frozen=True)
class StepFacts:
    """What is to be done, by whom, by when."""

    what: str
    who: Who
    due_on: date | None = None


def refuse(obstacle: rules.Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def add_step(goal: Goal, facts: StepFacts, *, by: User) -> Step:
    refuse(rules.obstacle_to_adding_a_step(goal.state, goal.case.is_closed))
    step = Step(
        public_id=uuid4(),
        goal=goal,
        what=facts.what,
        who=facts.who,
        due_on=facts.due_on,
        dropped=False,
        made_at=clock.now(),
    )
    db.session.add(step)
    db.session.flush()
    keep_task(step, by=by)
    record("step.added", step, by=by, goal=goal.public_id)
    return step


def change_step(step: Step, facts: StepFacts, *, version: int | None, by: User) -> None:
    refuse(rules.obstacle_to_changing(step))
    check_version(step, version)
    step.what, step.who, step.due_on = facts.what, facts.who, facts.due_on
    keep_task(step, by=by)
    record("step.changed", step, by=by)


def finish_step(step: Step, done_by: Who, done_on: date, *, by: User) -> None:
    """It is done, and we know by whom: that says more about a goal than the tick."""
    refuse(rules.obstacle_to_finishing(step, done_on, clock.today()))
    step.version += 1
    step.done_by, step.done_on = done_by, done_on
    if task := open_task_of(step):
        clear_task(task, by=by, kind=ORIGIN, subject=step.public_id)
    title = _("Step done: %(who)s", who=who_words(done_by).lower())
    add_entry(step.goal.case, "step", step.public_id, title, by=by, on=done_on)
    record("step.done", step, by=by)


def drop_step(step: Step, *, by: User) -> None:
    """It is not needed any more. It stays to be seen, below the others."""
    refuse(rules.obstacle_to_changing(step))
    step.version += 1
    step.dropped = True
    keep_task(step, by=by)
    record("step.dropped", step, by=by)


def reopen_step(step: Step, *, by: User) -> None:
    """It was not done after all, or is wanted again."""
    refuse(rules.obstacle_to_reopening(step))
    step.version += 1
    if step.done_on:
        add_entry(step.goal.case, "step", step.public_id, _("Step open again"), by=by)
    step.done_by, step.done_on, step.dropped = None, None, False
    keep_task(step, by=by)
    record("step.reopened", step, by=by)


def keep_tasks(goal: Goal, *, by: User) -> None:
    """After a goal turned: what rests asks nothing of anybody today."""
    for step in goal.steps:
        keep_task(step, by=by)


def keep_task(step: Step, *, by: User) -> None:
    """One open task for a step that is ours to do by a day, and none for any other."""
    task = open_task_of(step)
    if not rules.is_a_task(step, step.goal.state):
        if task:
            drop_task(task, words=_("The step towards the goal was changed."), by=by)
    elif task is None:
        owner = _owner(step.goal.case, by)
        add_task(step.goal.case, step.what, step.due_on, owner, by=by, origin=(ORIGIN, step.public_id))
    elif (task.what, task.due_on) != (step.what.strip(), step.due_on):
        _bring_up_to_date(task, step, by)


def _bring_up_to_date(task: Task, step: Step, by: User) -> None:
    owner = db.session.get_one(User, task.owner_id)
    change_task(task, step.goal.case, what=step.what, due_on=step.due_on, owner=owner, version=None, by=by)


def _owner(case: Case, by: User) -> User:
    """An advocate writes down their own next steps; a supervisor those of whoever leads the case."""
    return by if by.role == Role.ADVOCATE else lead_of(case) or by
