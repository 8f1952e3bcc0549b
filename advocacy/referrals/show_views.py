"""One referral: where it stands, what was told, what is next; and throwing a draft away."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from advocacy import clock
from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.consent import release
from advocacy.consent.grounds import override_for
from advocacy.consent.queries import newest_agreement
from advocacy.consent.sending import how_sent_words
from advocacy.consent.topic_words import topics_in_words
from advocacy.consent.words import how_words
from advocacy.documents.engine.html import referral_preview
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .blueprint import bp
from .forms import AnswerForm
from .issuing import obstacle_now, outgoing
from .models import Referral
from .printing import sheet_of, telling
from .states import FINISHED, STANDINGS, ReferralState
from .words import BEING_WRITTEN, PaperState, event_words, outcome_words, persons_view_words, where_it_stands


@bp.get("/referrals/<uuid:referral_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(referral_id: UUID) -> ResponseReturnValue:
    referral = queries.referral_or_404(referral_id, current_user)
    record_read("referral.opened", referral, by=current_user)
    return page_about(referral, Form())


def page_about(referral: Referral, form: Form) -> ResponseReturnValue:
    """The page of a referral; `form` is the one that was sent, with what stood in its way."""
    written = referral.state in BEING_WRITTEN and referral.paper in (PaperState.DRAFT, PaperState.AGREED)
    page = render_template(
        "referrals/show.html",
        referral=referral,
        form=form,
        answer=form if isinstance(form, AnswerForm) else answer_form(referral),
        case=referral.case,
        band=band_of_case(referral.case),
        stands=where_it_stands(referral),
        next_step=_(STANDINGS[ReferralState(referral.state)].next_step),
        being_written=referral.state in BEING_WRITTEN,
        finished=referral.state in FINISHED,
        obstacle=_in_the_way(referral) if written else None,
        consent_missing=_consent_missing(referral),
        emergency=override_for(referral.public_id, outgoing(referral)) is not None,
        told=topics_in_words(referral.topics),
        agreement=newest_agreement(referral.public_id),
        preview=paper(referral),
        how_words=how_words,
        how_sent_words=how_sent_words,
        event_words=event_words,
        outcome_words=outcome_words,
        persons_view_words=persons_view_words,
    )
    return page, form.status


def answer_form(referral: Referral) -> AnswerForm:
    form = AnswerForm()
    form.offer(ReferralState(referral.state))
    return form


def _in_the_way(referral: Referral) -> str | None:
    found = obstacle_now(referral)
    return _(found) if found else release.obstacle(referral.public_id, outgoing(referral), referral.case)


def _consent_missing(referral: Referral) -> str | None:
    """Of a draft: what it would need. Of an issued record that has not gone: why it can not go any more."""
    if referral.paper == PaperState.ISSUED:
        return None if referral.sent_on else why_it_cannot_go(referral)
    return release.missing_consent(referral.public_id, telling(referral), referral.case)


def why_it_cannot_go(referral: Referral) -> str | None:
    told, today = telling(referral), clock.today()
    return release.obstacle_to_having_sent(
        referral.public_id, told, referral.case, referral.document_id, today
    )


def paper(referral: Referral) -> Markup:
    """The record as it prints, as part of a page. The engine has escaped every word of it."""
    issued = referral.document and referral.paper == PaperState.ISSUED
    number = referral.document.number if referral.document and issued else ""
    return Markup(referral_preview(sheet_of(referral, day=referral.issued_on, number=number)))  # noqa: S704


@bp.route("/referrals/<uuid:referral_id>/throw-away", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def throw_away(referral_id: UUID) -> ResponseReturnValue:
    form = Form()
    case_id = queries.referral_or_404(referral_id, current_user).case.public_id

    def work() -> Done:
        operations.throw_away(queries.referral_or_404(referral_id, current_user), by=current_user)
        return Done(url_for(".of_case", case_id=case_id), _("The draft is gone."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    referral = queries.referral_or_404(referral_id, current_user)
    page = render_template(
        "referrals/throw_away.html",
        referral=referral,
        form=form,
        case=referral.case,
        band=band_of_case(referral.case),
    )
    return page, form.status
