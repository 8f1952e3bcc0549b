"""The pages of goals: what the person wants, how it goes, and how it ends. Steps stand in `step_views.py`."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_list, record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.queries import case_or_404
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, rules, words
from .forms import AchievedForm, GoalForm, RatingForm, SaidForm, TurnForm
from .models import Goal, GoalState
from .queries import STATES, goal_or_404, goals_of, rating_or_404
from .showing import picture_points, said_about, steps_in_order

bp = Blueprint("goals", __name__)


@bp.app_template_filter("goal_state")
def goal_state(state: str) -> str:
    return words.state_words(state)


@bp.get("/cases/<uuid:case_id>/goals")
@allow(Permission.SUPPORT_PEOPLE)
def index(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    goals = goals_of(case)
    record_list("goals.listed", goals, by=current_user, case=str(case.public_id))
    groups = [(state, [goal for goal in goals if goal.state == state]) for state in STATES]
    return render_template(
        "goals/index.html", band=band_of_case(case), case=case, groups=groups, progress=words.progress_words
    )


@bp.route("/cases/<uuid:case_id>/goals/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(case_id: UUID) -> ResponseReturnValue:
    form = GoalForm()

    def work() -> Done:
        goal = operations.add_goal(case_or_404(case_id, current_user), form.facts(), by=current_user)
        return Done(url_for(".show", goal_id=goal.public_id), _("The goal is saved. What is the first step?"))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    case = case_or_404(case_id, current_user)
    return render_template("goals/new.html", form=form, band=band_of_case(case), case=case), form.status


@bp.get("/goals/<uuid:goal_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(goal_id: UUID) -> ResponseReturnValue:
    goal = goal_or_404(goal_id, current_user)
    record_read("goal.opened", goal, by=current_user)
    return render_template(
        "goals/show.html",
        goal=goal,
        case=goal.case,
        band=band_of_case(goal.case),
        steps=steps_in_order(goal),
        said=said_about(goal),
        points=picture_points(goal),
        alive=rules.is_alive(goal.state),
        day_words=words.day_words,
    )


def goal_page(template: str, form: Form, goal: Goal, **values: Any) -> ResponseReturnValue:
    """A form about a goal, under the band of its case."""
    band = band_of_case(goal.case)
    page = render_template(template, form=form, goal=goal, case=goal.case, band=band, **values)
    return page, form.status


@bp.route("/goals/<uuid:goal_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit(goal_id: UUID) -> ResponseReturnValue:
    goal = goal_or_404(goal_id, current_user)
    form = GoalForm(obj=goal)

    def work() -> Done:
        found = goal_or_404(goal_id, current_user)
        operations.change_goal(found, form.facts(), version=form.version.data, by=current_user)
        return Done(url_for(".show", goal_id=goal_id), _("The changes are saved."))

    if form.validate_on_submit() and (done := save(form, work, case=goal.case.public_id)):
        return done
    return goal_page("goals/edit.html", form, goal_or_404(goal_id, current_user))


@bp.route("/goals/<uuid:goal_id>/achieved", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def achieved(goal_id: UUID) -> ResponseReturnValue:
    return _turn(goal_id, GoalState.ACHIEVED, AchievedForm(), "goals/achieved.html")


@bp.route("/goals/<uuid:goal_id>/rest", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def rest(goal_id: UUID) -> ResponseReturnValue:
    return _turn(goal_id, GoalState.RESTING, TurnForm(), "goals/rest.html")


@bp.route("/goals/<uuid:goal_id>/let-go", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def let_go(goal_id: UUID) -> ResponseReturnValue:
    return _turn(goal_id, GoalState.LET_GO, SaidForm(), "goals/let_go.html")


@bp.route("/goals/<uuid:goal_id>/take-up", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def take_up(goal_id: UUID) -> ResponseReturnValue:
    return _turn(goal_id, GoalState.WORKING, TurnForm(), "goals/take_up.html")


def _turn(goal_id: UUID, to: GoalState, form: TurnForm, template: str) -> ResponseReturnValue:
    """Where the goal goes from here, in the person's words."""
    goal = goal_or_404(goal_id, current_user)

    def work() -> Done:
        found = goal_or_404(goal_id, current_user)
        operations.turn_goal(found, to, said=form.said.data or "", on=form.since(), by=current_user)
        return Done(url_for(".show", goal_id=goal_id), words.turned_words(to))

    if form.validate_on_submit() and (done := save(form, work, case=goal.case.public_id)):
        return done
    return goal_page(template, form, goal_or_404(goal_id, current_user))


@bp.route("/goals/<uuid:goal_id>/ratings/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def rate(goal_id: UUID) -> ResponseReturnValue:
    goal = goal_or_404(goal_id, current_user)
    form = RatingForm()

    def work() -> Done:
        operations.add_rating(goal_or_404(goal_id, current_user), form.facts(), by=current_user)
        return Done(url_for(".show", goal_id=goal_id, _anchor="how-close"), _("Their number is saved."))

    if form.validate_on_submit() and (done := save(form, work, case=goal.case.public_id)):
        return done
    return goal_page("goals/rate.html", form, goal_or_404(goal_id, current_user))


@bp.route("/ratings/<uuid:rating_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit_rating(rating_id: UUID) -> ResponseReturnValue:
    rating = rating_or_404(rating_id, current_user)
    form = RatingForm(obj=rating)

    def work() -> Done:
        found = rating_or_404(rating_id, current_user)
        operations.change_rating(found, form.facts(), version=form.version.data, by=current_user)
        where = url_for(".show", goal_id=found.goal.public_id, _anchor="how-close")
        return Done(where, _("The changes are saved."))

    if form.validate_on_submit() and (done := save(form, work, case=rating.goal.case.public_id)):
        return done
    return goal_page("goals/rate.html", form, rating_or_404(rating_id, current_user).goal)
