"""Writing an authority: who may speak for the person."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.cases.queries import case_or_404
from advocacy.consent.blueprint import bp
from advocacy.consent.checklist.missing import Missing
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .authority_forms import AuthorityForm, shown_in_form
from .authority_rules import missing_authority
from .pages import is_clear, writing_page
from .sheets import asked_from


@bp.route("/cases/<uuid:case_id>/authorities/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new_authority(case_id: UUID) -> ResponseReturnValue:
    case, form = case_or_404(case_id, current_user), AuthorityForm()
    if not form.is_submitted():
        form.signer_name.data = case.person.legal_name or case.person.name
        form.representative.data = current_user.name
        form.may.data = ["speak", "get_letters"]

    def work() -> Done:
        found, agency = case_or_404(case_id, current_user), queries.agency_by_id(form.agency_id)
        made = operations.make_authority(found, form.facts(agency, current_user), by=current_user)
        return Done(
            url_for(".show_authority", authority_id=made.public_id), _("Saved. Nothing is signed yet.")
        )

    if is_clear(form) and (done := save(form, work, case=case_id)):
        return done
    case = case_or_404(case_id, current_user)
    return writing_page("write_authority", form, case, _missing(form), authority=None)


def _missing(form: AuthorityForm) -> tuple[Missing, ...]:
    if form.is_submitted() and not form.validate():
        return ()
    return missing_authority(asked_from(form.facts(None, current_user)), clock.today())


@bp.route("/authorities/<uuid:authority_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit_authority(authority_id: UUID) -> ResponseReturnValue:
    authority = queries.authority_or_404(authority_id, current_user)
    form, case_id = AuthorityForm(obj=shown_in_form(authority)), authority.case.public_id

    def work() -> Done:
        found = queries.authority_or_404(authority_id, current_user)
        facts = form.facts(queries.agency_by_id(form.agency_id), current_user)
        operations.change_authority(found, facts, form.version.data, by=current_user)
        return Done(url_for(".show_authority", authority_id=authority_id), _("The changes are saved."))

    if is_clear(form, authority.agency) and (done := save(form, work, case=case_id)):
        return done
    authority = queries.authority_or_404(authority_id, current_user)
    return writing_page("write_authority", form, authority.case, _missing(form), authority=authority)
