"""Who has seen this file: the page, and the paper for the person."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy import clock
from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.cases.queries import case_or_404
from advocacy.db import db
from advocacy.documents.engine.refusals import DocumentRefused, PdfUnavailable
from advocacy.web.leaving import Way, handed_out
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow

from . import queries, words
from .paper import pdf_of, sheet_of
from .rules import by_day, by_person

bp = Blueprint("looks", __name__)
DAYS = 14


@bp.get("/cases/<uuid:case_id>/who-looked")
@allow(Permission.SUPPORT_PEOPLE)
def of_case(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    record_read("looks.opened", case, by=current_user)
    return _page(case, problem="")


def _page(case: Case, problem: str) -> str:
    files = queries.files_of(case, current_user)
    since = queries.looked_since(files) or clock.today()
    page = page_of(db.session, queries.days_of(files, since), size=DAYS)
    days = by_day(queries.looks_on(files, since, page.rows))
    everyone = by_person(queries.all_looks(files, since)) if page.number == 1 else []
    names = queries.actors(
        [*(who.actor for who in everyone), *(one.actor for day in days for one in day.people)]
    )
    return render_template(
        "rights/who_looked.html",
        case=case,
        band=band_of_case(case),
        page=page,
        days=days,
        everyone=everyone,
        names=names,
        since=since,
        until=queries.sorted_until(),
        words=words,
        problem=problem,
    )


@bp.get("/cases/<uuid:case_id>/who-looked.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def paper(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    files = queries.files_of(case, current_user)
    since = queries.looked_since(files) or clock.today()
    sheet = sheet_of(case, files, since, large=request.args.get("print") == "large")
    try:
        content = pdf_of(sheet)
    except (DocumentRefused, PdfUnavailable) as problem:
        return _page(case, problem=str(problem)), 422
    record_read("looks.printed", case, by=current_user)
    return handed_out(Way.OWN_COPY, content, "application/pdf", "who-has-seen-this-file.pdf", case=case)
