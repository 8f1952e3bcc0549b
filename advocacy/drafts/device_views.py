"""Choosing whether this device keeps a note that can not be sent."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from .on_device import choose_this_device, leave_this_device
from .views import index

bp = Blueprint("device", __name__)


@bp.post("/drafts/device")
@allow(Permission.SUPPORT_PEOPLE)
def choose() -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        record("device.chosen", current_user, by=current_user)
        return Done(url_for("drafts.index"), _("This device keeps a note until it can be sent."))

    if form.validate_on_submit() and (done := save(form, work)):
        choose_this_device(done, current_user)
        return done
    return index()


@bp.post("/drafts/device/leave")
@allow(Permission.SUPPORT_PEOPLE)
def leave() -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        record("device.left", current_user, by=current_user)
        return Done(url_for("drafts.index"), _("Nothing is kept on this device any more."))

    if form.validate_on_submit() and (done := save(form, work)):
        leave_this_device(done)
        return done
    return index()
