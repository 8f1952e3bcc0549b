"""Referrals as paper: the frozen PDF once issued, and previews before."""

from uuid import UUID

from flask import Response, abort, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.documents.engine.html import referral_pdf
from advocacy.documents.engine.refusals import DocumentRefused, PdfUnavailable
from advocacy.documents.queries import issued_bytes
from advocacy.web.permissions import Permission, allow

from . import queries
from .blueprint import bp
from .printing import sheet_of
from .show_views import paper
from .words import PaperState, where_it_stands


@bp.get("/referrals/<uuid:referral_id>.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def pdf(referral_id: UUID) -> ResponseReturnValue:
    """The bytes as they were issued, and nothing before that. Never rendered again."""
    referral = queries.referral_or_404(referral_id, current_user)
    document = referral.document
    if referral.paper != PaperState.ISSUED or document is None:
        abort(404)
    content = issued_bytes(document.id) or abort(404)
    record_read("referral.downloaded", referral, by=current_user, number=document.number)
    return _as_pdf(content, f'attachment; filename="referral-{document.number}.pdf"')


def _as_pdf(content: bytes, disposition: str) -> Response:
    """File names carry a number and nothing about a person."""
    answer = Response(content, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = disposition
    return answer


@bp.get("/referrals/<uuid:referral_id>/preview")
@allow(Permission.SUPPORT_PEOPLE)
def preview(referral_id: UUID) -> ResponseReturnValue:
    referral = queries.referral_or_404(referral_id, current_user)
    record_read("referral.previewed", referral, by=current_user)
    return render_template(
        "referrals/preview.html",
        referral=referral,
        case=referral.case,
        band=band_of_case(referral.case),
        preview=paper(referral),
        stands=where_it_stands(referral),
    )


@bp.get("/referrals/<uuid:referral_id>/preview.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def preview_pdf(referral_id: UUID) -> ResponseReturnValue:
    """Made on demand, marked as a draft, kept nowhere."""
    referral = queries.referral_or_404(referral_id, current_user)
    try:
        content = referral_pdf(sheet_of(referral))
    except (PdfUnavailable, DocumentRefused) as problem:
        page = render_template(
            "referrals/no_pdf.html",
            referral=referral,
            case=referral.case,
            band=band_of_case(referral.case),
            why=str(problem),
        )
        return page, 503 if isinstance(problem, PdfUnavailable) else 422
    record_read("referral.previewed", referral, by=current_user)
    return _as_pdf(content, 'inline; filename="referral-draft.pdf"')
