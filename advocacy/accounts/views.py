"""Signing in and out."""

from collections.abc import Callable

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from advocacy.db import db
from advocacy.web import cookies
from advocacy.web.addresses import is_own_path
from advocacy.web.permissions import Permission, allow, public

from .forms import WRONG_CODE, CodeForm, SignInForm, UnlockForm
from .models import User
from .sessions import send_cookie
from .signing_in import (
    Attempt,
    end_session,
    half_signed_in,
    locked_session,
    this_session,
    try_code,
    try_to_sign_in,
    try_to_unlock,
)

bp = Blueprint("accounts", __name__)
A_YEAR = 365 * 24 * 3600
# Where to go first after signing in, if a feature has something to give back (`drafts` does).
first_stops: list[Callable[[User], str | None]] = []


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    if form.validate_on_submit():
        attempt = try_to_sign_in(
            form.email.data or "", form.password.data or "", request.remote_addr or "", _device()
        )
        if attempt.half:
            return _on_to_the_code(attempt)
        if attempt.token:
            return _welcome(attempt)
        form.refuse(
            _why_not(attempt, _("That email and password do not go together. Check both and try again."))
        )
        form.status = 429 if attempt.wait else 422
    return render_template("accounts/sign_in.html", form=form), form.status


def _on_to_the_code(attempt: Attempt) -> ResponseReturnValue:
    send_cookie(attempt.token)
    return redirect(url_for(".code", next=_asked_for()), code=303)


@bp.route("/sign-in/code", methods=["GET", "POST"])
@public
def code() -> ResponseReturnValue:
    """The second step: a code from the app, or one from paper."""
    half = half_signed_in()
    if half is None:
        return redirect(url_for(".sign_in", next=_asked_for()), code=303)
    form = CodeForm()
    if form.validate_on_submit():
        attempt = try_code(half, form.code.data or "", _device())
        if attempt.token:
            return _welcome(attempt)
        form.refuse(_why_not(attempt, WRONG_CODE))
        form.status = 429 if attempt.wait else 422
    return render_template("accounts/code.html", form=form), form.status


@bp.route("/sign-in/unlock", methods=["GET", "POST"])
@public
def unlock() -> ResponseReturnValue:
    """The same session goes on with the password: nobody pressed anything for some minutes."""
    row = locked_session()
    if row is None:
        return redirect(_where_to() if current_user.is_authenticated else url_for(".sign_in"), code=303)
    form = UnlockForm()
    if form.validate_on_submit():
        attempt = try_to_unlock(row, form.password.data or "")
        if attempt.token:
            send_cookie(attempt.token)
            return redirect(_asked_for() or first_stop(attempt.user) or url_for("home.today"), code=303)
        form.refuse(_why_not(attempt, _("That password is not right. Type it again.")))
        form.status = 429 if attempt.wait else 422
    return render_template("accounts/unlock.html", form=form, name=row.user.short_name), form.status


def _device() -> str:
    return cookies.brought("device")[:64]


def _why_not(attempt: Attempt, wrong: str) -> str:
    if attempt.wait:
        return ngettext(
            "Wait %(num)s second, then try again.", "Wait %(num)s seconds, then try again.", attempt.wait
        )
    return str(wrong)


def _welcome(attempt: Attempt) -> ResponseReturnValue:
    send_cookie(attempt.token)
    answer = make_response(redirect(first_stop(attempt.user) or _where_to(), code=303))
    cookies.give(answer, "device", attempt.device, A_YEAR)
    return answer


def first_stop(user: User | None) -> str | None:
    return next((url for stop in first_stops if user and (url := stop(user))), None)


def _where_to() -> str:
    """Back to the page that was asked for, if it is one of ours."""
    return _asked_for() or url_for("home.today")


def _asked_for() -> str | None:
    asked = request.args.get("next", "")
    return asked if is_own_path(asked) else None


@bp.post("/sign-out")
@allow(Permission.OWN_ACCOUNT)
def sign_out() -> ResponseReturnValue:
    row = this_session()
    if row:
        with db.writing():
            end_session(row, by=current_user)
    answer = redirect(url_for(".sign_in"), code=303)
    cookies.take_back(answer, "session")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
