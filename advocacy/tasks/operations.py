"""Writing tasks: adding, changing, clearing, dropping. Appointments stand in `appointing.py`."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import update

from advocacy import clock
from advocacy.access.queries import HeldCase, standing_of
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.web.refusals import Refused, check_version

from .models import Appointment, Task, TaskState
from .rules import Obstacle, obstacle_to_changing, obstacle_to_owning
from .words import obstacle_words


def in_one_line(words: str) -> str:
    """A line break in a next step would tear lists apart."""
    return " ".join(words.split())


def refuse(obstacle: Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def refuse_stranger(case: HeldCase, owner: User) -> None:
    refuse(obstacle_to_owning(owner, standing_of(case)))


def add_task(
    case: HeldCase,
    what: str,
    due_on: date | None,
    owner: User,
    *,
    by: User,
    origin: tuple[str, UUID] | None = None,
) -> Task:
    """A next step for someone who may open the case. `origin` is what it came from: its kind and public id."""
    if owner is not by:
        refuse_stranger(case, owner)
    task = Task(
        public_id=uuid4(),
        case_id=case.id,
        owner_id=owner.id,
        what=in_one_line(what)[:500],
        due_on=due_on,
        state=TaskState.OPEN,
        origin_kind=origin[0] if origin else "",
        origin=origin[1] if origin else None,
        made_at=clock.now(),
        made_by_id=by.id,
    )
    db.session.add(task)
    db.session.flush()
    record("task.added", task, by=by, case=case.public_id)
    return task


def change_task(
    task: Task, case: HeldCase, *, what: str, due_on: date | None, owner: User, version: int | None, by: User
) -> None:
    """Other words, another day, or someone else's."""
    refuse(obstacle_to_changing(task.state))
    check_version(task, version)
    if owner.id != task.owner_id:
        refuse_stranger(case, owner)
    task.what, task.due_on, task.owner_id = in_one_line(what), due_on, owner.id
    record("task.changed", task, by=by, owner=owner.public_id)


def clear_task(task: Task, *, by: User, kind: str = "", subject: UUID | None = None, words: str = "") -> None:
    """It is done: by the contact that did it (`kind` and `subject`), or without one, in a sentence.

    A contact that did what is already done changes nothing: two people may write up the same visit.
    """
    if subject is not None and task.state != TaskState.OPEN:
        return
    refuse(obstacle_to_changing(task.state))
    refuse(Obstacle.NO_WORDS if subject is None and not words.strip() else None)
    _end(task, TaskState.DONE, words, by)
    task.cleared_kind, task.cleared = kind, subject
    record("task.cleared", task, by=by, kind=kind, cleared=subject)


def drop_task(task: Task, *, words: str, by: User) -> None:
    """It is not needed any more; a word says why."""
    refuse(obstacle_to_changing(task.state))
    refuse(None if words.strip() else Obstacle.NO_WORDS)
    _end(task, TaskState.DROPPED, words, by)
    record("task.dropped", task, by=by)


def _end(task: Task, state: TaskState, words: str, by: User) -> None:
    task.state, task.cleared_words = state, words
    task.cleared_at, task.cleared_by_id = clock.now(), by.id
    task.version += 1


def pass_on(case: HeldCase, *, from_id: int, to: User, by: User) -> None:
    """After a hand-over, what was still to be done belongs to whoever leads now."""
    mine = update(Task).where(Task.case_id == case.id, Task.owner_id == from_id, Task.state == TaskState.OPEN)
    db.session.execute(mine.values(owner_id=to.id, version=Task.version + 1))
    coming = update(Appointment).where(
        Appointment.case_id == case.id, Appointment.owner_id == from_id, Appointment.day >= clock.today()
    )
    db.session.execute(coming.values(owner_id=to.id, version=Appointment.version + 1))
    record("tasks.passed_on", case, by=by, to=to.public_id)
