"""What a notice means for the person: the page, the paper, and that it was told."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.deadlines.models import Notice
from advocacy.deadlines.outcome.views import bp
from advocacy.deadlines.queries import current_ruling, notice_or_404
from advocacy.deadlines.recounting import known_of
from advocacy.documents.engine.refusals import DocumentRefused, PdfUnavailable
from advocacy.people.models import Allowed, Method
from advocacy.web.filters import plain_day
from advocacy.web.leaving import Way, handed_out
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import queries, words
from .explaining import Explanation
from .forms import GivenForm
from .models import Given
from .of_notice import explanations
from .operations import record_given
from .paper import pdf_of, sheet_of
from .reading import CODES

__all__ = ["bp"]  # its pages stand among those of the deadlines


@bp.app_template_filter("told_day")
def told_day(day: str) -> str:
    return plain_day(date.fromisoformat(day))


@bp.route("/notices/<uuid:notice_id>/rights", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def rights(notice_id: UUID) -> ResponseReturnValue:
    notice = notice_or_404(notice_id, current_user)
    form, language = GivenForm(), _language()

    def work() -> Done:
        found = notice_or_404(notice_id, current_user)
        how, on = Given(form.how.data), form.given_on.data
        record_given(found, _explained(found, language), how, on, current_user)
        here = url_for(".rights", notice_id=notice_id, language=language)
        return Done(here, _("Saved as information given."))

    if form.validate_on_submit() and (done := save(form, work, case=notice.case.public_id)):
        return done
    return _page(notice_or_404(notice_id, current_user), form, language)


@bp.get("/notices/<uuid:notice_id>/rights.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def rights_paper(notice_id: UUID) -> ResponseReturnValue:
    notice, language = notice_or_404(notice_id, current_user), _language()
    explained = _explained(notice, language) or abort(404)
    large, discreet = request.args.get("print") == "large", request.args.get("name") == "none"
    try:
        content = pdf_of(sheet_of(explained, large=large, discreet=discreet))
    except (DocumentRefused, PdfUnavailable) as problem:
        return _page(notice, GivenForm(formdata=None), language, problem=str(problem))[0], 422
    record_read("rights.printed", notice, by=current_user, language=language)
    return handed_out(Way.OWN_COPY, content, "application/pdf", "what-you-can-do.pdf", case=notice.case)


def _language() -> str:
    asked = request.args.get("language", CODES[0])
    return asked if asked in CODES else CODES[0]


def _explained(notice: Notice, language: str) -> tuple[Explanation, ...]:
    return explanations(known_of(notice), current_ruling().at(notice.agency_id), clock.today(), language)


def _page(notice: Notice, form: GivenForm, language: str, **more: Any) -> tuple[str, int]:
    record_read("rights.opened", notice, by=current_user)
    if form.given_on.data is None and not form.is_submitted():
        form.given_on.data = clock.today()
    return (
        render_template(
            "deadlines/rights.html",
            notice=notice,
            case=notice.case,
            band=band_of_case(notice.case),
            explained=_explained(notice, language),
            language=language,
            languages=words.LANGUAGES,
            given=queries.given_about(notice),
            given_words=words.given_words,
            no_letters=_no_letters(notice),
            form=form,
            problem=more.get("problem", ""),
        ),
        form.status,
    )


def _no_letters(notice: Notice) -> bool:
    """They asked for no post, or to be asked first: then the sheet goes from hand to hand."""
    ways = notice.case.person.safe_contacts
    return any(one.method == Method.POST and one.allowed != Allowed.YES for one in ways)
