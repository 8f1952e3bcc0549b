"""Pages about appointments: making one, changing it, calling it off."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record_read
from advocacy.db import db
from advocacy.tasks.models import Appointment
from advocacy.tasks.queries import appointment_or_404, possible_owners
from advocacy.tasks.words import written_time
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from ..band import band_of_case
from ..models import Case
from ..queries import case_or_404, case_with_id_or_404
from . import operations, queries
from .forms import AppointmentForm
from .task_views import chosen_owner

bp = Blueprint("appointments", __name__)


@bp.get("/appointments/<uuid:appointment_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(appointment_id: UUID) -> ResponseReturnValue:
    record_read("appointment.opened", appointment_id, by=current_user)
    return _show_page(appointment_id, Form())


def _show_page(appointment_id: UUID, form: Form) -> ResponseReturnValue:
    appointment, case = _appointment_and_case(appointment_id)
    page = render_template(
        "tasks/appointment.html",
        appointment=appointment,
        time=written_time(appointment.at),
        today=clock.today(),
        owner=queries.names_of([appointment.owner_id])[appointment.owner_id],
        case=case,
        band=band_of_case(case),
        form=form,
    )
    return page, form.status


@bp.route("/cases/<uuid:case_id>/appointments/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    form = AppointmentForm()
    form.offer(possible_owners(case), current_user)

    def work() -> Done:
        case = case_or_404(case_id, current_user)
        owner = chosen_owner(form.owner.data, case)
        operations.make_appointment(case, form.facts(), owner, by=current_user)
        return Done(url_for("cases.show", case_id=case_id), _("The appointment is saved."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    page = render_template("tasks/new_appointment.html", form=form, case=case, band=band_of_case(case))
    return page, form.status


@bp.route("/appointments/<uuid:appointment_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit(appointment_id: UUID) -> ResponseReturnValue:
    appointment, case = _appointment_and_case(appointment_id)
    form = AppointmentForm(obj=appointment)
    form.offer(possible_owners(case), db.session.get(User, appointment.owner_id))

    def work() -> Done:
        appointment, case = _appointment_and_case(appointment_id)
        owner = chosen_owner(form.owner.data, case)
        operations.change_appointment(
            appointment, case, form.facts(), owner, version=form.version.data, by=current_user
        )
        return Done(url_for(".show", appointment_id=appointment_id), _("The changes are saved."))

    if form.validate_on_submit() and (done := save(form, work, case=case.public_id)):
        return done
    page = render_template(
        "tasks/edit_appointment.html", form=form, case=case, band=band_of_case(case), appointment=appointment
    )
    return page, form.status


@bp.post("/appointments/<uuid:appointment_id>/call-off")
@allow(Permission.SUPPORT_PEOPLE)
def call_off(appointment_id: UUID) -> ResponseReturnValue:
    form = Form()
    _found, case = _appointment_and_case(appointment_id)

    def work() -> Done:
        appointment, case = _appointment_and_case(appointment_id)
        operations.call_off_appointment(appointment, case, by=current_user)
        return Done(url_for("cases.show", case_id=case.public_id), _("The appointment is called off."))

    if form.validate_on_submit() and (done := save(form, work, case=case.public_id)):
        return done
    return _show_page(appointment_id, form)


def _appointment_and_case(appointment_id: UUID) -> tuple[Appointment, Case]:
    appointment = appointment_or_404(appointment_id, current_user)
    return appointment, case_with_id_or_404(appointment.case_id, current_user)
