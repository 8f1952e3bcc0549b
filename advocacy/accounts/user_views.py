"""The administrator's pages: users, teams, one-time links."""

from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_list
from advocacy.db import db
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import administration, queries
from .forms import AccessForm, TeamForm, UserForm
from .models import LinkPurpose, Team, User
from .proving import needs_proof
from .words import role_name

bp = Blueprint("users", __name__)


@bp.get("/users")
@allow(Permission.ADMINISTER)
def index() -> ResponseReturnValue:
    users = queries.all_users()
    record_list("users.listed", users, by=current_user)
    return render_template(
        "accounts/users.html", users=users, teams=queries.all_teams(), role_name=role_name, form=TeamForm()
    )


@bp.post("/teams")
@allow(Permission.ADMINISTER)
@needs_proof
def add_team() -> ResponseReturnValue:
    form = TeamForm()

    def work() -> Done:
        administration.add_team(form.name.data or "", by=current_user)
        return Done(url_for(".index"), _("The team is there."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    page = render_template(
        "accounts/users.html",
        users=queries.all_users(),
        teams=queries.all_teams(),
        role_name=role_name,
        form=form,
    )
    return page, form.status


@bp.route("/users/new", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
@needs_proof
def new() -> ResponseReturnValue:
    """The link is shown once, on the page that answers: it is kept only as a hash."""
    form = UserForm()
    form.offer(queries.all_teams())
    made: list[tuple[User, str]] = []

    def work() -> Done:
        made.append(administration.invite_user(form.facts(_team(form)), by=current_user))
        return Done(url_for(".index"))

    if form.validate_on_submit() and save(form, work):
        return _link_page(*(made or [_another_link(form.email.data or "")])[-1])
    return render_template("accounts/user.html", form=form, user=None), form.status


def _another_link(email: str) -> tuple[User, str]:
    """For a second click: the first answer, and its link, never reached the screen."""
    with db.writing():
        user = queries.user_by_email(email) or abort(404)
        return user, administration.make_link(user, LinkPurpose.INVITATION, by=current_user)


def _team(form: UserForm) -> Team | None:
    wanted = form.team_id()
    return queries.team_by_public_id(wanted) if wanted else None


def _link_page(user: User, token: str) -> ResponseReturnValue:
    url = url_for("own.join", token=token, _external=True)
    return render_template("accounts/link.html", user=user, url=url)


@bp.route("/users/<uuid:user_id>", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
@needs_proof
def show(user_id: UUID) -> ResponseReturnValue:
    user = queries.user_or_404(user_id)
    form = UserForm(obj=user)
    form.offer(queries.all_teams())
    if request.method == "GET":
        form.team.data = str(user.team.public_id) if user.team else ""

    def work() -> Done:
        found = queries.user_or_404(user_id)
        administration.change_user(found, form.facts(_team(form)), form.version.data, by=current_user)
        return Done(url_for(".index"), _("Saved."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template("accounts/user.html", form=form, user=queries.user_or_404(user_id)), form.status


@bp.post("/users/<uuid:user_id>/link")
@allow(Permission.ADMINISTER)
@needs_proof
def link(user_id: UUID) -> ResponseReturnValue:
    """A new one-time link, for an invitation that ran out or a forgotten password."""
    if not Form().validate_on_submit():
        abort(422)
    with db.writing():
        user = queries.user_or_404(user_id)
        purpose = LinkPurpose.NEW_PASSWORD if user.password_hash else LinkPurpose.INVITATION
        token = administration.make_link(user, purpose, by=current_user)
    return _link_page(user, token)


@bp.post("/users/<uuid:user_id>/access")
@allow(Permission.ADMINISTER)
@needs_proof
def access(user_id: UUID) -> ResponseReturnValue:
    """End someone's access, or give it back."""
    form = AccessForm()

    def work() -> Done:
        user = queries.user_or_404(user_id)
        if form.access.data == "ended":
            administration.disable_user(user, by=current_user)
            return Done(url_for(".index"), _("Their access has ended."))
        administration.enable_user(user, by=current_user)
        return Done(url_for(".index"), _("They can sign in again."))

    user = queries.user_or_404(user_id)
    if form.validate_on_submit() and (done := save(form, work)):
        return done
    whole = UserForm(obj=user)
    whole.offer(queries.all_teams())
    whole.form_errors.extend(form.form_errors)
    return render_template("accounts/user.html", form=whole, user=user), 422
