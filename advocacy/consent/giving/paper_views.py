"""Consents and authorities on paper: to sign, and to take back. Made on demand, kept nowhere."""

from collections.abc import Callable
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from markupsafe import Markup

from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.consent.blueprint import bp
from advocacy.consent.models import Authority, Consent
from advocacy.documents.engine.html import consent_pdf, consent_preview
from advocacy.documents.engine.refusals import DocumentRefused, PdfUnavailable
from advocacy.documents.sheets import ConsentSheet
from advocacy.web.leaving import Way, handed_out
from advocacy.web.permissions import Permission, allow

from .operations import kind_of
from .pages import address, load, page
from .printing import form_of, revocation_of

Which = UUID | None


@bp.get("/consents/<uuid:consent_id>/form")
@bp.get("/authorities/<uuid:authority_id>/form")
@allow(Permission.SUPPORT_PEOPLE)
def form(consent_id: Which = None, authority_id: Which = None) -> ResponseReturnValue:
    """The sheet as a web page, for reading together and for printing."""
    sheet = load(consent_id, authority_id)
    record_read(f"{kind_of(sheet)}.form_read", sheet, by=current_user)
    preview = Markup(consent_preview(form_of(sheet, large=_large())))  # noqa: S704  # the engine has escaped it
    return page("form", None, sheet, preview=preview, large=_large())


@bp.get("/consents/<uuid:consent_id>/form.pdf")
@bp.get("/authorities/<uuid:authority_id>/form.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def form_pdf(consent_id: Which = None, authority_id: Which = None) -> ResponseReturnValue:
    return _pdf(load(consent_id, authority_id), form_of, "form")


@bp.get("/consents/<uuid:consent_id>/revocation.pdf")
@bp.get("/authorities/<uuid:authority_id>/revocation.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def revocation_pdf(consent_id: Which = None, authority_id: Which = None) -> ResponseReturnValue:
    return _pdf(load(consent_id, authority_id), revocation_of, "revocation")


def _large() -> bool:
    return request.args.get("print") == "large"


def _pdf(sheet: Consent | Authority, make: Callable[..., ConsentSheet], what: str) -> ResponseReturnValue:
    try:
        content = consent_pdf(make(sheet, large=_large()))
    except (PdfUnavailable, DocumentRefused) as problem:
        return _no_pdf(sheet, str(problem)), 503 if isinstance(problem, PdfUnavailable) else 422
    record_read(f"{kind_of(sheet)}.{what}_printed", sheet, by=current_user, number=sheet.number)
    name = f"{what}-{sheet.number}.pdf"
    return handed_out(Way.OWN_SHEET, content, "application/pdf", name, shown=True, case=sheet.case)


def _no_pdf(sheet: Consent | Authority, why: str) -> str:
    back = address("show_consent" if isinstance(sheet, Consent) else "show_authority", sheet)
    return render_template(
        "consent/giving/no_pdf.html", case=sheet.case, band=band_of_case(sheet.case), why=why, back=back
    )
