"""Sheets to sign, the newest first."""

from uuid import UUID

from flask import abort
from sqlalchemy import Select, select

from advocacy.accounts.models import User
from advocacy.audit.models import SignOff
from advocacy.db import db


def sign_offs() -> Select[SignOff]:
    return select(SignOff).order_by(SignOff.id.desc())


def sign_off_or_404(public_id: UUID) -> SignOff:
    found = select(SignOff).where(SignOff.public_id == public_id)
    return db.session.scalars(found).one_or_none() or abort(404)


def name_of(user_id: int | None) -> str:
    return db.session.scalar(select(User.name).where(User.id == user_id)) or ""
