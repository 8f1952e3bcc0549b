"""A referral on its way out: agreed, issued, sent."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.cases.band import band_of_case
from advocacy.consent.forms import AgreementForm
from advocacy.consent.paper_pages import issue_once
from advocacy.consent.sending import SentForm
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import chasing, operations, queries
from .blueprint import bp
from .issuing import IssuableReferral
from .show_views import page_about, paper


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
    form.beside(queries.referral_or_404(referral_id, current_user).version)
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
    return issue_once(
        IssuableReferral(referral_id, current_user),
        by=current_user,
        there=url_for(".show", referral_id=referral_id),
        about=lambda form: page_about(queries.referral_or_404(referral_id, current_user), form),
    )


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
