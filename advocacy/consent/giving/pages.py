"""What the pages of consents and authorities share."""

from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy import clock
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.consent.checklist.missing import Missing
from advocacy.consent.models import Authority, Consent
from advocacy.consent.standing import Standing
from advocacy.directory.meant import match_agency
from advocacy.web.forms import Form

from . import queries, words
from .forms import SheetForm
from .sheets import lacking, stands

# Which field puts it right, where it is not named like what is missing.
FIELDS = {
    "recipient": "agency_name",
    "discloser": "agency_name",
    "to_whom": "agency_name",
    "description": "topics_words",
    "purpose": "purposes",
    "end": "expires_on",
    "end_ahead": "expires_on",
    "no_end": "expires_on",
    "last_day": "expires_on",
    "near": "expires_on",
    "signer": "signer_name",
    "authority": "signer_authority",
    "parent": "signer",
    "student": "signer",
    "only_its_topic": "topics",
    "only_its_purpose": "purposes",
    "proceedings": "purposes",
}
THEMSELVES = {"members", "how_to_revoke", "topics", "representative", "about", "may"}


def field_of(code: str) -> str:
    """The id of the field that a missing thing leads to, or nothing."""
    return FIELDS.get(code, code if code in THEMSELVES else "")


def load(consent_id: UUID | None, authority_id: UUID | None) -> Consent | Authority:
    """The sheet that the address names, within what the user may see, or 404."""
    if consent_id is not None:
        return queries.consent_or_404(consent_id, current_user)
    return queries.authority_or_404(authority_id or UUID(int=0), current_user)


def address(name: str, sheet: Consent | Authority, **values: Any) -> str:
    """The address of one of the pages that both have."""
    argument = "consent_id" if isinstance(sheet, Consent) else "authority_id"
    ids: dict[str, Any] = {argument: sheet.public_id, **values}
    return url_for(f"consent.{name}", **ids)


def page(template: str, form: Form | None, sheet: Consent | Authority, **values: Any) -> ResponseReturnValue:
    """A page about one sheet, under the band of its case."""
    shown = render_template(
        f"consent/giving/{template}.html",
        form=form,
        sheet=sheet,
        is_consent=isinstance(sheet, Consent),
        case=sheet.case,
        band=band_of_case(sheet.case),
        standing=stands(sheet, clock.today()),
        Standing=Standing,
        sentence=words.sentence_of(sheet),
        missing=lacking(sheet, clock.today()) if sheet.signed_on is None else (),
        field_of=field_of,
        there=lambda name, **more: address(name, sheet, **more),
        words=words,
        **values,
    )
    return shown, form.status if form else 200


def writing_page(
    template: str, form: Form, case: Case, missing: tuple[Missing, ...], **values: Any
) -> ResponseReturnValue:
    shown = render_template(
        f"consent/giving/{template}.html",
        form=form,
        case=case,
        band=band_of_case(case),
        missing=missing,
        field_of=field_of,
        **values,
    )
    return shown, form.status


def is_clear(form: SheetForm, linked: Any = None) -> bool:
    """Everything can be kept, and the name means one agency or none."""
    if not form.is_submitted():
        return False
    valid = form.validate_on_submit()
    clear = form.understand(match_agency(form.agency_name.data or "", form.which.data or "", linked))
    return valid and clear
