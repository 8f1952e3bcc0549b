"""The people on a person's side, and what they may know."""

from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from . import belongings, sections
from .band import band_of
from .forms import SupporterForm
from .models import Supporter
from .queries import person_or_404, supporter_of

bp = Blueprint("supporters", __name__)


@bp.route("/people/<uuid:person_id>/supporters/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(person_id: UUID) -> ResponseReturnValue:
    form = SupporterForm()

    def work() -> Done:
        belongings.add_supporter(person_or_404(person_id, current_user), form.facts(), by=current_user)
        return Done(_back(person_id), _("Saved."))

    if form.validate_on_submit() and (done := save(form, work, person=person_id)):
        return done
    return _page(form, person_id, None)


@bp.route("/people/<uuid:person_id>/supporters/<uuid:supporter_id>", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def change(person_id: UUID, supporter_id: UUID) -> ResponseReturnValue:
    supporter = supporter_of(person_or_404(person_id, current_user), supporter_id)
    form = SupporterForm(obj=sections.supporter(supporter) if supporter else None)
    if supporter is None and not form.is_submitted():
        abort(404)

    def work() -> Done:
        found = _still_there(person_id, supporter_id)
        belongings.change_supporter(found, form.facts(), form.version.data, by=current_user)
        return Done(_back(person_id), _("The changes are saved."))

    if form.validate_on_submit() and (done := save(form, work, person=person_id)):
        return done
    return _page(form, person_id, supporter_id)


@bp.route("/people/<uuid:person_id>/supporters/<uuid:supporter_id>/remove", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def remove(person_id: UUID, supporter_id: UUID) -> ResponseReturnValue:
    supporter = supporter_of(person_or_404(person_id, current_user), supporter_id) or abort(404)
    form = Form()

    def work() -> Done:
        belongings.remove_supporter(_still_there(person_id, supporter_id), by=current_user)
        return Done(_back(person_id), _("Removed."))

    if form.validate_on_submit() and (done := save(form, work, person=person_id)):
        return done
    person = person_or_404(person_id, current_user)
    page = render_template(
        "people/remove_supporter.html", form=form, person=person, band=band_of(person), supporter=supporter
    )
    return page, form.status


def _still_there(person_id: UUID, supporter_id: UUID) -> Supporter:
    found = supporter_of(person_or_404(person_id, current_user), supporter_id)
    if found is None:
        raise Refused(_("Someone removed this meanwhile. Add it anew if it is still needed."))
    return found


def _back(person_id: UUID) -> str:
    return url_for("people.show", person_id=person_id) + "#supporters"


def _page(form: SupporterForm, person_id: UUID, supporter_id: UUID | None) -> ResponseReturnValue:
    person = person_or_404(person_id, current_user)
    page = render_template(
        "people/supporter.html", form=form, person=person, band=band_of(person), supporter_id=supporter_id
    )
    return page, form.status
