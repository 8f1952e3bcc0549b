"""Pages that pause, take up, close and reopen a case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.tasks.queries import coming_appointments, open_tasks
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations
from .band import band_of_case
from .forms import CloseForm, PauseForm, ReopenForm
from .models import Case
from .queries import case_or_404

bp = Blueprint("case_life", __name__)


def _step(
    template: str, form: Form, case: Case, do: Callable[[Case], None], notice: str, **shown: Any
) -> ResponseReturnValue:
    """One question page that takes a case one step on."""
    case_id = case.public_id

    def work() -> Done:
        do(case_or_404(case_id, current_user))
        return Done(url_for("cases.show", case_id=case_id), notice)

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    page = render_template(template, form=form, case=case, band=band_of_case(case), **shown)
    return page, form.status


@bp.route("/cases/<uuid:case_id>/pause", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def pause(case_id: UUID) -> ResponseReturnValue:
    form = PauseForm()

    def do(case: Case) -> None:
        words, again = form.words.data or "", form.look_again_on.data
        operations.pause_case(
            case, words=words, look_again_on=again, version=form.version.data, by=current_user
        )

    case = _with_version(case_id, form)
    return _step("cases/pause.html", form, case, do, _("Support is paused."))


@bp.route("/cases/<uuid:case_id>/take-up", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def take_up(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    return _step(
        "cases/take_up.html",
        Form(),
        case,
        lambda case: operations.take_up_case(case, by=current_user),
        _("Support goes on. What is the next small step?"),
    )


@bp.route("/cases/<uuid:case_id>/close", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def close(case_id: UUID) -> ResponseReturnValue:
    form = CloseForm()

    def do(case: Case) -> None:
        operations.close_case(
            case,
            reason=form.reason.data,
            words=form.words.data or "",
            persons_view=form.persons_view.data or "",
            tasks=form.tasks.data or "",
            version=form.version.data,
            by=current_user,
        )

    case = _with_version(case_id, form)
    left = {"tasks": open_tasks(case), "appointments": coming_appointments(case)}
    return _step("cases/close.html", form, case, do, _("The case is closed."), **left)


@bp.route("/cases/<uuid:case_id>/reopen", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def reopen(case_id: UUID) -> ResponseReturnValue:
    form = ReopenForm()

    def do(case: Case) -> None:
        operations.reopen_case(case, words=form.words.data or "", by=current_user)

    case = case_or_404(case_id, current_user)
    return _step("cases/reopen.html", form, case, do, _("The case is open again."))


def _with_version(case_id: UUID, form: Form) -> Case:
    case = case_or_404(case_id, current_user)
    if not form.is_submitted():
        form.version.data = case.version
    return case
