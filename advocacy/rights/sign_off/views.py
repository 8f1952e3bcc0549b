"""The sign-off page: a sheet for each month, printed, signed and put away; and that it was signed."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.audit.models import SignOff
from advocacy.audit.operations import record_list, record_read
from advocacy.db import db
from advocacy.organization.queries import the_organization
from advocacy.web.filters import format_date
from advocacy.web.forms import Form
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .forms import SignedForm

bp = Blueprint("sign_off", __name__)
GROUP = 8


@bp.route("/audit/sign-off", methods=["GET", "POST"])
@allow(Permission.READ_AUDIT)
def index() -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        row = operations.make_sheet(by=current_user)
        notice = _("The sheet is made. Print it, have it signed, and put it away from this machine.")
        return Done(url_for(".show", sign_off_id=row.public_id), notice)

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    page = page_of(db.session, queries.sign_offs())
    record_list("sign_offs.listed", page.rows, by=current_user)
    return render_template(
        "rights/sign_offs.html", form=form, page=page, month_words=month_words
    ), form.status


@bp.get("/audit/sign-off/<uuid:sign_off_id>")
@allow(Permission.READ_AUDIT)
def show(sign_off_id: UUID) -> ResponseReturnValue:
    form = SignedForm()
    form.signed_on.data = clock.today()
    return _sheet(queries.sign_off_or_404(sign_off_id), form)


@bp.post("/audit/sign-off/<uuid:sign_off_id>/signed")
@allow(Permission.READ_AUDIT)
def signed(sign_off_id: UUID) -> ResponseReturnValue:
    form = SignedForm()

    def work() -> Done:
        row = queries.sign_off_or_404(sign_off_id)
        operations.keep_signature(row, form.signed_by.data or "", form.signed_on.data, by=current_user)
        notice = _("Kept. From now on every check compares the audit with this sheet.")
        return Done(url_for(".show", sign_off_id=sign_off_id), notice)

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return _sheet(queries.sign_off_or_404(sign_off_id), form)


def _sheet(row: SignOff, form: SignedForm) -> ResponseReturnValue:
    record_read("sign_off.opened", row, by=current_user)
    page = render_template(
        "rights/sign_off.html",
        row=row,
        form=form,
        ours=the_organization(),
        month=month_words(row),
        groups=[row.head[at : at + GROUP] for at in range(0, len(row.head), GROUP)],
        made_by=queries.name_of(row.made_by_id),
        kept_by=queries.name_of(row.kept_by_id),
    )
    return page, form.status


def month_words(row: SignOff) -> str:
    return format_date(row.month, "MMMM yyyy")
