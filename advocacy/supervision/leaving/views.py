"""The supervisor's page of someone who leaves or has left, with names; the administrator's, with counts only."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from advocacy.accounts.models import User
from advocacy.accounts.proving import needs_proof_to_send
from advocacy.accounts.queries import user_or_404
from advocacy.audit.operations import record_list, record_read
from advocacy.organization.queries import the_organization
from advocacy.web.filters import long_day
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from . import operations, queries, showing
from .forms import HandOverAllForm, LastDayForm

bp = Blueprint("leaving", __name__)


@bp.route("/supervision/advocates/<uuid:user_id>/leaving", methods=["GET", "POST"])
@allow(Permission.SUPERVISE)
@needs_proof_to_send
def hand_over(user_id: UUID) -> ResponseReturnValue:
    """Everything they hold, each with a proposed new holder: handed over in one go, or one by one."""
    form = HandOverAllForm()

    def work() -> Done:
        user = queries.member_or_404(user_id, current_user)
        done = operations.hand_over_all(user, _chosen(form, user), form.note.data or "", by=current_user)
        if not done:
            raise Refused(_("Choose a new holder for at least one."))
        words = ngettext("%(num)s has a new holder.", "%(num)s have a new holder.", done)
        return Done(url_for(".hand_over", user_id=user_id), words)

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return _page(queries.member_or_404(user_id, current_user), form, LastDayForm())


def _chosen(form: HandOverAllForm, user: User) -> dict[str, User]:
    fit = {one.public_id: one for one in queries.colleagues(user)}
    chosen = form.chosen()
    if any(one not in fit for one in chosen.values()):
        raise Refused(_("Someone whom you chose can not take it on any more. Choose again."))
    return {key: fit[one] for key, one in chosen.items()}


def _page(user: User, form: HandOverAllForm, day: LastDayForm) -> ResponseReturnValue:
    shown = showing.page_of(user, current_user)
    record_list(
        "leaving.opened", [row.case or row.person for row in shown.rows], by=current_user, of=user.public_id
    )
    leaving = queries.planned(user)
    if leaving and not day.is_submitted():
        day.leaves_on.data = leaving.leaves_on
    chosen = {key: str(one) for key, one in form.chosen().items()} if form.is_submitted() else None
    page = render_template(
        "leaving/hand_over.html",
        user=user,
        shown=shown,
        form=form,
        day=day,
        stay=Form(formdata=None),
        leaving=leaving,
        chosen=chosen,
        standard=the_organization(),
    )
    return page, max(form.status, day.status)


@bp.post("/supervision/advocates/<uuid:user_id>/leaving/day")
@allow(Permission.SUPERVISE)
@needs_proof_to_send
def day(user_id: UUID) -> ResponseReturnValue:
    form = LastDayForm()

    def work() -> Done:
        return _planned(form, queries.member_or_404(user_id, current_user), ".hand_over")

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    words = HandOverAllForm(formdata=None)
    return _page(queries.member_or_404(user_id, current_user), words, form)


def _planned(form: LastDayForm, user: User, endpoint: str) -> Done:
    leaving = operations.plan(user, form.leaves_on.data, by=current_user)
    words = _("%(name)s leaves at the end of %(day)s.", name=user.name, day=long_day(leaving.leaves_on))
    return Done(url_for(endpoint, user_id=user.public_id), words)


@bp.post("/supervision/advocates/<uuid:user_id>/leaving/call-off")
@allow(Permission.SUPERVISE)
def call_off(user_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        operations.call_off(queries.member_or_404(user_id, current_user), by=current_user)
        words = _("They stay. What was handed over stays where it is now.")
        return Done(url_for(".hand_over", user_id=user_id), words)

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    answer = HandOverAllForm(formdata=None)
    answer.form_errors.extend(form.form_errors)
    answer.status = form.status
    return _page(queries.member_or_404(user_id, current_user), answer, LastDayForm(formdata=None))


@bp.route("/users/<uuid:user_id>/leaving", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
@needs_proof_to_send
def administrator(user_id: UUID) -> ResponseReturnValue:
    """An administrator writes the day down and sees how much there is; whose it is, the supervisor sees."""
    form = LastDayForm()

    def work() -> Done:
        return _planned(form, user_or_404(user_id), ".administrator")

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return _administrators_page(user_id, form)


def _administrators_page(user_id: UUID, form: LastDayForm) -> ResponseReturnValue:
    user = user_or_404(user_id)
    record_read("leaving.counted", user, by=current_user)
    leaving, holding = queries.planned(user), queries.holding_of(user)
    if leaving and not form.is_submitted():
        form.leaves_on.data = leaving.leaves_on
    page = render_template(
        "leaving/administrator.html",
        user=user,
        form=form,
        stay=Form(formdata=None),
        leaving=leaving,
        totals=showing.totals_of(holding),
        references=[one.case.reference for one in holding.cases],
        supervisors=[one for one in queries.supervisors_of(user.team_id) if one.id != user.id],
    )
    return page, form.status


@bp.post("/users/<uuid:user_id>/leaving/call-off")
@allow(Permission.ADMINISTER)
@needs_proof_to_send
def administrator_call_off(user_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        operations.call_off(user_or_404(user_id), by=current_user)
        return Done(url_for(".administrator", user_id=user_id), _("They stay."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    day_form = LastDayForm(formdata=None)
    day_form.form_errors.extend(form.form_errors)
    day_form.status = form.status
    return _administrators_page(user_id, day_form)
