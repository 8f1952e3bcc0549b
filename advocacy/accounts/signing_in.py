"""Signing in and out. The same answer and the same work for an unknown account and a wrong password."""

from dataclasses import dataclass

from flask import g
from sqlalchemy import select

from advocacy import clock
from advocacy.audit.operations import record
from advocacy.db import db

from . import queries, slowing
from .models import KnownDevice, User, UserSession
from .passwords import fits
from .sessions import hashed, new_token, start_session


@dataclass(frozen=True)
class Attempt:
    """How a sign-in ended: a token for the cookies, or seconds to wait, or neither when it was wrong."""

    token: str = ""
    device: str = ""
    wait: int = 0
    user: User | None = None


def try_to_sign_in(email: str, password: str, address: str, device_token: str) -> Attempt:
    """The slow hashing runs outside any transaction; only its result is written."""
    user = queries.user_by_email(email)
    device = queries.device_of(user, device_token)
    counted = slowing.counters(address, email, device)
    if wait := slowing.wait_for(counted):
        return Attempt(wait=wait)
    known = user if user and user.is_active else None
    if not fits(password, known.password_hash if known else None) or known is None:
        return _failed(counted, known)
    return _signed_in(known, device_token if device else new_token(), counted)


def _failed(counted: tuple[slowing.Counter, ...], user: User | None) -> Attempt:
    with db.writing():
        slowing.count_failure(counted)
        record("session.refused", user, by=None)
    return Attempt()


def _signed_in(user: User, device: str, counted: tuple[slowing.Counter, ...]) -> Attempt:
    with db.writing():
        slowing.forget_failures(counted[1])
        token = start_session(user)
        _remember_device(user, device)
        record("session.started", user, by=user)
    return Attempt(token=token, device=device, user=user)


def _remember_device(user: User, device: str) -> None:
    found = db.session.scalars(
        select(KnownDevice).where(KnownDevice.token_hash == hashed(device), KnownDevice.user_id == user.id)
    ).one_or_none()
    found = found or KnownDevice(token_hash=hashed(device), user_id=user.id)
    found.last_used_at = clock.now()
    db.session.add(found)


def end_session(row: UserSession, *, by: User) -> None:
    """Inside writing()."""
    row.ended_at = clock.now()
    record("session.ended", row, by=by)


def this_session() -> UserSession | None:
    """The session of this request."""
    found: UserSession | None = g.get("user_session")
    return found
