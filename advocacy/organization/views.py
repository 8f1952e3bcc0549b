"""The settings page."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations
from .forms import SettingsForm
from .queries import the_organization

bp = Blueprint("organization", __name__)


@bp.route("/settings", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def settings() -> ResponseReturnValue:
    form = SettingsForm(obj=the_organization())

    def work() -> Done:
        operations.change_settings(form.facts(), form.version.data, by=current_user)
        return Done(url_for(".settings"), _("The settings are saved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template("organization/settings.html", form=form), form.status
