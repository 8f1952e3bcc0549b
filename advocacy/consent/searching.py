"""Consents and authorities in a search."""

from collections.abc import Sequence

from flask import Flask, url_for
from flask_babel import lazy_gettext as _l

from advocacy import clock
from advocacy.textsearch.kinds import KINDS, Kind

from .models import Authority, Consent


def texts_of_consent(consent: Consent) -> Sequence[str]:
    return (
        consent.number,
        consent.discloser,
        consent.recipient,
        consent.members,
        consent.topics_words,
        consent.purpose_words,
        consent.ends_with,
        consent.signer_name,
        consent.revoked_words,
    )


def texts_of_authority(authority: Authority) -> Sequence[str]:
    return (
        authority.number,
        authority.representative,
        authority.to_whom,
        authority.about,
        authority.ends_with,
        authority.signer_name,
        authority.revoked_words,
    )


def connect(_app: Flask) -> None:
    KINDS["consent"] = Kind(
        model=Consent,
        called=_l("Consent"),
        icon="shield-check",
        texts=texts_of_consent,
        day=lambda one: one.signed_on or clock.day_of(one.made_at),
        url=lambda one: url_for("consent.show_consent", consent_id=one.public_id),
    )
    KINDS["authority"] = Kind(
        model=Authority,
        called=_l("Authority"),
        icon="user-check",
        texts=texts_of_authority,
        day=lambda one: one.signed_on or clock.day_of(one.made_at),
        url=lambda one: url_for("consent.show_authority", authority_id=one.public_id),
    )
