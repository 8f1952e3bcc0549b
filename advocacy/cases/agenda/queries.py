"""Tasks and appointments together with the cases and people that they are about."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import Select, select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.tasks.models import Task, TaskState
from advocacy.tasks.queries import visible_tasks

from ..models import Case

LATELY = timedelta(days=14)
MOST_DONE = 10


def tasks_of(user: User) -> Select[Task]:
    """What this user still has to do, the nearest first, what has no day last."""
    found = select(Task).where(Task.owner_id == user.id, Task.state == TaskState.OPEN, visible_tasks(user))
    return found.order_by(Task.due_on.is_(None), Task.due_on, Task.id)


def done_lately(user: User) -> Sequence[Task]:
    found = select(Task).where(
        Task.owner_id == user.id,
        Task.state == TaskState.DONE,
        Task.cleared_at > clock.now() - LATELY,
        visible_tasks(user),
    )
    return db.session.scalars(found.order_by(Task.cleared_at.desc(), Task.id.desc()).limit(MOST_DONE)).all()


def cases_of_tasks(tasks: Iterable[Task]) -> dict[int, Case]:
    """Their cases, with the people, by the inner id. The tasks were found within what the user may see."""
    found = select(Case).where(Case.id.in_({task.case_id for task in tasks}))
    return {case.id: case for case in db.session.scalars(found)}


def names_of(ids: Iterable[int]) -> dict[int, str]:
    rows = db.session.execute(select(User.id, User.name).where(User.id.in_(set(ids)))).all()
    return {row[0]: row[1] for row in rows}
