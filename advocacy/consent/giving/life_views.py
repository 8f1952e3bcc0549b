"""A consent or an authority on its way: looked at, signed, taken back, ended, thrown away. Both have the same pages."""

from collections.abc import Callable
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.attachments.adding import add_page
from advocacy.attachments.cleaning.kinds import LARGEST_FILE
from advocacy.attachments.showing import shown
from advocacy.audit.operations import record_read
from advocacy.consent.blueprint import bp
from advocacy.consent.checklist.missing import may_be_spoken
from advocacy.consent.kinds import Regime, Signature
from advocacy.consent.models import Authority, Consent
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save
from advocacy.web.uploads import takes_files

from . import operations, signing
from .pages import address, load, page
from .picture import picture_of
from .signing_forms import DayForm, RevokeForm, SignForm

Which = UUID | None


def _changed(
    form: Form, consent_id: Which, authority_id: Which, work: Callable[[Consent | Authority], str]
) -> ResponseReturnValue | None:
    """One change to the sheet that the address names, and back to its page."""
    case = load(consent_id, authority_id).case.public_id

    def changing() -> Done:
        sheet = load(consent_id, authority_id)
        return Done(address("show_consent" if consent_id else "show_authority", sheet), work(sheet))

    return save(form, changing, case=case) if form.validate_on_submit() else None


@bp.get("/consents/<uuid:consent_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show_consent(consent_id: UUID) -> ResponseReturnValue:
    return _show(load(consent_id, None))


@bp.get("/authorities/<uuid:authority_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show_authority(authority_id: UUID) -> ResponseReturnValue:
    return _show(load(None, authority_id))


def _show(sheet: Consent | Authority) -> ResponseReturnValue:
    kind = operations.kind_of(sheet)
    record_read(f"{kind}.opened", sheet, by=current_user)
    scans = shown(kind, sheet.public_id)
    needs_scan = sheet.signature == Signature.PAPER and not any(
        not one.attachment.removed_at for one in scans
    )
    return page("show", None, sheet, attachments=scans, drawn=picture_of(sheet.drawn), needs_scan=needs_scan)


@bp.route("/consents/<uuid:consent_id>/sign", methods=["GET", "POST"])
@bp.route("/authorities/<uuid:authority_id>/sign", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def sign(consent_id: Which = None, authority_id: Which = None) -> ResponseReturnValue:
    sheet = load(consent_id, authority_id)
    form = SignForm(obj=sheet)

    def work(found: Consent | Authority) -> str:
        signing.sign(found, form.signing(), form.version.data, by=current_user)
        return _("It is signed, and counts.")

    if done := _changed(form, consent_id, authority_id, work):
        return done
    sheet = load(consent_id, authority_id)
    spoken = isinstance(sheet, Consent) and may_be_spoken(map(Regime, sheet.regimes))
    return page("sign", form, sheet, spoken=spoken)


@bp.route("/consents/<uuid:consent_id>/revoke", methods=["GET", "POST"])
@bp.route("/authorities/<uuid:authority_id>/revoke", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def revoke(consent_id: Which = None, authority_id: Which = None) -> ResponseReturnValue:
    form = RevokeForm()
    if not form.is_submitted():
        form.received_by.data = current_user.name

    def work(found: Consent | Authority) -> str:
        signing.revoke(found, form.revoking(), by=current_user)
        return _("Taken back. It counts from now.")

    done = _changed(form, consent_id, authority_id, work)
    return done or page("revoke", form, load(consent_id, authority_id))


@bp.route("/consents/<uuid:consent_id>/confirm", methods=["GET", "POST"])
@bp.route("/authorities/<uuid:authority_id>/confirm", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def confirm(consent_id: Which = None, authority_id: Which = None) -> ResponseReturnValue:
    form = DayForm()

    def work(found: Consent | Authority) -> str:
        signing.confirm_in_writing(found, form.on.data, by=current_user)
        return _("Written down.")

    done = _changed(form, consent_id, authority_id, work)
    return done or page("confirm", form, load(consent_id, authority_id))


@bp.route("/consents/<uuid:consent_id>/ended", methods=["GET", "POST"])
@bp.route("/authorities/<uuid:authority_id>/ended", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def ended(consent_id: Which = None, authority_id: Which = None) -> ResponseReturnValue:
    form = DayForm()

    def work(found: Consent | Authority) -> str:
        operations.it_happened(found, form.on.data, by=current_user)
        return _("Written down. It allows nothing any more.")

    done = _changed(form, consent_id, authority_id, work)
    return done or page("ended", form, load(consent_id, authority_id))


@bp.route("/consents/<uuid:consent_id>/throw-away", methods=["GET", "POST"])
@bp.route("/authorities/<uuid:authority_id>/throw-away", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def throw_away(consent_id: Which = None, authority_id: Which = None) -> ResponseReturnValue:
    form, case_id = Form(), load(consent_id, authority_id).case.public_id

    def work() -> Done:
        operations.throw_away(load(consent_id, authority_id), by=current_user)
        return Done(url_for(".of_case", case_id=case_id), _("The draft is gone."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return page("throw_away", form, load(consent_id, authority_id))


@bp.route("/consents/<uuid:consent_id>/attachments", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def attach_to_consent(consent_id: UUID) -> ResponseReturnValue:
    return add_page("consent", consent_id)


@bp.route("/authorities/<uuid:authority_id>/attachments", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def attach_to_authority(authority_id: UUID) -> ResponseReturnValue:
    return add_page("authority", authority_id)
