"""What left the house: the list of a case, a copy for the person, and what was told by mouth."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.audit.operations import record_list, record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.cases.queries import case_or_404
from advocacy.db import db
from advocacy.organization.queries import the_organization
from advocacy.web.leaving import Way, leaving
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from ..mistakes.queries import mistakes_of
from ..mistakes.words import how_words as mistake_words
from ..papers import url_of
from ..topic_words import purpose_words, topics_in_words
from ..topics import Purpose, Topic
from . import queries
from .forms import ToldForm
from .speaking import Told, record_told
from .words import basis_words, how_words, notice_words, paper_words

bp = Blueprint("disclosures", __name__)
SAID: dict[str, Any] = {
    "basis_words": basis_words,
    "how_words": how_words,
    "notice_words": notice_words,
    "paper_words": paper_words,
    "purpose_words": purpose_words,
    "topics_in_words": topics_in_words,
    "url_of": url_of,
}


@bp.get("/cases/<uuid:case_id>/disclosures")
@allow(Permission.SUPPORT_PEOPLE)
def of_case(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    page = page_of(db.session, queries.disclosures_of(case), total=queries.disclosure_count(case))
    record_list("disclosures.listed", page.rows, by=current_user, case=str(case.public_id))
    return render_template(
        "consent/told/of_case.html",
        case=case,
        band=band_of_case(case),
        page=page,
        mistakes=mistakes_of(case) if page.number == 1 else (),
        **SAID,
    )


@bp.get("/cases/<uuid:case_id>/disclosures/copy")
@allow(Permission.SUPPORT_PEOPLE)
def copy(case_id: UUID) -> ResponseReturnValue:
    """All of it on one page, for the person: date, to whom, what, what for."""
    case = case_or_404(case_id, current_user)
    leaving(Way.OWN_COPY, case=case)
    rows = db.session.scalars(queries.disclosures_of(case)).all()
    record_list("disclosures.copied", rows, by=current_user, case=str(case.public_id))
    return render_template(
        "consent/told/copy.html",
        case=case,
        rows=rows,
        mistakes=mistakes_of(case),
        mistake_words=mistake_words,
        ours=the_organization(),
        today=clock.today(),
        **SAID,
    )


@bp.route("/cases/<uuid:case_id>/disclosures/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def told(case_id: UUID) -> ResponseReturnValue:
    """Told by phone or face to face."""
    form = ToldForm()
    case = case_or_404(case_id, current_user)
    form.offer(queries.live_consents(case, clock.today()))

    def work() -> Done:
        found = case_or_404(case_id, current_user)
        consent = queries.consent_or_404(UUID(form.consent.data), current_user)
        if consent.case_id != found.id:
            abort(404)
        record_told(found, consent, _told(form), by=current_user)
        return Done(url_for(".of_case", case_id=case_id), _("Written down."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    case = case_or_404(case_id, current_user)
    return _asked(case, form)


def _told(form: ToldForm) -> Told:
    return Told(
        on=form.told_on.data,
        told_to=form.told_to.data or "",
        how=form.how.data,
        what=form.what.data or "",
        topics=tuple(map(Topic, form.topics.data or ())),
        purpose=Purpose(form.purpose.data) if form.purpose.data else None,
    )


def _asked(case: Case, form: ToldForm) -> ResponseReturnValue:
    page = render_template("consent/told/new.html", case=case, band=band_of_case(case), form=form)
    return page, form.status


@bp.get("/consents/<uuid:consent_id>/relied")
@bp.get("/authorities/<uuid:authority_id>/relied")
@allow(Permission.SUPPORT_PEOPLE)
def relied(consent_id: UUID | None = None, authority_id: UUID | None = None) -> ResponseReturnValue:
    """Every letter, referral and agency that rests on one consent or authority."""
    sheet: queries.Sheet
    if authority_id is not None:
        sheet = queries.authority_or_404(authority_id, current_user)
        record_read("authority.reliance_read", sheet, by=current_user)
    else:
        sheet = queries.consent_or_404(consent_id or abort(404), current_user)
        record_read("consent.reliance_read", sheet, by=current_user)
    return render_template(
        "consent/told/relied.html",
        case=sheet.case,
        band=band_of_case(sheet.case),
        consent=sheet,
        is_consent=authority_id is None,
        papers=queries.resting_on(sheet),
        told=queries.told_because_of(sheet),
        **SAID,
    )
