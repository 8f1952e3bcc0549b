"""That the advocate of a case has read which dates moved."""

from uuid import UUID

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .question_views import bp as bp


@bp.post("/notices/<uuid:notice_id>/moves/read")
@allow(Permission.SUPPORT_PEOPLE)
def moves_read(notice_id: UUID) -> ResponseReturnValue:
    """Only who leads the case: until then the moves stand there as unread."""
    notice, form = queries.notice_or_404(notice_id, current_user), Form()
    if queries.lead_id(notice.case) != current_user.id:
        abort(404)

    def work() -> Done:
        operations.moves_were_read(queries.notice_or_404(notice_id, current_user), current_user)
        return Done(url_for(".show", notice_id=notice_id), _("Saved."))

    done = save(form, work, case=notice.case.public_id) if form.validate_on_submit() else None
    return done or redirect(url_for(".show", notice_id=notice_id), 303)
