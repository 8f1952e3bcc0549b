"""Opening a record in an emergency, ending it, and looking at it afterwards."""

from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.access.models import Grant, GrantKind
from advocacy.access.queries import standing_of_person
from advocacy.access.rules import why_seen
from advocacy.accounts.proving import needs_proof
from advocacy.audit.operations import record_refusal
from advocacy.cases.band import band_of_person
from advocacy.people.models import Person
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from . import emergencies, operations, queries
from .forms import EmergencyForm, ReviewForm
from .views import after

bp = Blueprint("emergency", __name__)


@bp.route("/emergency", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@needs_proof
def new() -> ResponseReturnValue:
    form = EmergencyForm()

    def work() -> Done:
        person = _found(form)
        url = url_for("people.show", person_id=person.public_id)
        if why_seen(current_user, standing_of_person(person)):
            return Done(url, _("You can open this record as it is."))
        user, reason = current_user._get_current_object(), form.reason.data or ""
        emergencies.break_glass(person, reason, int(form.hours.data), by=user)
        return Done(url, _("The record is open to you. Their advocate and a supervisor are told."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template("sight/emergency.html", form=form), form.status


def _found(form: EmergencyForm) -> Person:
    """Exactly one, or the same answer whatever the reason is."""
    reference, name = (form.reference.data or "").strip(), (form.name.data or "").strip()
    person = queries.found_exactly(reference, name, form.born.data, current_user)
    if person is None:
        record_refusal("emergency.refused", None, by=current_user)
        raise Refused(_("No record says exactly this. Look at the number, or at the name and the day."))
    return person


def _emergency_or_404(grant_id: UUID) -> tuple[Grant, Person]:
    grant, person = queries.grant_or_404(grant_id, current_user)
    return (grant, person) if grant.kind == GrantKind.BREAK_GLASS else abort(404)


@bp.route("/emergency/<uuid:grant_id>/end", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def end(grant_id: UUID) -> ResponseReturnValue:
    """By whoever opened it, or by those who decide on the record."""
    grant, person = _emergency_or_404(grant_id)
    if grant.user_id != current_user.id:
        queries.decide_or_403(person, current_user)
    form = Form()

    def work() -> Done:
        mine, whose = _emergency_or_404(grant_id)
        operations.end_grant(mine, whose, by=current_user._get_current_object())
        return Done(after(whose), _("It has ended."))

    if form.validate_on_submit() and (done := save(form, work, person=person.public_id)):
        return done
    return _page("sight/end.html", form, grant, person)


@bp.route("/emergency/<uuid:grant_id>/review", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def review(grant_id: UUID) -> ResponseReturnValue:
    grant, person = _emergency_or_404(grant_id)
    queries.decide_or_403(person, current_user)
    form = ReviewForm()

    def work() -> Done:
        mine, whose = _emergency_or_404(grant_id)
        queries.decide_or_403(whose, current_user)
        needed, user = form.needed.data == "yes", current_user._get_current_object()
        emergencies.review(mine, whose, needed=needed, words=form.words.data or "", by=user)
        return Done(after(whose), _("Thank you for looking at it."))

    if form.validate_on_submit() and (done := save(form, work, person=person.public_id)):
        return done
    return _page("sight/review.html", form, grant, person)


def _page(template: str, form: Form, grant: Grant, person: Person) -> ResponseReturnValue:
    page = render_template(
        template,
        form=form,
        grant=grant,
        person=person,
        band=band_of_person(person),
        looks=queries.looks_during(grant, person),
    )
    return page, form.status
