"""Writing a consent: what is typed can be saved at any time, and the page says what is still missing."""

from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.cases.queries import case_or_404
from advocacy.consent.blueprint import bp
from advocacy.consent.checklist.missing import Missing, missing
from advocacy.consent.kinds import Regime
from advocacy.consent.models import Consent
from advocacy.organization.models import Organization
from advocacy.organization.queries import the_organization
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .forms import USUAL, ConsentForm, shown_in_form
from .pages import field_of, is_clear, writing_page
from .sheets import sheet_from

UNITED_KINGDOM = "GB"


@bp.route("/cases/<uuid:case_id>/consents/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    form = _begun(case)

    def work() -> Done:
        found, agency = case_or_404(case_id, current_user), queries.agency_by_id(form.agency_id)
        made = operations.make_consent(found, form.facts(agency, the_organization().name), by=current_user)
        return Done(url_for(".show_consent", consent_id=made.public_id), _("Saved. Nothing is signed yet."))

    if is_clear(form) and (done := save(form, work, case=case_id)):
        return done
    case = case_or_404(case_id, current_user)
    return writing_page("write", form, case, _missing(form, case), consent=None)


def _begun(case: Case) -> ConsentForm:
    """With what is usual here filled in, or like an earlier one that ends."""
    if (like := _like(case)) is not None:
        again = shown_in_form(like)
        again.expires_on, again.version = clock.today() + USUAL, None
        return ConsentForm(obj=again)
    form, ours, person = ConsentForm(), the_organization(), case.person
    if not form.is_submitted():
        form.signer_name.data = person.legal_name or person.name
        form.how_to_revoke.data = how_to_revoke(ours)
        form.regimes.data = (
            [Regime.UK_GDPR] if ours.region == UNITED_KINGDOM else [Regime.PART2, Regime.HIPAA]
        )
    return form


def _like(case: Case) -> Consent | None:
    try:
        chosen = UUID(request.args.get("like", ""))
    except ValueError:
        return None
    return next((one for one in queries.consents_of(case) if one.public_id == chosen), None)


def how_to_revoke(ours: Organization) -> str:
    ways = [*ours.address_lines(), ours.phone, ours.email]
    where = ", ".join(way for way in ways if way)
    return _("Tell %(who)s, or write to: %(where)s", who=ours.name, where=where or ours.name)


@bp.post("/cases/<uuid:case_id>/consents/check")
@allow(Permission.SUPPORT_PEOPLE)
def check(case_id: UUID) -> ResponseReturnValue:
    """What is missing in what is typed just now: the list alone, for the page to show."""
    case, form = case_or_404(case_id, current_user), ConsentForm()
    return render_template(
        "consent/giving/_missing.html", missing=_missing(form, case), field_of=field_of, signed=False
    )


def _missing(form: ConsentForm, case: Case) -> tuple[Missing, ...]:
    """As far as what is typed can be read."""
    if form.is_submitted() and not form.validate():
        return ()
    return missing(sheet_from(form.facts(None, the_organization().name), case), clock.today())


@bp.route("/consents/<uuid:consent_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit_consent(consent_id: UUID) -> ResponseReturnValue:
    consent = queries.consent_or_404(consent_id, current_user)
    form, case_id = ConsentForm(obj=shown_in_form(consent)), consent.case.public_id

    def work() -> Done:
        found, agency = queries.consent_or_404(consent_id, current_user), queries.agency_by_id(form.agency_id)
        facts = form.facts(agency, the_organization().name)
        operations.change_consent(found, facts, form.version.data, by=current_user)
        return Done(url_for(".show_consent", consent_id=consent_id), _("The changes are saved."))

    if is_clear(form, consent.agency) and (done := save(form, work, case=case_id)):
        return done
    consent = queries.consent_or_404(consent_id, current_user)
    return writing_page("write", form, consent.case, _missing(form, consent.case), consent=consent)
