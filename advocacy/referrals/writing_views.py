"""Writing a referral: what is asked, and only what the service needs to know."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.cases.queries import case_or_404
from advocacy.directory.models import Service
from advocacy.directory.queries import service_or_404
from advocacy.directory.rules import obstacle_to_referring
from advocacy.goals.queries import goals_of
from advocacy.people.models import Person
from advocacy.people.prints import safe_contact_line
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .blueprint import bp
from .forms import ReferralForm, shown_in_form
from .models import Referral
from .show_views import paper
from .words import BEING_WRITTEN, PaperState


@bp.route("/cases/<uuid:case_id>/referrals/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(case_id: UUID) -> ResponseReturnValue:
    """For one service; without one in the address the directory is opened first."""
    asked = _service_asked()
    case = case_or_404(case_id, current_user)
    if asked is None:
        return redirect(url_for(".choose", case_id=case_id))
    form = ReferralForm()
    form.offer(goals_of(case))
    if form.validate_on_submit() and (done := save(form, lambda: _start(form, case_id, asked), case=case_id)):
        return done
    case, service = case_or_404(case_id, current_user), service_or_404(asked)
    if request.method == "GET":
        _prefill(form, case.person)
    return _page(form, case, service, None)


def _service_asked() -> UUID | None:
    try:
        return UUID(request.args.get("service", ""))
    except ValueError:
        return None


def _prefill(form: ReferralForm, person: Person) -> None:
    form.begin()
    form.how_to_reach.data = safe_contact_line(person)
    needs = (
        _("Speaks %(languages)s", languages=person.languages) if person.languages else "",
        _("interpreter: %(who)s", who=person.interpreter) if person.interpreter else "",
    )
    form.access.data = ", ".join(need for need in needs if need)


def _start(form: ReferralForm, case_id: UUID, service_id: UUID) -> Done:
    case = case_or_404(case_id, current_user)
    asked = form.asked(goals_of(case))
    referral = operations.start_referral(case, service_or_404(service_id), asked, by=current_user)
    return Done(url_for(".show", referral_id=referral.public_id), _("The draft is saved. Read it with them."))


@bp.route("/referrals/<uuid:referral_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit(referral_id: UUID) -> ResponseReturnValue:
    referral = queries.referral_or_404(referral_id, current_user)
    if referral.state not in BEING_WRITTEN or referral.paper in (PaperState.ISSUING, PaperState.ISSUED):
        return redirect(url_for(".show", referral_id=referral_id))
    form = _filled_form(referral)
    if form.validate_on_submit():
        if done := save(form, lambda: _change(form, referral_id), case=referral.case.public_id):
            return done
        referral = queries.referral_or_404(referral_id, current_user)
    return _page(form, referral.case, referral.service, referral)


def _filled_form(referral: Referral) -> ReferralForm:
    form = ReferralForm(obj=shown_in_form(referral))
    form.offer(goals_of(referral.case))
    return form


def _change(form: ReferralForm, referral_id: UUID) -> Done:
    referral = queries.referral_or_404(referral_id, current_user)
    was_agreed = referral.paper == PaperState.AGREED
    asked = form.asked(goals_of(referral.case))
    operations.change_referral(referral, asked, form.version.data, by=current_user)
    notice = _("Saved.")
    if was_agreed and referral.paper == PaperState.DRAFT:
        notice += " " + _(
            "The words changed after they agreed, so it is a draft again. Read it with them again."
        )
    return Done(url_for(".show", referral_id=referral_id), notice)


def _page(form: ReferralForm, case: Case, service: Service, referral: Referral | None) -> ResponseReturnValue:
    page = render_template(
        "referrals/write.html",
        form=form,
        case=case,
        band=band_of_case(case),
        service=service,
        referral=referral,
        why_not=obstacle_to_referring(service.status, service.do_not_refer),
        preview=paper(referral) if referral else None,
    )
    return page, form.status
