"""The page that asks once more who someone is."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from advocacy.web.permissions import Permission, allow

from .forms import ProveForm
from .proving import proved_lately, try_to_prove, where_to

bp = Blueprint("proving", __name__)


@bp.route("/prove", methods=["GET", "POST"])
@allow(Permission.OWN_ACCOUNT)
def prove() -> ResponseReturnValue:
    form = ProveForm()
    form.ask_for(code=current_user.factor_since is not None)
    if proved_lately():
        return redirect(where_to(), code=303)
    if form.validate_on_submit():
        wait = try_to_prove(form.password.data or "", form.code.data or "" if "code" in form else "")
        if wait is None:
            return redirect(where_to(), code=303)
        form.refuse(_why_not(wait))
        form.status = 429 if wait else 422
    return render_template("accounts/prove.html", form=form), form.status


def _why_not(wait: int) -> str:
    if wait:
        return ngettext("Wait %(num)s second, then try again.", "Wait %(num)s seconds, then try again.", wait)
    if current_user.factor_since is not None:
        return _("The password or the code is not right. Type both again, with the next code.")
    return _("That password is not right. Type it again.")
