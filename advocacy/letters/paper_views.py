"""Letters as paper: the frozen PDF once issued, previews before, and the scans that belong to a letter."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy.attachments.adding import add_page
from advocacy.attachments.cleaning.kinds import LARGEST_FILE
from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.consent.paper_pages import draft_pdf, frozen_page, frozen_pdf
from advocacy.documents.engine.html import letter_pdf
from advocacy.web.leaving import Way, leaving
from advocacy.web.permissions import Permission, allow
from advocacy.web.uploads import takes_files

from . import queries
from .blueprint import bp
from .gathering import template_of
from .issuing import why_it_cannot_go
from .printing import sheet_of
from .reading_page import standing_page
from .saying import recipient_name, unreviewed, where_it_stands
from .show_views import paper


@bp.get("/letters/<uuid:letter_id>.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def pdf(letter_id: UUID) -> ResponseReturnValue:
    letter = queries.letter_or_404(letter_id, current_user)
    return frozen_pdf(
        "letter",
        letter,
        letter.state,
        by=current_user,
        why_not=lambda: why_it_cannot_go(letter),
        there=url_for(".show", letter_id=letter_id),
    )


@bp.get("/letters/<uuid:letter_id>/preview")
@allow(Permission.SUPPORT_PEOPLE)
def preview(letter_id: UUID) -> ResponseReturnValue:
    letter = queries.letter_or_404(letter_id, current_user)
    leaving(Way.SHOWN_PAPER, case=letter.case)
    record_read("letter.previewed", letter, by=current_user)
    return render_template(
        "letters/preview.html",
        letter=letter,
        case=letter.case,
        band=band_of_case(letter.case),
        preview=paper(letter),
        unreviewed=unreviewed(template_of(letter)),
        stands=where_it_stands(letter),
        to=recipient_name(letter),
    )


@bp.get("/letters/<uuid:letter_id>.html")
@allow(Permission.SUPPORT_PEOPLE)
def page(letter_id: UUID) -> ResponseReturnValue:
    """The issued words as one file that opens in any browser, without a network: to be heard, or read enlarged."""
    letter = queries.letter_or_404(letter_id, current_user)
    return frozen_page(
        "letter",
        letter,
        letter.state,
        by=current_user,
        make=lambda number: standing_page(paper(letter), number, letter),
        why_not=lambda: why_it_cannot_go(letter),
        there=url_for(".show", letter_id=letter_id),
    )


@bp.get("/letters/<uuid:letter_id>/preview.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def preview_pdf(letter_id: UUID) -> ResponseReturnValue:
    letter = queries.letter_or_404(letter_id, current_user)

    def explain(why: str) -> str:
        case = letter.case
        return render_template(
            "letters/no_pdf.html", letter=letter, case=case, band=band_of_case(case), why=why
        )

    return draft_pdf("letter", letter, lambda: letter_pdf(sheet_of(letter)), by=current_user, explain=explain)


@bp.route("/letters/<uuid:letter_id>/attachments", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def attach(letter_id: UUID) -> ResponseReturnValue:
    """Their answer, a fax confirmation, the paper as it was signed by hand."""
    return add_page("letter", letter_id)
