"""One's own account: joining by a one-time link, password, name on letters, sessions."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow, public
from advocacy.web.refusals import Refused, check_version
from advocacy.web.saving import Done, save

from . import administration, queries
from .forms import ChangePasswordForm, NewPasswordForm, OwnForm
from .models import LinkPurpose
from .passwords import fits
from .proving import needs_proof
from .signing_in import end_session, this_session
from .words import role_name

bp = Blueprint("own", __name__)
FOR_A_PASSWORD = (LinkPurpose.INVITATION, LinkPurpose.NEW_PASSWORD)


@bp.route("/join/<string:token>", methods=["GET", "POST"])
@public
def join(token: str) -> ResponseReturnValue:
    """Choose a password, by the link that the administrator handed over. It works once."""
    form = NewPasswordForm()
    if queries.live_link(token, *FOR_A_PASSWORD) is None:
        return render_template("accounts/link_over.html"), 410
    if form.validate_on_submit():
        try:
            with db.writing():
                if (link := queries.live_link(token, *FOR_A_PASSWORD)) is None:
                    return render_template("accounts/link_over.html"), 410
                administration.use_link(link, form.new_password.data or "")
            return redirect(url_for("accounts.sign_in"), code=303)
        except Refused as refusal:
            form.refuse(refusal.sentence)
    return render_template("accounts/join.html", form=form), form.status


@bp.route("/account", methods=["GET", "POST"])
@allow(Permission.OWN_ACCOUNT)
def account() -> ResponseReturnValue:
    form = OwnForm(obj=current_user)

    def work() -> Done:
        check_version(current_user, form.version.data)
        current_user.name, current_user.phone = (form.name.data or "").strip(), form.phone.data or ""
        current_user.job_title = form.job_title.data or ""
        record("user.changed_self", current_user, by=current_user)
        return Done(url_for(".account"), _("Saved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    page = render_template(
        "accounts/own.html",
        form=form,
        sessions=queries.sessions_of(current_user),
        this=this_session(),
        role_name=role_name,
    )
    return page, form.status


@bp.route("/account/password", methods=["GET", "POST"])
@allow(Permission.OWN_ACCOUNT)
@needs_proof
def password() -> ResponseReturnValue:
    form = ChangePasswordForm()
    right = (
        fits(form.current_password.data, current_user.password_hash) if form.current_password.data else True
    )

    def work() -> Done:
        if not right:
            raise Refused(_("The password that you use now is not right. Type it again."))
        administration.change_password(current_user, form.new_password.data or "", this_session())
        return Done(url_for(".account"), _("Your password is changed. Other devices are signed out."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template("accounts/password.html", form=form), form.status


@bp.post("/account/sessions/<uuid:session_id>/end")
@allow(Permission.OWN_ACCOUNT)
def end_one(session_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        end_session(queries.session_or_404(session_id, current_user), by=current_user)
        return Done(url_for(".account"), _("That device is signed out."))

    return (form.validate_on_submit() and save(form, work)) or redirect(url_for(".account"), code=303)


@bp.post("/account/sessions/end-others")
@allow(Permission.OWN_ACCOUNT)
def end_others() -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        administration.end_all_sessions(current_user, this_session())
        record("session.others_ended", current_user, by=current_user)
        return Done(url_for(".account"), _("All other devices are signed out."))

    return (form.validate_on_submit() and save(form, work)) or redirect(url_for(".account"), code=303)
