"""Telling somebody in an emergency, and looking at it afterward."""

from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.accounts.permissions import may
from advocacy.accounts.proving import needs_proof
from advocacy.audit.operations import record_list, record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.cases.queries import case_or_404
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from ..papers import PAPERS, paper_of_case, url_of
from . import operations, queries
from .forms import EmergencyForm, ReviewForm
from .models import Nature, Outcome
from .operations import Emergency

bp = Blueprint("without_consent", __name__)


@bp.route("/cases/<uuid:case_id>/without-consent", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@needs_proof
def tell(case_id: UUID) -> ResponseReturnValue:
    """Only after proving again who one is. With a paper in the address, that paper may go for a day."""
    form = EmergencyForm()
    case = case_or_404(case_id, current_user)
    paper = _paper_asked(case)

    def work() -> Done:
        found = case_or_404(case_id, current_user)
        operations.tell(found, _emergency(form, _paper_asked(found)), by=current_user)
        back = url_of(*paper) if paper else url_for("disclosures.of_case", case_id=case_id)
        return Done(back, _("Written down. Somebody else looks at it."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    case = case_or_404(case_id, current_user)
    page = render_template(
        "consent/emergency/tell.html", case=case, band=band_of_case(case), form=form, paper=paper
    )
    return page, form.status


def _paper_asked(case: Case) -> tuple[str, UUID] | None:
    """A paper of this case that the address names; anything else is as if it were not there."""
    kind = request.args.get("kind", "")
    if not kind:
        return None
    try:
        subject = UUID(request.args.get("paper", ""))
    except ValueError:
        abort(404)
    if kind not in PAPERS or not paper_of_case(kind, subject, case):
        abort(404)
    return kind, subject


def _emergency(form: EmergencyForm, paper: tuple[str, UUID] | None) -> Emergency:
    return Emergency(
        nature=Nature(form.nature.data),
        recipient=form.recipient.data or "",
        affiliation=form.affiliation.data or "",
        happening=form.happening.data or "",
        reason=form.reason.data or "",
        what=form.what.data or "",
        how=form.how.data,
        paper=paper,
    )


@bp.get("/without-consent")
@allow(Permission.SUPERVISE)
def index() -> ResponseReturnValue:
    """What was told without consent and nobody else has looked at yet."""
    rows = queries.waiting(current_user)
    record_list("emergencies.listed", rows, by=current_user)
    return render_template("consent/emergency/index.html", rows=rows)


@bp.route("/without-consent/<uuid:override_id>", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def show(override_id: UUID) -> ResponseReturnValue:
    """Whoever may open the case may read it; a supervisor who did not tell says what they think of it."""
    form = ReviewForm()
    override = queries.override_or_404(override_id, current_user)
    case_id = override.case.public_id

    def work() -> Done:
        if not _may_review():
            abort(403)
        found = queries.override_or_404(override_id, current_user)
        operations.review(found, Outcome(form.outcome.data), form.words.data or "", by=current_user)
        return Done(url_for(".show", override_id=override_id), _("Written down."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    override = queries.override_or_404(override_id, current_user)
    record_read("emergency.read", override, by=current_user)
    page = render_template(
        "consent/emergency/show.html",
        override=override,
        told=queries.told_in(override),
        case=override.case,
        band=band_of_case(override.case),
        form=form,
        may_review=_may_review() and override.by_id != current_user.id and override.reviewed_at is None,
    )
    return page, form.status


def _may_review() -> bool:
    return may(current_user, Permission.SUPERVISE)
