"""Finding own templates. They tell of nobody who is supported: all who write letters may use them."""

from collections.abc import Sequence
from uuid import UUID

from flask import abort
from sqlalchemy import select

from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.db import db

from .models import OwnTemplate


def own_or_404(public_id: UUID, user: User) -> OwnTemplate:
    found = select(OwnTemplate).where(OwnTemplate.public_id == public_id)
    own = db.session.scalars(found).one_or_none()
    if own is None:
        record_refusal("letter_template.refused", public_id, by=user)
        abort(404)
    return own


def every_own() -> Sequence[OwnTemplate]:
    """All versions, by code, the newest of each first."""
    found = select(OwnTemplate).order_by(OwnTemplate.id.desc())
    return sorted(db.session.scalars(found), key=lambda own: int(own.code.removeprefix("OWN-")))


def versions_of(code: str) -> Sequence[OwnTemplate]:
    """The newest first."""
    found = select(OwnTemplate).where(OwnTemplate.code == code).order_by(OwnTemplate.edition.desc())
    return db.session.scalars(found).all()


def own_in_use() -> Sequence[OwnTemplate]:
    found = select(OwnTemplate).where(OwnTemplate.in_use).order_by(OwnTemplate.code)
    return db.session.scalars(found).all()


def version_before(own: OwnTemplate) -> OwnTemplate | None:
    return next((one for one in versions_of(own.code) if one.edition < own.edition), None)
