"""Pages about cases: the overview, opening and changing one."""

from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.access.queries import kept_away_from
from advocacy.accounts.models import Role, User
from advocacy.accounts.queries import advocates_of_team
from advocacy.audit.operations import record_read
from advocacy.people.models import Person
from advocacy.people.queries import person_or_404
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .band import band_of_case, band_of_person
from .forms import CaseForm, NewCaseForm
from .models import Intensity
from .overview import overview_of
from .queries import case_or_404

bp = Blueprint("cases", __name__)


@bp.get("/cases/<uuid:case_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    record_read("case.opened", case, by=current_user)
    overview = overview_of(case, current_user)
    return render_template("cases/show.html", band=band_of_case(case), case=case, overview=overview)


@bp.route("/cases/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new() -> ResponseReturnValue:
    person_id = _asked_person()
    leads = _possible_leads(person_or_404(person_id, current_user), current_user)
    form = NewCaseForm(leads)

    def work() -> Done:
        person = person_or_404(person_id, current_user)
        case = operations.open_case(
            person,
            lead=next(
                user
                for user in _possible_leads(person, current_user)
                if str(user.public_id) == form.lead.data
            ),
            by=current_user,
            about=form.about.data or "",
            intensity=Intensity(form.intensity.data),
            opened_on=form.opened_on.data,
        )
        return Done(url_for(".show", case_id=case.public_id), _("The case is open. What is the first step?"))

    if form.validate_on_submit() and (done := save(form, work, person=person_id)):
        return done
    return _new_page(form, person_or_404(person_id, current_user))


def _asked_person() -> UUID:
    """Whose case it is to be; without someone there is no such page."""
    try:
        return UUID(request.args.get("person", ""))
    except ValueError:
        return UUID(int=0)


def _possible_leads(person: Person, user: User) -> list[User]:
    """An advocate opens a case for themselves; a supervisor for anyone in the team who may know of the person."""
    kept_away = kept_away_from(person.id)
    users = advocates_of_team(user.team_id) if user.role == Role.SUPERVISOR else [user]
    return [one for one in users if one.id not in kept_away]


def _new_page(form: NewCaseForm, person: Person) -> ResponseReturnValue:
    if not form.is_submitted():
        form.opened_on.data = clock.today()
    others = [case for case in queries.cases_of(person, current_user) if not case.is_closed]
    page = render_template(
        "cases/new.html", form=form, band=band_of_person(person), person=person, others=others
    )
    return page, form.status


@bp.route("/cases/<uuid:case_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit(case_id: UUID) -> ResponseReturnValue:
    form = CaseForm(obj=None if request.method == "POST" else case_or_404(case_id, current_user))

    def work() -> Done:
        operations.change_case(
            case_or_404(case_id, current_user),
            about=form.about.data or "",
            intensity=Intensity(form.intensity.data),
            version=form.version.data,
            by=current_user,
        )
        return Done(url_for(".show", case_id=case_id), _("The changes are saved."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    case = case_or_404(case_id, current_user)
    return render_template("cases/edit.html", form=form, band=band_of_case(case), case=case), form.status
