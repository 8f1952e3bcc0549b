"""Referrals in a search, with what was said while they were chased."""

from collections.abc import Sequence

from flask import Flask, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import selectinload

from advocacy import clock
from advocacy.db import db
from advocacy.textsearch.kinds import KINDS, Kind

from .models import Referral, ReferralEvent


def texts_of(referral: Referral) -> Sequence[str]:
    return (
        referral.need,
        referral.asked_for,
        referral.facts,
        referral.access,
        referral.how_to_reach,
        referral.not_shared,
        referral.state_reason,
        referral.persons_outcome,
        *(event.words for event in sorted(referral.events, key=lambda event: -event.id)),
    )


def whole_of(event: ReferralEvent) -> Referral:
    return db.session.get_one(Referral, event.referral_id)


def connect(_app: Flask) -> None:
    KINDS["referral"] = Kind(
        model=Referral,
        called=_l("Referral"),
        icon="send",
        texts=texts_of,
        day=lambda referral: referral.issued_on or clock.day_of(referral.made_at),
        url=lambda referral: url_for("referrals.show", referral_id=referral.public_id),
        loads=(selectinload(Referral.events),),
        parts={ReferralEvent: whole_of},
    )
