"""The pages of steps: adding one, ticking it, changing it, dropping it."""

from typing import Protocol
from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.accounts.models import User
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import stepping
from .forms import DoneForm, StepForm
from .models import Step, Who
from .queries import goal_or_404, step_or_404
from .views import goal_page
from .words import day_words, who_words

bp = Blueprint("steps", __name__)


class Move(Protocol):
    """An operation that needs nothing but the step."""

    def __call__(self, step: Step, *, by: User) -> None: ...


def _in_the_list(step: Step) -> str:
    """Back to the row that was just dealt with."""
    return url_for("goals.show", goal_id=step.goal.public_id, _anchor=f"step-{step.public_id}")


@bp.route("/goals/<uuid:goal_id>/steps/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(goal_id: UUID) -> ResponseReturnValue:
    goal = goal_or_404(goal_id, current_user)
    form = StepForm()

    def work() -> Done:
        found = goal_or_404(goal_id, current_user)
        return Done(
            _in_the_list(stepping.add_step(found, form.facts(), by=current_user)), _("The step is saved.")
        )

    if form.validate_on_submit() and (done := save(form, work, case=goal.case.public_id)):
        return done
    return goal_page("goals/step_new.html", form, goal_or_404(goal_id, current_user))


@bp.route("/steps/<uuid:step_id>", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def show(step_id: UUID) -> ResponseReturnValue:
    """One step. While it is open the page asks who did it and when."""
    step = step_or_404(step_id, current_user)
    form = DoneForm(data={"done_by": step.who})

    def work() -> Done:
        found = step_or_404(step_id, current_user)
        stepping.finish_step(found, Who(form.done_by.data), form.done_on.data, by=current_user)
        return Done(_in_the_list(found), _("The step is done."))

    if form.validate_on_submit() and (done := save(form, work, case=step.goal.case.public_id)):
        return done
    return _page("goals/step.html", form, step_or_404(step_id, current_user))


def _page(template: str, form: Form, step: Step) -> ResponseReturnValue:
    return goal_page(template, form, step.goal, step=step, who_words=who_words, day_words=day_words)


@bp.route("/steps/<uuid:step_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit(step_id: UUID) -> ResponseReturnValue:
    step = step_or_404(step_id, current_user)
    form = StepForm(obj=step)

    def work() -> Done:
        found = step_or_404(step_id, current_user)
        stepping.change_step(found, form.facts(), version=form.version.data, by=current_user)
        return Done(_in_the_list(found), _("The changes are saved."))

    if form.validate_on_submit() and (done := save(form, work, case=step.goal.case.public_id)):
        return done
    return _page("goals/step_edit.html", form, step_or_404(step_id, current_user))


@bp.route("/steps/<uuid:step_id>/drop", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def drop(step_id: UUID) -> ResponseReturnValue:
    notice = _("The step is dropped. It stays at the end of the list.")
    return _move(step_id, "goals/step_drop.html", stepping.drop_step, notice)


@bp.route("/steps/<uuid:step_id>/reopen", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def reopen(step_id: UUID) -> ResponseReturnValue:
    return _move(step_id, "goals/step_reopen.html", stepping.reopen_step, _("The step is open again."))


def _move(step_id: UUID, template: str, operation: Move, notice: str) -> ResponseReturnValue:
    """A page with one button."""
    step = step_or_404(step_id, current_user)
    form = Form()

    def work() -> Done:
        found = step_or_404(step_id, current_user)
        operation(found, by=current_user)
        return Done(_in_the_list(found), notice)

    if form.validate_on_submit() and (done := save(form, work, case=step.goal.case.public_id)):
        return done
    return _page(template, form, step_or_404(step_id, current_user))
