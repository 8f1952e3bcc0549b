"""Writing down a mistake, reading it, adding what was done since, and a second person's look."""

from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.accounts.permissions import may
from advocacy.audit.operations import record_list, record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.queries import case_or_404
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .forms import MistakeForm, ReviewForm, StepForm
from .rules import tell_by
from .words import how_words

bp = Blueprint("mistakes", __name__)


@bp.route("/cases/<uuid:case_id>/disclosures/by-mistake", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(case_id: UUID) -> ResponseReturnValue:
    form = MistakeForm()
    form.offer()
    case = case_or_404(case_id, current_user)

    def work() -> Done:
        found = case_or_404(case_id, current_user)
        mistake = operations.record_mistake(found, form.slip(), form.since(), by=current_user)
        return Done(
            url_for(".show", mistake_id=mistake.public_id), _("Written down. Your supervisor sees it.")
        )

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    case = case_or_404(case_id, current_user)
    page = render_template("consent/mistakes/new.html", case=case, band=band_of_case(case), form=form)
    return page, form.status


@bp.get("/mistakes")
@allow(Permission.SUPERVISE)
def index() -> ResponseReturnValue:
    """What was told by mistake and nobody else has looked at yet."""
    rows = queries.waiting(current_user)
    record_list("mistakes.listed", rows, by=current_user)
    return render_template("consent/mistakes/index.html", rows=rows)


@bp.route("/mistakes/<uuid:mistake_id>", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def show(mistake_id: UUID) -> ResponseReturnValue:
    """Whoever may open the case may read it; a supervisor who did not write it says what they think of it."""
    form = ReviewForm()
    case_id = queries.mistake_or_404(mistake_id, current_user).case.public_id

    def work() -> Done:
        if not may(current_user, Permission.SUPERVISE):
            abort(403)
        found = queries.mistake_or_404(mistake_id, current_user)
        operations.review(found, form.words.data or "", by=current_user)
        return Done(url_for(".show", mistake_id=mistake_id), _("Written down."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return _page(mistake_id, form)


def _page(mistake_id: UUID, form: ReviewForm) -> ResponseReturnValue:
    mistake = queries.mistake_or_404(mistake_id, current_user)
    record_read("mistake.read", mistake, by=current_user)
    waits = mistake.reviewed_at is None and mistake.by_id != current_user.id
    page = render_template(
        "consent/mistakes/show.html",
        mistake=mistake,
        case=mistake.case,
        band=band_of_case(mistake.case),
        form=form,
        how_words=how_words,
        tell_by=None if any(one.person_told for one in mistake.steps) else tell_by(mistake.noticed_on),
        may_review=waits and may(current_user, Permission.SUPERVISE),
    )
    return page, form.status


@bp.route("/mistakes/<uuid:mistake_id>/since", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def since(mistake_id: UUID) -> ResponseReturnValue:
    """What was done about it after it was written down."""
    form = StepForm()
    case_id = queries.mistake_or_404(mistake_id, current_user).case.public_id

    def work() -> Done:
        operations.add_step(queries.mistake_or_404(mistake_id, current_user), form.since(), by=current_user)
        return Done(url_for(".show", mistake_id=mistake_id), _("Added."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    case = queries.mistake_or_404(mistake_id, current_user).case
    page = render_template(
        "consent/mistakes/since.html", case=case, band=band_of_case(case), form=form, mistake_id=mistake_id
    )
    return page, form.status
