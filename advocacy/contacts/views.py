"""Reading contacts, changing them while that is allowed, adding to them."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.attachments.adding import add_page
from advocacy.attachments.cleaning.kinds import LARGEST_FILE
from advocacy.attachments.showing import shown
from advocacy.audit.operations import record_list, record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.queries import case_or_404
from advocacy.db import db
from advocacy.organization.queries import the_organization
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save
from advocacy.web.uploads import takes_files

from . import logging_views, operations, queries
from .blueprint import bp
from .forms import AddendumForm, ChangeForm
from .models import Contact
from .rules import is_locked
from .words import icon_of, title

__all__ = ["bp", "logging_views"]


@bp.get("/contacts/<uuid:contact_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(contact_id: UUID) -> ResponseReturnValue:
    contact = queries.contact_or_404(contact_id, current_user)
    record_read("contact.opened", contact, by=current_user)
    return _show(contact, AddendumForm())


def _show(contact: Contact, form: AddendumForm) -> ResponseReturnValue:
    cases = queries.cases_of_contact(contact, current_user)
    locked = is_locked(contact.saved_at, clock.now(), the_organization().lock_after_days)
    page = render_template(
        "contacts/show.html",
        contact=contact,
        cases=cases,
        form=form,
        band=band_of_case(cases[0]),
        may_change=not locked and contact.author_id == current_user.id,
        locked=locked,
        contact_title=title(contact),
        attachments=shown("contact", contact.public_id),
    )
    return page, form.status


@bp.route("/contacts/<uuid:contact_id>/change", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def change(contact_id: UUID) -> ResponseReturnValue:
    contact = queries.contact_or_404(contact_id, current_user)
    form = ChangeForm(obj=contact)

    def work() -> Done:
        found = queries.contact_or_404(contact_id, current_user)
        operations.change_contact(
            found, form.note.data or "", form.minutes.data, form.version.data, by=current_user
        )
        return Done(url_for(".show", contact_id=contact_id), _("The note is changed."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    contact = queries.contact_or_404(contact_id, current_user)
    band = band_of_case(queries.cases_of_contact(contact, current_user)[0])
    return render_template("contacts/change.html", form=form, contact=contact, band=band), form.status


@bp.post("/contacts/<uuid:contact_id>/addenda")
@allow(Permission.SUPPORT_PEOPLE)
def add(contact_id: UUID) -> ResponseReturnValue:
    form = AddendumForm()

    def work() -> Done:
        contact = queries.contact_or_404(contact_id, current_user)
        cases = queries.cases_of_contact(contact, current_user)
        operations.add_addendum(contact, form.text.data or "", cases, by=current_user)
        return Done(url_for(".show", contact_id=contact_id), _("Added."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return _show(queries.contact_or_404(contact_id, current_user), form)


@bp.route("/contacts/<uuid:contact_id>/attachments", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def attach(contact_id: UUID) -> ResponseReturnValue:
    return add_page("contact", contact_id)


@bp.get("/cases/<uuid:case_id>/contacts")
@allow(Permission.SUPPORT_PEOPLE)
def of_case(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    page = page_of(db.session, queries.contacts_of(case), total=queries.contact_count(case))
    record_list("contacts.listed", page.rows, by=current_user, case=str(case.public_id))
    return render_template(
        "contacts/of_case.html",
        case=case,
        band=band_of_case(case),
        page=page,
        contact_title=title,
        contact_icon=icon_of,
    )
