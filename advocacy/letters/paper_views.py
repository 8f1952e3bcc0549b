"""Letters as paper: the frozen PDF once issued, and previews before."""

from uuid import UUID

from flask import Response, abort, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.documents.engine.html import letter_pdf
from advocacy.documents.engine.refusals import DocumentRefused, PdfUnavailable
from advocacy.documents.queries import issued_bytes
from advocacy.web.permissions import Permission, allow

from . import queries
from .blueprint import bp
from .printing import sheet_of
from .rules import LetterState
from .saying import recipient_name, where_it_stands
from .show_views import paper


@bp.get("/letters/<uuid:letter_id>.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def pdf(letter_id: UUID) -> ResponseReturnValue:
    """The bytes as they were issued, and nothing before that. Never rendered again."""
    letter = queries.letter_or_404(letter_id, current_user)
    document = letter.document
    if letter.state != LetterState.ISSUED or document is None:
        abort(404)
    content = issued_bytes(document.id) or abort(404)
    record_read("letter.downloaded", letter, by=current_user, number=document.number)
    return as_pdf(content, f"letter-{document.number}.pdf", attachment=True)


def as_pdf(content: bytes, name: str, *, attachment: bool) -> Response:
    """File names carry a number and nothing about a person."""
    how = "attachment" if attachment else "inline"
    answer = Response(content, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    return answer


@bp.get("/letters/<uuid:letter_id>/preview")
@allow(Permission.SUPPORT_PEOPLE)
def preview(letter_id: UUID) -> ResponseReturnValue:
    letter = queries.letter_or_404(letter_id, current_user)
    record_read("letter.previewed", letter, by=current_user)
    return render_template(
        "letters/preview.html",
        letter=letter,
        case=letter.case,
        band=band_of_case(letter.case),
        preview=paper(letter),
        stands=where_it_stands(letter),
        to=recipient_name(letter),
    )


@bp.get("/letters/<uuid:letter_id>/preview.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def preview_pdf(letter_id: UUID) -> ResponseReturnValue:
    """Made on demand, marked as a draft, kept nowhere."""
    letter = queries.letter_or_404(letter_id, current_user)
    try:
        content = letter_pdf(sheet_of(letter))
    except (PdfUnavailable, DocumentRefused) as problem:
        page = render_template(
            "letters/no_pdf.html",
            letter=letter,
            case=letter.case,
            band=band_of_case(letter.case),
            why=str(problem),
        )
        return page, 503 if isinstance(problem, PdfUnavailable) else 422
    record_read("letter.previewed", letter, by=current_user)
    return as_pdf(content, "letter-draft.pdf", attachment=False)
