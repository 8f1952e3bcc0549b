"""One's own second factor: setting it up, codes on paper, turning it off."""

from flask import Blueprint, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.db import db
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from . import administration, asking_factor, codes, factor
from .forms import WRONG_CODE, SetUpFactorForm
from .models import User
from .proving import needs_proof
from .sessions import renew, send_cookie
from .signing_in import this_session
from .views import first_stop

bp = Blueprint("factor", __name__)


@bp.get("/account/second-factor")
@allow(Permission.OWN_ACCOUNT)
def own() -> ResponseReturnValue:
    return render_template(
        "accounts/factor.html",
        left=factor.recovery_codes_left(current_user),
        asked=asking_factor.would_be_asked_of(current_user),
        form=Form(),
    )


@bp.route("/account/second-factor/set-up", methods=["GET", "POST"])
@allow(Permission.OWN_ACCOUNT)
@needs_proof
def set_up() -> ResponseReturnValue:
    """A picture for the app, and its first code. Other devices are signed out by it."""
    form = SetUpFactorForm()
    seed = form.start()
    if form.validate_on_submit():
        if made := _set_up(seed, form.code.data or ""):
            return paper(made, current_user)
        form.refuse(str(WRONG_CODE))
    return page_to_set_up("accounts/factor_set_up.html", form, current_user, seed), form.status


def _set_up(seed: bytes, code: str) -> list[str] | None:
    with db.writing():
        made = factor.set_up(current_user, seed, code, by=current_user)
        if made and (row := this_session()):
            administration.end_all_sessions(current_user, row)
            send_cookie(renew(row))
        return made


def page_to_set_up(template: str, form: SetUpFactorForm, user: User, seed: bytes) -> str:
    secret = factor.secret_of(user, seed)
    address = codes.address_for_app(secret, user.email, g.organization.name)
    squares = factor.picture_of(address)
    return render_template(
        template,
        form=form,
        secret=codes.in_fours(secret),
        path=factor.path_of(squares),
        size=len(squares) + 8,
        days_left=asking_factor.days_left(user),
    )


def paper(made: list[str], user: User) -> str:
    """The codes on paper, shown once: only their hashes are kept."""
    return render_template(
        "accounts/factor_paper.html",
        codes=[codes.in_fours(one) for one in made],
        user=user,
        go_on=(first_stop(user) or url_for("home.today")) if current_user.is_authenticated else "",
    )


@bp.post("/account/second-factor/paper")
@allow(Permission.OWN_ACCOUNT)
@needs_proof
def new_paper() -> ResponseReturnValue:
    if not Form().validate_on_submit() or current_user.factor_since is None:
        return redirect(url_for(".own"), code=303)
    with db.writing():
        made = factor.make_recovery_codes(current_user, by=current_user)
    return paper(made, current_user)


@bp.post("/account/second-factor/off")
@allow(Permission.OWN_ACCOUNT)
@needs_proof
def off() -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        if asking_factor.would_be_asked_of(current_user):
            raise Refused(_("Your organization asks you to have one. Set up another phone instead."))
        factor.remove(current_user, by=current_user)
        return Done(url_for(".own"), _("You sign in with your password alone again."))

    return (form.validate_on_submit() and save(form, work)) or redirect(url_for(".own"), code=303)
