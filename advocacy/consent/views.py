"""What the person agreed to, and taking it back."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_list
from advocacy.cases.band import band_of_case
from advocacy.cases.queries import case_or_404
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .blueprint import bp
from .giving import authority_views, consent_views, life_views, paper_views
from .giving.listing import listed
from .words import how_words, kind_words

__all__ = ["authority_views", "bp", "consent_views", "life_views", "paper_views"]


@bp.get("/cases/<uuid:case_id>/consents")
@allow(Permission.SUPPORT_PEOPLE)
def of_case(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    agreements = queries.agreements_of(case)
    sheets = listed(case)
    shown = [*agreements, *(one.sheet for one in sheets.consents + sheets.authorities)]
    record_list("agreements.listed", shown, by=current_user, case=str(case.public_id))
    return render_template(
        "consent/of_case.html",
        case=case,
        band=band_of_case(case),
        agreements=agreements,
        sheets=sheets,
        how_words=how_words,
        kind_words=kind_words,
    )


@bp.route("/consents/<uuid:agreement_id>/take-back", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def take_back(agreement_id: UUID) -> ResponseReturnValue:
    """They changed their mind. It counts at once."""
    form = Form()

    def work() -> Done:
        agreement, case = queries.agreement_or_404(agreement_id, current_user)
        operations.withdraw_agreement(agreement, case, by=current_user)
        return Done(url_for(".of_case", case_id=case.public_id), _("Taken back. It counts from now."))

    agreement, case = queries.agreement_or_404(agreement_id, current_user)
    if form.validate_on_submit() and (done := save(form, work, case=case.public_id)):
        return done
    page = render_template(
        "consent/take_back.html",
        form=form,
        case=case,
        band=band_of_case(case),
        agreement=agreement,
        how_words=how_words,
        kind_words=kind_words,
    )
    return page, form.status
