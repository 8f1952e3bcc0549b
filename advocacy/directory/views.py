"""Who can help: agencies and their services."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.accounts.signing_in import this_session
from advocacy.db import db
from advocacy.drafts.operations import store_search
from advocacy.drafts.queries import search_words
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .forms import AgencyForm, SearchForm, ServiceForm
from .models import Agency
from .panels import panels_of
from .rules import is_stale, link_to, obstacle_to_referring

bp = Blueprint("directory", __name__)


@bp.route("/directory", methods=["GET", "POST"])
@allow(Permission.READ_DIRECTORY)
def index() -> ResponseReturnValue:
    """The words are stored, since someone may type a name; other filters stand in the address."""
    form = SearchForm()
    session = this_session()
    if form.validate_on_submit() and session is not None:
        with db.writing():
            stored = store_search(form.words.data or "", session)
            location = url_for(".index", search=stored.public_id, language=form.language.data or None)
        return redirect(location, code=303)
    words, language = search_words(), request.args.get("language", "")[:60]
    if request.method == "GET":
        form.words.data, form.language.data = words, language
    page = page_of(
        db.session, queries.services(words, language), total=queries.count_services(words, language)
    )
    shown = render_template(
        "directory/index.html",
        form=form,
        page=page,
        words=words,
        language_asked=language,
        phones=queries.phones_of(page.rows),
        obstacle=obstacle_to_referring,
    )
    return shown, form.status


@bp.get("/directory/services/<uuid:service_id>")
@allow(Permission.READ_DIRECTORY)
def service(service_id: UUID) -> ResponseReturnValue:
    found = queries.service_or_404(service_id)
    return render_template(
        "directory/service.html",
        service=found,
        phones=queries.phones_of([found]),
        obstacle=obstacle_to_referring(found.status, found.do_not_refer),
        link=link_to(found.website),
        stale=is_stale(found.checked_on, clock.today()),
    )


@bp.get("/directory/agencies/<uuid:agency_id>")
@allow(Permission.READ_DIRECTORY)
def agency(agency_id: UUID) -> ResponseReturnValue:
    found = queries.agency_or_404(agency_id)
    return render_template(
        "directory/agency.html",
        agency=found,
        locations=queries.locations_shown(found),
        link=link_to(found.website),
        obstacle=obstacle_to_referring,
        panels=panels_of(found, current_user),
    )


@bp.route("/directory/agencies/new", methods=["GET", "POST"])
@allow(Permission.CHANGE_DIRECTORY)
def new_agency() -> ResponseReturnValue:
    form = AgencyForm()

    def work() -> Done:
        made = operations.add_agency(form.facts(), by=current_user)
        return Done(url_for(".agency", agency_id=made.public_id), _("The agency is saved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template("directory/agency_form.html", form=form, agency=None), form.status


@bp.route("/directory/agencies/<uuid:agency_id>/edit", methods=["GET", "POST"])
@allow(Permission.CHANGE_DIRECTORY)
def edit_agency(agency_id: UUID) -> ResponseReturnValue:
    found = queries.agency_or_404(agency_id)
    form = AgencyForm(obj=found)
    if request.method == "GET":
        form.phone.data = _own_phone(found)

    def work() -> Done:
        changed = queries.agency_or_404(agency_id)
        operations.change_agency(changed, form.facts(), form.version.data, by=current_user)
        return Done(url_for(".agency", agency_id=agency_id), _("The agency is saved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template(
        "directory/agency_form.html", form=form, agency=queries.agency_or_404(agency_id)
    ), form.status


def _own_phone(agency: Agency) -> str:
    own = [phone for phone in agency.phones if phone.service_id is None and phone.location_id is None]
    return own[0].as_found if own else ""


@bp.route("/directory/agencies/<uuid:agency_id>/services/new", methods=["GET", "POST"])
@allow(Permission.CHANGE_DIRECTORY)
def new_service(agency_id: UUID) -> ResponseReturnValue:
    form = ServiceForm()

    def work() -> Done:
        made = operations.add_service(queries.agency_or_404(agency_id), form.facts(), by=current_user)
        return Done(url_for(".service", service_id=made.public_id), _("The service is saved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template(
        "directory/service_form.html", form=form, agency=queries.agency_or_404(agency_id), service=None
    ), form.status


@bp.route("/directory/services/<uuid:service_id>/edit", methods=["GET", "POST"])
@allow(Permission.CHANGE_DIRECTORY)
def edit_service(service_id: UUID) -> ResponseReturnValue:
    before = queries.service_or_404(service_id)
    form = ServiceForm(obj=before, how_open=before.status)

    def work() -> Done:
        changed = queries.service_or_404(service_id)
        operations.change_service(changed, form.facts(), form.version.data, by=current_user)
        return Done(url_for(".service", service_id=service_id), _("The service is saved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    found = queries.service_or_404(service_id)
    return render_template(
        "directory/service_form.html", form=form, agency=found.agency, service=found
    ), form.status
