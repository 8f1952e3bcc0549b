"""Keeping it safe: what the administrator should know and do, and the recovery sheet."""

from flask import Blueprint, Response, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from advocacy import recovery
from advocacy.accounts import slowing
from advocacy.accounts.passwords import fits
from advocacy.accounts.proving import needs_proof
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.documents.engine.refusals import DocumentRefused, PdfUnavailable
from advocacy.keeping.queries import last_backup
from advocacy.organization.queries import the_organization
from advocacy.settings import Settings
from advocacy.web.leaving import Way, handed_out
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused

from . import queries
from .checking import check_quickly
from .findings import Level
from .forms import AgainForm
from .recovery_sheet import note_sheet, sheet_pdf

bp = Blueprint("safety", __name__)
FREE_TRIES = 5


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings


@bp.get("/settings/keeping-it-safe")
@allow(Permission.ADMINISTER)
def keeping() -> ResponseReturnValue:
    found = check_quickly(_settings())
    name = recovery.fingerprint(recovery.read_recovery(_settings()))
    return render_template(
        "safety/keeping.html",
        to_mend=[one for one in found if one.level != Level.ADVICE],
        advice=[one for one in found if one.level == Level.ADVICE],
        backup=last_backup(),
        sheet_made_at=queries.sheet_made_at(name),
        fingerprint=name,
    )


@bp.route("/settings/recovery-sheet", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
@needs_proof
def recovery_sheet() -> ResponseReturnValue:
    form = AgainForm()
    if form.validate_on_submit():
        try:
            _refuse_wrong_password(form.current_password.data or "")
            return _handed_out()
        except (Refused, DocumentRefused, PdfUnavailable) as refusal:
            form.refuse(str(refusal))
    return render_template("safety/recovery_sheet.html", form=form), form.status


def _refuse_wrong_password(typed: str) -> None:
    """As at the door: wrong ones wait longer and longer, and are recorded."""
    counted = (slowing.counter(f"again:{current_user.public_id}", FREE_TRIES),)
    if wait := slowing.wait_for(counted):
        raise Refused(
            ngettext("Wait %(num)s second, then try again.", "Wait %(num)s seconds, then try again.", wait)
        )
    if not fits(typed, current_user.password_hash):
        with db.writing():
            slowing.count_failure(counted)
            record("recovery_sheet.refused", None, by=current_user)
        raise Refused(_("That is not your password. Type it again."))
    with db.writing():
        slowing.forget_failures(counted[0])


def _handed_out() -> Response:
    """Made first, then written down, then sent: no sheet leaves unseen."""
    identity = recovery.read_recovery(_settings())
    pdf = sheet_pdf(identity, the_organization())
    with db.writing():
        note_sheet(identity, by=current_user)
    return handed_out(Way.NOBODYS, pdf, "application/pdf", "recovery-sheet.pdf")
