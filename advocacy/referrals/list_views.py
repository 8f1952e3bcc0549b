"""Lists of referrals, and choosing the service of a new one."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy.accounts.signing_in import this_session
from advocacy.audit.operations import record_list
from advocacy.cases.band import band_of_case
from advocacy.cases.list_queries import Group, counts, listed
from advocacy.cases.queries import case_or_404
from advocacy.db import db
from advocacy.directory.queries import count_services, service_or_404, services
from advocacy.directory.rules import obstacle_to_referring
from advocacy.drafts.operations import store_search
from advocacy.drafts.queries import search_words
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow

from . import queries
from .blueprint import bp
from .forms import SearchForm
from .words import where_it_stands


@bp.get("/cases/<uuid:case_id>/referrals")
@allow(Permission.SUPPORT_PEOPLE)
def of_case(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    page = page_of(db.session, queries.referrals_of(case), total=queries.referral_count(case))
    record_list("referrals.listed", page.rows, by=current_user, case=str(case.public_id))
    return render_template(
        "referrals/of_case.html",
        case=case,
        band=band_of_case(case),
        page=page,
        where_it_stands=where_it_stands,
    )


@bp.route("/cases/<uuid:case_id>/referrals/choose", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def choose(case_id: UUID) -> ResponseReturnValue:
    """The directory, searched by words. They are stored, so that none stands in the address."""
    case = case_or_404(case_id, current_user)
    form, session = SearchForm(), this_session()
    if form.validate_on_submit() and session is not None:
        with db.writing():
            stored = store_search(form.words.data or "", session)
            location = url_for(".choose", case_id=case_id, search=stored.public_id)
        return redirect(location, code=303)
    words = search_words()
    if request.method == "GET":
        form.words.data = words
    page = page_of(db.session, services(words), total=count_services(words))
    shown = render_template(
        "referrals/choose.html",
        form=form,
        case=case,
        band=band_of_case(case),
        page=page,
        obstacle=obstacle_to_referring,
    )
    return shown, form.status


@bp.get("/directory/services/<uuid:service_id>/refer")
@allow(Permission.SUPPORT_PEOPLE)
def for_whom(service_id: UUID) -> ResponseReturnValue:
    """The service is known, as on its page in the directory; now the case is chosen."""
    service = service_or_404(service_id)
    page = listed(current_user, Group.EVERYONE, counts(current_user)[Group.EVERYONE])
    record_list("cases.listed", page.rows, by=current_user)
    return render_template(
        "referrals/for_whom.html",
        service=service,
        page=page,
        why_not=obstacle_to_referring(service.status, service.do_not_refer),
    )
