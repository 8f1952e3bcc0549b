"""One attachment: looking at it, saying what it shows, taking it away."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.accounts.proving import needs_proof_to_send
from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.web.forms import Form
from advocacy.web.leaving import Way, handed_out
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations
from .forms import DescribeForm
from .models import Attachment
from .queries import attachment_or_404, content_of
from .subjects import SUBJECTS
from .words import facts, name, obstacle_words

bp = Blueprint("attachments", __name__)
ALONE = "default-src 'none'; sandbox"


@bp.route("/attachments/<uuid:attachment_id>", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def show(attachment_id: UUID) -> ResponseReturnValue:
    attachment, cases = attachment_or_404(attachment_id, current_user)
    form = DescribeForm(obj=attachment)
    record_read("attachment.opened", attachment, by=current_user)

    def work() -> Done:
        found, _cases = attachment_or_404(attachment_id, current_user)
        operations.describe(found, form.shows.data or "", form.version.data, by=current_user)
        return Done(url_for(".show", attachment_id=attachment_id), _("The description is saved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    attachment, cases = attachment_or_404(attachment_id, current_user)
    return _page(attachment, cases, form)


def _page(attachment: Attachment, cases: Sequence[Case], form: Form) -> ResponseReturnValue:
    obstacle = operations.obstacle_to_removing(attachment, current_user)
    page = render_template(
        "attachments/show.html",
        attachment=attachment,
        form=form,
        band=band_of_case(cases[0]) if cases else None,
        case=cases[0] if cases else None,
        back=_place_of(attachment),
        shown_as=name(attachment, 1),
        facts=facts(attachment),
        why_not=obstacle_words(obstacle) if obstacle else "",
    )
    return page, form.status


def _place_of(attachment: Attachment) -> str:
    """The page of its record; what still waits for its form leads to what is not finished."""
    if attachment.kind is None or attachment.subject is None:
        return url_for("drafts.index")
    return SUBJECTS[attachment.kind].url(attachment.subject)


@bp.get("/attachments/<uuid:attachment_id>/file")
@allow(Permission.SUPPORT_PEOPLE)
def file(attachment_id: UUID) -> ResponseReturnValue:
    """The bytes, for saving and never for running: no script, no name, nothing kept by the browser."""
    attachment, _cases = attachment_or_404(attachment_id, current_user)
    record_read("attachment.read", attachment, by=current_user)
    ending = "jpg" if attachment.is_picture else "pdf"
    neutral = f"attachment-{str(attachment.public_id)[:8]}.{ending}"
    content, kind = content_of(attachment), attachment.media_type
    answer = handed_out(Way.ATTACHMENT, content, kind, neutral, found=attachment)
    answer.headers["Content-Security-Policy"] = ALONE
    return answer


@bp.post("/attachments/<uuid:attachment_id>/remove")
@allow(Permission.SUPPORT_PEOPLE)
@needs_proof_to_send
def remove(attachment_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        attachment, _cases = attachment_or_404(attachment_id, current_user)
        back = _place_of(attachment)
        operations.remove(attachment, by=current_user)
        return Done(back, _("It is removed. That it was here, and who removed it, stays written down."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    attachment, cases = attachment_or_404(attachment_id, current_user)
    again = DescribeForm(formdata=None, obj=attachment)
    for sentence in form.form_errors:
        again.refuse(sentence)
    return _page(attachment, cases, again)
