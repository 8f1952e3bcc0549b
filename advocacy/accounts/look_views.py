"""How pages look to oneself: light or dark, and how large the text is."""

from flask import Flask, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from .forms import TEXT_SIZES, LookForm, QuickExitForm
from .models import Theme
from .own_views import bp


@bp.route("/account/look", methods=["GET", "POST"])
@allow(Permission.OWN_ACCOUNT)
def look() -> ResponseReturnValue:
    form = LookForm(obj=current_user)
    form.offer()

    def work() -> Done:
        current_user.theme, current_user.text_size = form.theme.data, form.text_size.data
        record("user.changed_look", current_user, by=current_user)
        return Done(url_for(".look"), _("Saved. Pages look like this now, on every device."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template("accounts/look.html", form=form), form.status


@bp.route("/account/quick-exit", methods=["GET", "POST"])
@allow(Permission.OWN_ACCOUNT)
def quick_exit() -> ResponseReturnValue:
    form = QuickExitForm(obj=current_user)

    def work() -> Done:
        current_user.quick_exit = bool(form.quick_exit.data)
        record("user.changed_quick_exit", current_user, by=current_user)
        return Done(url_for(".quick_exit"), _("Saved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template("accounts/quick_exit.html", form=form), form.status


def init_app(app: Flask) -> None:
    @app.context_processor
    def chosen_look() -> dict[str, str]:
        """What every page's first line says; nothing where the device decides."""
        if not current_user.is_authenticated:
            return {"theme": "", "text_size": ""}
        theme = "" if current_user.theme == Theme.SYSTEM else str(current_user.theme)
        large = current_user.text_size in TEXT_SIZES[1:]
        return {"theme": theme, "text_size": str(current_user.text_size) if large else ""}
