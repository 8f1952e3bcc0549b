"""The page that asks once more who someone is."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.web.permissions import Permission, allow

from .forms import ProveForm
from .proving import proved_lately, try_to_prove, where_to

bp = Blueprint("proving", __name__)


@bp.route("/prove", methods=["GET", "POST"])
@allow(Permission.OWN_ACCOUNT)
def prove() -> ResponseReturnValue:
    form = ProveForm()
    if proved_lately():
        return redirect(where_to(), code=303)
    if form.validate_on_submit():
        wait = try_to_prove(form.password.data or "")
        if wait is None:
            return redirect(where_to(), code=303)
        form.refuse(_why_not(wait))
        form.status = 429 if wait else 422
    return render_template("accounts/prove.html", form=form), form.status


def _why_not(wait: int) -> str:
    if wait:
        return ngettext("Wait %(num)s second, then try again.", "Wait %(num)s seconds, then try again.", wait)
    return _("That password is not right. Type it again.")
