"""Addresses of a person. A protected one is shown on a page of its own, and only when someone asks for it."""

from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_read
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from . import belongings, sections
from .band import band_of
from .forms import AddressForm
from .models import PersonAddress
from .queries import address_of, person_or_404

bp = Blueprint("addresses", __name__)


@bp.route("/people/<uuid:person_id>/addresses/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(person_id: UUID) -> ResponseReturnValue:
    form = AddressForm()

    def work() -> Done:
        belongings.add_address(person_or_404(person_id, current_user), form.facts(), by=current_user)
        return Done(_back(person_id), _("The address is saved."))

    if form.validate_on_submit() and (done := save(form, work, person=person_id)):
        return done
    return _page(form, person_id, None)


@bp.route("/people/<uuid:person_id>/addresses/<uuid:address_id>", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def change(person_id: UUID, address_id: UUID) -> ResponseReturnValue:
    address = address_of(person_or_404(person_id, current_user), address_id)
    form = AddressForm(obj=sections.address(address) if address else None)
    form.may_stay_empty = address is not None and address.protected
    if address is None and not form.is_submitted():
        abort(404)

    def work() -> Done:
        found = _still_there(person_id, address_id)
        belongings.change_address(found, form.facts(), form.version.data, by=current_user)
        return Done(_back(person_id), _("The address is saved."))

    if form.validate_on_submit() and (done := save(form, work, person=person_id)):
        return done
    return _page(form, person_id, address_id)


@bp.route("/people/<uuid:person_id>/addresses/<uuid:address_id>/remove", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def remove(person_id: UUID, address_id: UUID) -> ResponseReturnValue:
    address = address_of(person_or_404(person_id, current_user), address_id) or abort(404)
    form = Form()

    def work() -> Done:
        belongings.remove_address(_still_there(person_id, address_id), by=current_user)
        return Done(_back(person_id), _("The address is removed."))

    if form.validate_on_submit() and (done := save(form, work, person=person_id)):
        return done
    person = person_or_404(person_id, current_user)
    page = render_template(
        "people/remove_address.html", form=form, person=person, band=band_of(person), address=address
    )
    return page, form.status


@bp.post("/people/<uuid:person_id>/addresses/<uuid:address_id>/show")
@allow(Permission.SUPPORT_PEOPLE)
def show(person_id: UUID, address_id: UUID) -> ResponseReturnValue:
    """The answer to pressing the button, so that no link, no history and no reload shows it again by itself."""
    person = person_or_404(person_id, current_user)
    address = address_of(person, address_id) or abort(404)
    if not Form().validate_on_submit():
        abort(422)
    record_read("address.revealed", address, by=current_user, person=person.public_id)
    return render_template("people/shown_address.html", person=person, band=band_of(person), address=address)


def _still_there(person_id: UUID, address_id: UUID) -> PersonAddress:
    found = address_of(person_or_404(person_id, current_user), address_id)
    if found is None:
        raise Refused(_("Someone removed this address meanwhile. Add it anew if it is still needed."))
    return found


def _back(person_id: UUID) -> str:
    return url_for("people.show", person_id=person_id) + "#addresses"


def _page(form: AddressForm, person_id: UUID, address_id: UUID | None) -> ResponseReturnValue:
    person = person_or_404(person_id, current_user)
    page = render_template(
        "people/address.html", form=form, person=person, band=band_of(person), address_id=address_id
    )
    return page, form.status
