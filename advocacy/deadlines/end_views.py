"""The page on which a notice stops to count."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done

from . import operations, queries
from .moves_views import bp as bp
from .notice_forms import EndForm
from .notice_views import asked


@bp.route("/notices/<uuid:notice_id>/end", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def end(notice_id: UUID) -> ResponseReturnValue:
    notice, form = queries.notice_or_404(notice_id, current_user), EndForm()
    if request.method == "GET":
        form.version.data = notice.version

    def work() -> Done:
        found = queries.notice_or_404(notice_id, current_user)
        operations.end_notice(found, why=form.said.data or "", version=form.version.data, by=current_user)
        return Done(url_for(".show", notice_id=notice_id), _("The notice does not count any more."))

    return asked(form, "notices/end.html", notice, work)
