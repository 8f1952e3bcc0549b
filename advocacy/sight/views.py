"""Who can see this: the page, and the questions that narrow or widen it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.access.models import Grant, GrantKind
from advocacy.access.queries import standing_of_person
from advocacy.access.rules import why_seen
from advocacy.accounts.models import Role, User
from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_person
from advocacy.cases.queries import cases_of
from advocacy.people.models import Person
from advocacy.people.queries import person_or_404
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .forms import KeepAwayForm, NameForm, OwnFileForm, RestrictForm

bp = Blueprint("sight", __name__)
EVERYONE = (Role.ADVOCATE, Role.SUPERVISOR, Role.ADMINISTRATOR)


def _decided(person_id: UUID) -> Person:
    """The record, for those who say who sees it."""
    person = person_or_404(person_id, current_user)
    queries.decide_or_403(person, current_user)
    return person


def _user() -> User:
    user: User = current_user._get_current_object()
    return user


def after(person: Person) -> str:
    """To the page again, or home for whoever just closed it to themselves."""
    seen = why_seen(current_user, standing_of_person(person))
    return url_for("sight.of_person", person_id=person.public_id) if seen else url_for("home.today")


@bp.get("/people/<uuid:person_id>/sight")
@allow(Permission.SUPPORT_PEOPLE)
def of_person(person_id: UUID) -> ResponseReturnValue:
    person = person_or_404(person_id, current_user)
    record_read("sight.opened", person, by=current_user)
    return _page(person)


def _page(person: Person, form: Form | None = None) -> ResponseReturnValue:
    form = form or Form()
    standing = standing_of_person(person)
    may = queries.may_decide(person, current_user)
    page = render_template(
        "sight/of_person.html",
        person=person,
        band=band_of_person(person),
        seers=queries.seers_of(standing),
        leads=queries.leads(standing),
        restricted=standing.restricted,
        decides=may,
        kept_away=queries.kept_away_rows(person) if may else [],
        emergencies=queries.emergencies_of(person) if may else [],
        cases=[case for case in cases_of(person, current_user) if not case.is_closed],
        form=form,
    )
    return page, form.status


def _ask(
    template: str, person: Person, form: Form, work: Callable[[], Done], **shown: Any
) -> ResponseReturnValue:
    """One question page."""
    if form.validate_on_submit() and (done := save(form, work, person=person.public_id)):
        return done
    page = render_template(template, form=form, person=person, band=band_of_person(person), **shown)
    return page, form.status


@bp.route("/people/<uuid:person_id>/sight/restrict", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def restrict(person_id: UUID) -> ResponseReturnValue:
    person, form = _decided(person_id), RestrictForm()
    supervisors = queries.possible_names(person, Role.SUPERVISOR)
    form.offer(supervisors, _user(), may_be_nobody=current_user.role == Role.ADVOCATE)

    def work() -> Done:
        mine = _decided(person_id)
        operations.restrict(mine, form.chosen(supervisors), form.reason.data or "", by=_user())
        return Done(after(mine), _("The record is restricted."))

    return _ask("sight/restrict.html", person, form, work)


@bp.post("/people/<uuid:person_id>/sight/lift")
@allow(Permission.SUPPORT_PEOPLE)
def lift(person_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        person = _decided(person_id)
        operations.lift(person, by=_user())
        return Done(after(person), _("The team sees this record again."))

    return _button(person_id, form, work)


def _button(person_id: UUID, form: Form, work: Callable[[], Done]) -> ResponseReturnValue:
    """What a lone button did; or the page again, with the reason why not."""
    person = _decided(person_id)
    if form.validate_on_submit() and (done := save(form, work, person=person.public_id)):
        return done
    return _page(person, form)


@bp.route("/people/<uuid:person_id>/sight/name", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def name(person_id: UUID) -> ResponseReturnValue:
    person, form = _decided(person_id), NameForm()
    form.offer(queries.possible_names(person, *queries.SUPPORTERS))

    def work() -> Done:
        mine, who = _decided(person_id), form.chosen(queries.active(*queries.SUPPORTERS))
        operations.name_someone(mine, who, form.purpose.data or "", by=_user())
        return Done(after(mine), _("%(name)s can see this record now.", name=who.name))

    return _ask("sight/name.html", person, form, work)


@bp.route("/people/<uuid:person_id>/sight/conflict", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def conflict(person_id: UUID) -> ResponseReturnValue:
    person, form = _decided(person_id), KeepAwayForm()
    form.offer(queries.possible_names(person, *EVERYONE))

    def work() -> Done:
        mine, who = _decided(person_id), form.chosen(queries.active(*EVERYONE))
        operations.keep_away(mine, who, form.reason.data or "", by=_user())
        return Done(after(mine), _("%(name)s does not see this record, and is not told.", name=who.name))

    return _ask("sight/conflict.html", person, form, work)


@bp.route("/people/<uuid:person_id>/sight/own-file", methods=["GET", "POST"])
@allow(Permission.SUPERVISE)
def own_file(person_id: UUID) -> ResponseReturnValue:
    person, form = _decided(person_id), OwnFileForm()
    users = [one for one in queries.possible_names(person, *EVERYONE) if one.id != current_user.id]
    supervisors = queries.possible_names(person, Role.SUPERVISOR)
    form.offer(users)
    form.offer_supervisors(supervisors, _user())

    def work() -> Done:
        mine, who = _decided(person_id), form.chosen(queries.active(*EVERYONE))
        named = form.supervisor(supervisors) or abort(404)
        operations.is_own_file(mine, who, named, form.reason.data or "", by=_user())
        return Done(after(mine), _("This file is closed to them, and restricted."))

    return _ask("sight/own_file.html", person, form, work)


@bp.post("/people/<uuid:person_id>/sight/away/<uuid:away_id>/end")
@allow(Permission.SUPPORT_PEOPLE)
def let_back(person_id: UUID, away_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        person = _decided(person_id)
        operations.let_back(queries.kept_away_or_404(away_id, person), person, by=_user())
        return Done(after(person), _("They are off the list."))

    return _button(person_id, form, work)


@bp.post("/people/<uuid:person_id>/sight/grants/<uuid:grant_id>/end")
@allow(Permission.SUPPORT_PEOPLE)
def end(person_id: UUID, grant_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        person = _decided(person_id)
        operations.end_grant(_named(grant_id, person), person, by=_user())
        return Done(after(person), _("It has ended."))

    return _button(person_id, form, work)


def _named(grant_id: UUID, person: Person) -> Grant:
    """Of this person; an emergency is ended on its own page."""
    grant, whose = queries.grant_or_404(grant_id, current_user)
    return grant if whose.id == person.id and grant.kind != GrantKind.BREAK_GLASS else abort(404)
