"""A lost phone: the administrator's one-time link, by which one sets up another."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from advocacy import clock
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.web.permissions import Permission, allow, public

from . import administration, factor, queries, slowing
from .factor_views import page_to_set_up, paper
from .forms import WRONG_CODE, MetForm, NewFactorForm
from .models import LinkPurpose, OneTimeLink
from .passwords import fits
from .proving import needs_proof
from .rules import FREE_TRIES_ACCOUNT

bp = Blueprint("lost_phone", __name__)


@bp.route("/users/<uuid:user_id>/lost-phone", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
@needs_proof
def lost(user_id: UUID) -> ResponseReturnValue:
    """Whoever asks for it is seen first: this is how a stranger would try to get in."""
    user, form = queries.user_or_404(user_id), MetForm()
    if user.factor_since is None or not user.is_active:
        return redirect(url_for("users.show", user_id=user_id), code=303)
    if form.validate_on_submit():
        with db.writing():
            user = queries.user_or_404(user_id)
            record("factor.identity_checked", user, by=current_user)
            token = administration.make_link(user, LinkPurpose.NEW_FACTOR, by=current_user)
        url = url_for(".new_phone", token=token, _external=True)
        return render_template("accounts/link.html", user=user, url=url)
    return render_template("accounts/lost_phone.html", form=form, user=user), form.status


@bp.route("/new-phone/<string:token>", methods=["GET", "POST"])
@public
def new_phone(token: str) -> ResponseReturnValue:
    """The old phone works until the new one has shown its first code; then every session ends."""
    form, link = NewFactorForm(), queries.live_link(token, LinkPurpose.NEW_FACTOR)
    if link is None:
        return render_template("accounts/link_over.html"), 410
    seed = form.start()
    if form.validate_on_submit():
        refusal, made = _use(link, form, seed)
        if made:
            return paper(made, link.user)
        form.refuse(refusal)
    return page_to_set_up("accounts/new_phone.html", form, link.user, seed), form.status


def _use(link: OneTimeLink, form: NewFactorForm, seed: bytes) -> tuple[str, list[str] | None]:
    user, where = link.user, request.remote_addr or ""
    counted = (slowing.counter(f"new-phone:{user.id}:{where}", FREE_TRIES_ACCOUNT),)
    if wait := slowing.wait_for(counted):
        words = ngettext(
            "Wait %(num)s second, then try again.", "Wait %(num)s seconds, then try again.", wait
        )
        return words, None
    right = fits(form.password.data or "", user.password_hash)
    with db.writing():
        made = factor.set_up(user, seed, form.code.data or "", by=user) if right else None
        if made is None:
            slowing.count_failure(counted)
            return (str(WRONG_CODE) if right else _("That password is not right. Type it again.")), None
        link.used_at = clock.now()
        administration.end_all_sessions(user)
        return "", made
