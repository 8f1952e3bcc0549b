"""The logo on letters: the only picture from outside that a letter may carry."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from flask_wtf.file import FileField

from advocacy.documents.engine.logo import logo_obstacle
from advocacy.organization.operations import change_logo
from advocacy.organization.queries import the_organization
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

bp = Blueprint("letterhead", __name__)


class LogoForm(Form):
    logo = FileField(_l("Logo for letters"), description=_l("A PNG or SVG file of 500 kB or less"))

    def content(self) -> bytes:
        """The bytes of the file that was chosen; none when the logo is to be removed."""
        found: bytes = self.logo.data.read() if self.logo.data else b""
        return found


@bp.route("/settings/logo", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def logo() -> ResponseReturnValue:
    form = LogoForm()
    content = form.content() if form.is_submitted() else b""

    def work() -> Done:
        if not content:
            raise Refused(_("Choose a file first."))
        if obstacle := logo_obstacle(content):
            raise Refused(obstacle)
        change_logo(content, by=current_user)
        return Done(url_for(".logo"), _("Letters carry the new logo from now on."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return _page(form)


def _page(form: LogoForm) -> ResponseReturnValue:
    has_logo = bool(the_organization().logo)
    return render_template("organization/logo.html", form=form, has_logo=has_logo), form.status


@bp.post("/settings/logo/remove")
@allow(Permission.ADMINISTER)
def remove() -> ResponseReturnValue:
    form = LogoForm()

    def work() -> Done:
        change_logo(None, by=current_user)
        return Done(url_for(".logo"), _("The logo is gone."))

    return (form.validate_on_submit() and save(form, work)) or _page(form)
