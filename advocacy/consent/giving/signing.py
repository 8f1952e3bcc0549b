"""Signing a sheet, and taking it back. Taking back counts at once, spoken too."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.timeline import add_entry
from advocacy.consent.kinds import Revoked, Signature, State
from advocacy.consent.models import Authority, Consent
from advocacy.web.refusals import Refused, check_version

from .drawing import svg_of
from .operations import kind_of
from .sheets import lacking

# What else has to happen when a consent or an authority is taken back, by whoever relies on it.
AFTER_REVOKING: list[Callable[[Consent | Authority, User], None]] = []


@dataclass(frozen=True, kw_only=True)
class Signing:
    """How it was signed."""

    signature: Signature
    signed_on: date
    signer_name: str = ""
    strokes: str = ""
    typed: str = ""
    witness: str = ""


@dataclass(frozen=True, kw_only=True)
class Revoking:
    """How it was taken back, and who was told."""

    how: Revoked
    words: str = ""
    received_by: str = ""


def sign(sheet: Consent | Authority, signing: Signing, version: int | None, *, by: User) -> None:
    """Refused while something is missing that a law asks for: then it allows nothing, and stays a draft."""
    if sheet.state != State.DRAFT:
        raise Refused(_("It is signed already."))
    check_version(sheet, version)
    sheet.signer_name = signing.signer_name.strip() or sheet.signer_name
    # All at once, for a query can flush it at any time; a refusal takes back the whole transaction.
    sheet.state, sheet.signed_on, sheet.signed_by_id = State.LIVE, signing.signed_on, by.id
    sheet.signature = signing.signature
    sheet.witness = signing.witness.strip()
    _keep_the_name(sheet, signing)
    if missing := lacking(sheet, clock.today(), signing=True):
        raise Refused(_("It cannot be signed yet. %(what)s", what=" ".join(_(one.words) for one in missing)))
    add_entry(sheet.case, kind_of(sheet), sheet.public_id, signed_words(sheet), by=by, on=sheet.signed_on)
    record(f"{kind_of(sheet)}.signed", sheet, by=by, how=sheet.signature)


def _keep_the_name(sheet: Consent | Authority, signing: Signing) -> None:
    if signing.signature == Signature.DRAWN:
        sheet.drawn = svg_of(signing.strokes)
        if sheet.drawn is None:
            raise Refused(_("There is no drawing yet. Let them draw their name, or type it."))
    if signing.signature == Signature.TYPED:
        sheet.typed = signing.typed.strip()
        if not sheet.typed:
            raise Refused(_("Let them type their name."))


def signed_words(sheet: Consent | Authority) -> str:
    return _("Consent signed") if isinstance(sheet, Consent) else _("Authority signed")


def revoke(sheet: Consent | Authority, revoking: Revoking, *, by: User) -> None:
    """At once, also while someone is half way through issuing. A second time says nothing new."""
    if sheet.state == State.REVOKED:
        return
    if sheet.state == State.DRAFT:
        raise Refused(_("Nobody signed it, so it allows nothing. You can throw it away."))
    sheet.state, sheet.revoked_at = State.REVOKED, clock.now()
    sheet.revoked_how, sheet.revoked_words = revoking.how, revoking.words
    sheet.revocation_received_by = revoking.received_by.strip() or by.name
    sheet.revoked_by_id = by.id
    if revoking.how == Revoked.WRITING:
        sheet.revocation_confirmed_on = clock.today()
    sheet.version += 1
    add_entry(sheet.case, kind_of(sheet), sheet.public_id, revoked_words(sheet), by=by)
    record(f"{kind_of(sheet)}.revoked", sheet, by=by, how=revoking.how)
    for follow in AFTER_REVOKING:
        follow(sheet, by)


def revoked_words(sheet: Consent | Authority) -> str:
    return _("Consent taken back") if isinstance(sheet, Consent) else _("Authority taken back")


def confirm_in_writing(sheet: Consent | Authority, on: date, *, by: User) -> None:
    """The words are on paper too. It counted already."""
    if sheet.state != State.REVOKED or sheet.revoked_at is None:
        raise Refused(_("It has not been taken back."))
    if sheet.revocation_confirmed_on:
        return
    if on > clock.today() or on < clock.day_of(sheet.revoked_at):
        raise Refused(_("Write a day from when it was taken back to today."))
    sheet.revocation_confirmed_on = on
    sheet.version += 1
    record(f"{kind_of(sheet)}.revocation_confirmed", sheet, by=by)
