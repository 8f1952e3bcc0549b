"""A referral on its way out: agreed, issued, sent."""

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.cases.band import band_of_case
from advocacy.consent import release
from advocacy.consent.forms import AgreementForm
from advocacy.consent.sending import SentForm
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from . import chasing, operations, queries
from .blueprint import bp
from .issuing import IssuableReferral
from .show_views import page_about, paper
from .words import PaperState


@bp.route("/referrals/<uuid:referral_id>/agree", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def agree(referral_id: UUID) -> ResponseReturnValue:
    """The record to read with the person, and their yes beside it."""
    form = AgreementForm()
    case_id = queries.referral_or_404(referral_id, current_user).case.public_id

    def work() -> Done:
        found = queries.referral_or_404(referral_id, current_user)
        operations.agree(found, form.said_yes(), by=current_user)
        return Done(url_for(".show", referral_id=referral_id), _("Their yes is written down."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return beside_the_page("referrals/agree.html", referral_id, form)


def beside_the_page(template: str, referral_id: UUID, form: Form) -> ResponseReturnValue:
    referral = queries.referral_or_404(referral_id, current_user)
    page = render_template(
        template,
        referral=referral,
        form=form,
        case=referral.case,
        band=band_of_case(referral.case),
        preview=paper(referral),
    )
    return page, form.status


@bp.post("/referrals/<uuid:referral_id>/issue")
@allow(Permission.SUPPORT_PEOPLE)
def issue(referral_id: UUID) -> ResponseReturnValue:
    """Give it a number and freeze it. A second click finds it done, and says the same."""
    form = Form()
    referral = queries.referral_or_404(referral_id, current_user)
    if not form.validate_on_submit():
        return page_about(referral, form)
    if referral.paper not in (PaperState.ISSUING, PaperState.ISSUED):
        issuable = IssuableReferral(referral_id, current_user)
        try:
            release.issue(issuable, case=referral.case.public_id, by=current_user)
        except Refused as refusal:
            referral = queries.referral_or_404(referral_id, current_user)
            if referral.paper not in (PaperState.ISSUING, PaperState.ISSUED):
                form.refuse(refusal.sentence)
                return page_about(referral, form)
    return _issued(referral_id, form)


def _issued(referral_id: UUID, form: Form) -> ResponseReturnValue:
    there = url_for(".show", referral_id=referral_id)
    if queries.referral_or_404(referral_id, current_user).paper != PaperState.ISSUED:
        return redirect(there, code=303)
    notice = _("Issued. Print it, send it, then write down how it went.")
    return save(form, lambda: Done(there, notice)) or redirect(there, code=303)


@bp.route("/referrals/<uuid:referral_id>/sent", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def sent(referral_id: UUID) -> ResponseReturnValue:
    form = SentForm()
    case_id = queries.referral_or_404(referral_id, current_user).case.public_id

    def work() -> Done:
        found = queries.referral_or_404(referral_id, current_user)
        chasing.record_sent(found, form.sent_on.data, form.how.data, form.note.data or "", by=current_user)
        return Done(url_for(".show", referral_id=referral_id), _("Written down. We remind you to ask."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return beside_the_page("referrals/sent.html", referral_id, form)
