"""Referrals as paper: the frozen PDF once issued, and previews before."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.consent.paper_pages import draft_pdf, frozen_pdf
from advocacy.documents.engine.html import referral_pdf
from advocacy.web.leaving import Way, leaving
from advocacy.web.permissions import Permission, allow

from . import queries
from .blueprint import bp
from .printing import sheet_of
from .show_views import paper, why_it_cannot_go
from .words import where_it_stands


@bp.get("/referrals/<uuid:referral_id>.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def pdf(referral_id: UUID) -> ResponseReturnValue:
    referral = queries.referral_or_404(referral_id, current_user)
    return frozen_pdf(
        "referral",
        referral,
        referral.paper,
        by=current_user,
        why_not=lambda: why_it_cannot_go(referral),
        there=url_for(".show", referral_id=referral_id),
    )


@bp.get("/referrals/<uuid:referral_id>/preview")
@allow(Permission.SUPPORT_PEOPLE)
def preview(referral_id: UUID) -> ResponseReturnValue:
    referral = queries.referral_or_404(referral_id, current_user)
    leaving(Way.SHOWN_PAPER, case=referral.case)
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
    referral = queries.referral_or_404(referral_id, current_user)

    def explain(why: str) -> str:
        case = referral.case
        return render_template(
            "referrals/no_pdf.html", referral=referral, case=case, band=band_of_case(case), why=why
        )

    return draft_pdf(
        "referral", referral, lambda: referral_pdf(sheet_of(referral)), by=current_user, explain=explain
    )
