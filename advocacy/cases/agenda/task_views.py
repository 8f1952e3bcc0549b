"""Pages about tasks: one's own list, adding, changing, handing on, and ending one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record_list, record_read
from advocacy.db import db
from advocacy.tasks.models import Task, TaskState
from advocacy.tasks.operations import add_task, change_task
from advocacy.tasks.queries import possible_owners, task_or_404
from advocacy.tasks.rules import When, when
from advocacy.web.forms import Form
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from ..band import band_of_case
from ..models import Case
from ..queries import case_or_404, case_with_id_or_404
from . import operations, queries
from .forms import DropForm, TaskForm, WordsForm

bp = Blueprint("tasks", __name__)
ON_A_PAGE = 50


@dataclass(frozen=True)
class Line:
    """A task in the list, with its case."""

    task: Task
    case: Case
    late: int


@bp.get("/tasks")
@allow(Permission.SUPPORT_PEOPLE)
def index() -> ResponseReturnValue:
    page = page_of(db.session(), queries.tasks_of(current_user), size=ON_A_PAGE)
    done = queries.done_lately(current_user) if page.number == 1 else []
    cases = queries.cases_of_tasks([*page.rows, *done])
    groups: dict[When, list[Line]] = {one: [] for one in When}
    for task in page.rows:
        groups[when(task.due_on, clock.today())].append(_line(task, cases))
    record_list("tasks.listed", [*page.rows, *done], by=current_user)
    lines = [_line(task, cases) for task in done]
    return render_template("tasks/index.html", page=page, groups=groups, done=lines)


def _line(task: Task, cases: dict[int, Case]) -> Line:
    return Line(task, cases[task.case_id], _late(task))


def _late(task: Task) -> int:
    return (clock.today() - task.due_on).days if task.due_on else 0


@bp.get("/tasks/<uuid:task_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(task_id: UUID) -> ResponseReturnValue:
    task = task_or_404(task_id, current_user)
    case = case_with_id_or_404(task.case_id, current_user)
    record_read("task.opened", task, by=current_user)
    people = {task.owner_id, task.made_by_id, task.cleared_by_id} - {None}
    page = {"case": case, "band": band_of_case(case), "is_open": task.state == TaskState.OPEN}
    page["late"] = _late(task)
    page["came_from"] = _contact_url(task.origin_kind, task.origin)
    page["cleared_in"] = _contact_url(task.cleared_kind, task.cleared)
    names = queries.names_of(one for one in people if one)
    return render_template("tasks/show.html", task=task, names=names, **page)


def _contact_url(kind: str, subject: UUID | None) -> str:
    """The contact in which this step was agreed on, or that did it, where contacts are switched on."""
    if kind != "contact" or "contacts.show" not in current_app.view_functions:
        return ""
    return url_for("contacts.show", contact_id=subject)


@bp.route("/cases/<uuid:case_id>/tasks/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    form = TaskForm()
    form.offer(possible_owners(case), current_user)

    def work() -> Done:
        case = case_or_404(case_id, current_user)
        owner = chosen_owner(form.owner.data, case)
        add_task(case, form.what.data or "", form.due_on.data, owner, by=current_user)
        return Done(url_for("cases.show", case_id=case_id), _("The next step is saved."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return _form_page("tasks/new.html", form, case)


@bp.route("/tasks/<uuid:task_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit(task_id: UUID) -> ResponseReturnValue:
    task, case = _task_and_case(task_id)
    form = TaskForm(obj=task)
    form.offer(possible_owners(case), db.session.get(User, task.owner_id))

    def work() -> Done:
        task, case = _task_and_case(task_id)
        change_task(
            task,
            case,
            what=form.what.data or "",
            due_on=form.due_on.data,
            owner=chosen_owner(form.owner.data, case),
            version=form.version.data,
            by=current_user,
        )
        return Done(url_for(".show", task_id=task_id), _("The changes are saved."))

    if form.validate_on_submit() and (done := save(form, work, case=case.public_id)):
        return done
    return _form_page("tasks/edit.html", form, case, task=task)


@bp.route("/tasks/<uuid:task_id>/done", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def finish(task_id: UUID) -> ResponseReturnValue:
    form = WordsForm()

    def work() -> Done:
        task, case = _task_and_case(task_id)
        operations.finish_task(task, case, words=form.words.data or "", by=current_user)
        return Done(url_for("cases.show", case_id=case.public_id), _("Done. What is the next step?"))

    return _ending("tasks/finish.html", form, task_id, work)


@bp.route("/tasks/<uuid:task_id>/drop", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def drop(task_id: UUID) -> ResponseReturnValue:
    form = DropForm()

    def work() -> Done:
        task, case = _task_and_case(task_id)
        operations.give_up_task(task, case, words=form.words.data or "", by=current_user)
        return Done(url_for("cases.show", case_id=case.public_id), _("The next step is dropped."))

    return _ending("tasks/drop.html", form, task_id, work)


def _ending(template: str, form: Form, task_id: UUID, work: Any) -> ResponseReturnValue:
    task, case = _task_and_case(task_id)
    if form.validate_on_submit() and (done := save(form, work, case=case.public_id)):
        return done
    return _form_page(template, form, case, task=task)


def _task_and_case(task_id: UUID) -> tuple[Task, Case]:
    task = task_or_404(task_id, current_user)
    return task, case_with_id_or_404(task.case_id, current_user)


def chosen_owner(public_id: str | None, case: Case) -> User:
    """Asked again inside the transaction: someone may have lost the case meanwhile."""
    for user in possible_owners(case):
        if str(user.public_id) == public_id:
            return user
    raise Refused(_("They can not open this case any more. Choose someone else."))


def _form_page(template: str, form: Form, case: Case, **more: Any) -> ResponseReturnValue:
    return render_template(template, form=form, case=case, band=band_of_case(case), **more), form.status
