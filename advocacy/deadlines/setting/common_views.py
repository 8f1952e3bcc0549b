"""What holds for every rule: the home state, the days of school, days closed by order."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries, words
from .agencies import agency_asked, agency_typed
from .forms import ClosedDaysForm, HomeStateForm, SchoolForm
from .periods import as_lines
from .rules import CLOSED_DAYS, HOME_STATE, SCHOOL_CLOSED, SCHOOL_YEAR, Given

bp = Blueprint("common_rules", __name__)


@bp.route("/rules/home-state", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def home_state() -> ResponseReturnValue:
    current = queries.latest("", HOME_STATE, None)
    form = HomeStateForm(obj=current)
    if request.method == "GET":
        form.version.data = current.version if current else 0

    def work() -> Done:
        given = Given(form.value.data or "")
        moved = operations.set_home_state(given, form.version.data, current_user)
        return Done(url_for("rules.index"), words.moved_notice(moved))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template(
        "deadlines/rules/home_state.html",
        form=form,
        history=queries.history_of("", (HOME_STATE,)),
        words=words,
    ), form.status


@bp.route("/rules/closed-days", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def closed_days() -> ResponseReturnValue:
    current = queries.latest("", CLOSED_DAYS, None)
    form = ClosedDaysForm(obj=current)
    if request.method == "GET":
        form.version.data = current.version if current else 0
        form.days.data = as_lines(current.value) if current else ""

    def work() -> Done:
        moved = operations.set_closed_days(form.given(form.single_days), form.version.data, current_user)
        return Done(url_for("rules.index"), words.moved_notice(moved))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template(
        "deadlines/rules/closed_days.html",
        form=form,
        history=queries.history_of("", (CLOSED_DAYS,)),
        words=words,
    ), form.status


@bp.route("/rules/school-days", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def school_days() -> ResponseReturnValue:
    agency = agency_asked()
    current, closed = (queries.latest("", name, agency) for name in (SCHOOL_YEAR, SCHOOL_CLOSED))
    form = SchoolForm(obj=current)
    if request.method == "GET":
        form.version.data = current.version if current else 0
        form.years.data = as_lines(current.value) if current else ""
        form.closed.data = as_lines(closed.value) if closed else ""
        form.agency_name.data = agency.name if agency else ""

    def work() -> Done:
        meant = agency_typed(form.agency_name.data)
        same = (meant.id if meant else None) == (agency.id if agency else None)
        moved = operations.set_school_days(
            form.given(form.years.written),
            form.given(form.closed.written),
            meant,
            form.version.data if same else None,
            current_user,
        )
        return Done(url_for("rules.index"), words.moved_notice(moved))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template(
        "deadlines/rules/school_days.html",
        form=form,
        set_now=queries.set_now("", (SCHOOL_YEAR, SCHOOL_CLOSED)),
        history=queries.history_of("", (SCHOOL_YEAR, SCHOOL_CLOSED)),
        words=words,
    ), form.status
