"""Supervision at a glance, one advocate, handing over, cover."""

from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.access.queries import kept_away_from
from advocacy.accounts.models import User
from advocacy.audit.operations import record_list
from advocacy.cases.band import band_of_case
from advocacy.cases.queries import case_or_404, holders
from advocacy.organization.queries import the_organization
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, overview, queries
from .forms import CoverForm, HandOverForm
from .needs import needs_of

bp = Blueprint("supervision", __name__)


@bp.get("/supervision")
@allow(Permission.SUPERVISE)
def index() -> ResponseReturnValue:
    lines = overview.advocates(current_user)
    cases = [line for advocate in lines for line in advocate.cases]
    record_list("supervision.opened", [line.case for line in cases], by=current_user)
    return render_template(
        "supervision/index.html",
        lines=lines,
        quiet=sum(1 for line in cases if line.quiet),
        overdue=sum(line.overdue for line in cases),
        letters={row.waits: row for row in queries.letters_waiting(current_user)},
        referrals=queries.referrals_to_chase(current_user),
        covers=queries.covers(current_user),
        needs=needs_of(current_user),
        standard=the_organization(),
        today=clock.today(),
    )


@bp.get("/supervision/cases")
@allow(Permission.SUPERVISE)
def cases() -> ResponseReturnValue:
    """The team's cases that need a look: quiet ones, or those with something overdue."""
    which = request.args.get("which", "quiet")
    lines = overview.lines_of(queries.held_cases(current_user))
    names = {user.id: user.name for user in queries.team_of(current_user)}
    chosen = [(names.get(lead or 0, ""), line) for lead, line in lines if _wanted(line, which)]
    record_list("cases.listed", [line.case for _name, line in chosen], by=current_user, which=which)
    return render_template(
        "supervision/cases.html", rows=chosen, which=which, standard=the_organization(), today=clock.today()
    )


def _wanted(line: overview.CaseLine, which: str) -> bool:
    return line.overdue > 0 if which == "overdue" else line.quiet


@bp.get("/supervision/advocates/<uuid:user_id>")
@allow(Permission.SUPERVISE)
def advocate(user_id: UUID) -> ResponseReturnValue:
    user = queries.advocate_or_404(user_id, current_user)
    lines = [line for _lead, line in overview.lines_of(queries.held_cases(current_user, user))]
    record_list("cases.listed", [line.case for line in lines], by=current_user, advocate=str(user.public_id))
    return render_template(
        "supervision/advocate.html", user=user, lines=lines, standard=the_organization(), today=clock.today()
    )


@bp.route("/cases/<uuid:case_id>/hand-over", methods=["GET", "POST"])
@allow(Permission.SUPERVISE)
def hand_over(case_id: UUID) -> ResponseReturnValue:
    form = HandOverForm()
    kept_away = kept_away_from(case_or_404(case_id, current_user).person_id)
    form.offer([user for user in _team() if user.id not in kept_away], current_user)

    def work() -> Done:
        to = queries.advocate_or_404(form.chosen(), current_user)
        operations.hand_over(case_or_404(case_id, current_user), to, form.note.data or "", by=current_user)
        return Done(url_for("cases.show", case_id=case_id), _("%(name)s leads from today.", name=to.name))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    case = case_or_404(case_id, current_user)
    page = render_template(
        "supervision/hand_over.html", form=form, case=case, band=band_of_case(case), holders=holders(case)
    )
    return page, form.status


@bp.route("/supervision/advocates/<uuid:user_id>/cover", methods=["GET", "POST"])
@allow(Permission.SUPERVISE)
def cover(user_id: UUID) -> ResponseReturnValue:
    form = CoverForm()
    form.offer([user for user in _team() if user.public_id != user_id], current_user)

    def work() -> Done:
        absent = queries.advocate_or_404(user_id, current_user)
        to = queries.advocate_or_404(form.chosen(), current_user)
        count, left = operations.name_cover_for(
            absent, to, form.starts_on.data, form.ends_on.data, form.note.data or "", by=current_user
        )
        words = _("%(name)s stands in. Cases: %(count)s.", name=to.name, count=count)
        if left:
            words += " " + _("Someone else has to stand in for %(numbers)s.", numbers=", ".join(left))
        return Done(url_for(".advocate", user_id=user_id), words)

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    absent = queries.advocate_or_404(user_id, current_user)
    return render_template("supervision/cover.html", form=form, user=absent), form.status


def _team() -> list[User]:
    return [user for user in queries.team_of(current_user) if user.is_active]
