"""Signing in and out. The same answer and the same work for an unknown account and a wrong password."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask import g
from flask_login import current_user
from sqlalchemy import select

from advocacy import clock
from advocacy.audit.operations import record
from advocacy.db import db

from . import factor, queries, slowing
from .asking_factor import note_that_it_is_asked
from .models import KnownDevice, User, UserSession
from .passwords import fits, hash_password, is_out_of_date
from .rules import FREE_TRIES_ACCOUNT
from .sessions import hashed, new_token, renew, start_session

HALF_LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class Attempt:
    """How a step ended: a token for the cookies, or seconds to wait, or neither when it was wrong.

    `half` when the password was right and the code has still to come.
    """

    token: str = ""
    device: str = ""
    wait: int = 0
    user: User | None = None
    half: bool = False


def try_to_sign_in(email: str, password: str, address: str, device_token: str) -> Attempt:
    """The slow hashing runs outside any transaction; only its result is written."""
    user = queries.user_by_email(email)
    device = queries.device_of(user, device_token)
    counted = slowing.counters(address, email, device)
    if wait := slowing.wait_for(counted):
        return Attempt(wait=wait)
    known = user if user and user.is_active else None
    if not fits(password, known.password_hash if known else None) or known is None:
        return _failed(counted, known.public_id if known else None)
    fresh = hash_password(password) if is_out_of_date(known.password_hash) else None
    if known.factor_since is not None:
        return _half_way(known, counted, fresh)
    with db.writing():
        slowing.forget_failures(counted[1])
        _renew(known, fresh)
        return _signed_in(known, device_token if device else new_token())


def _renew(user: User, fresh: str | None) -> None:
    """The costs were set anew. Until each has signed in once, what their password takes would tell that they exist."""
    if fresh is not None:
        user.password_hash = fresh


def _half_way(user: User, counted: tuple[slowing.Counter, ...], fresh: str | None) -> Attempt:
    with db.writing():
        slowing.forget_failures(counted[1])
        _renew(user, fresh)
        return Attempt(token=start_session(user, half=True), user=user, half=True)


def half_signed_in() -> UserSession | None:
    """The session of this request, where the password was right and the code has still to come."""
    row: UserSession | None = g.get("half_session") if not current_user.is_authenticated else None
    fresh = row is not None and abs(clock.now() - row.started_at) <= HALF_LASTS
    return row if fresh else None


def try_code(half: UserSession, code: str, device_token: str) -> Attempt:
    """Counted on this device where it is known. Elsewhere only someone with the password can count anything."""
    device = queries.device_of(half.user, device_token)
    words = f"code:device:{device.id}" if device else f"code:account:{half.user_id}"
    counted = (slowing.counter(words, FREE_TRIES_ACCOUNT),)
    if wait := slowing.wait_for(counted):
        return Attempt(wait=wait)
    with db.writing():
        if half.ended_at is not None or not factor.takes(half.user, code):
            slowing.count_failure(counted)
            record("session.code_refused", half.user, by=None)
            return Attempt()
        half.ended_at = clock.now()
        slowing.forget_failures(counted[0])
        return _signed_in(half.user, device_token if device else new_token())


def _failed(counted: tuple[slowing.Counter, ...], user: UUID | None) -> Attempt:
    """By id alone: a user who was loaded before would be read once more here, and only where there is one."""
    with db.writing():
        slowing.count_failure(counted)
        record("session.refused", user, by=None)
    return Attempt()


def _signed_in(user: User, device: str) -> Attempt:
    """Inside writing()."""
    token = start_session(user)
    note_that_it_is_asked(user)
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


def lock_session(row: UserSession) -> None:
    """Inside writing(). Only the password opens it again."""
    if row.locked_at is None:
        row.locked_at = clock.now()
        record("session.locked", row, by=row.user)


def locked_session() -> UserSession | None:
    """The session of this request, where it waits for its user's password."""
    found: UserSession | None = g.get("locked_session") if not current_user.is_authenticated else None
    return found


def try_to_unlock(row: UserSession, password: str) -> Attempt:
    """Nobody without this session's cookie can count anything. A second tab finds it open."""
    counted = (slowing.counter(f"unlock:{row.id}", FREE_TRIES_ACCOUNT),)
    if wait := slowing.wait_for(counted):
        return Attempt(wait=wait)
    if not fits(password, row.user.password_hash):
        return _failed(counted, row.user.public_id)
    with db.writing():
        slowing.forget_failures(counted[0])
        record("session.unlocked", row, by=row.user)
        return Attempt(token=renew(row, proved=row.user.factor_since is None), user=row.user)


def this_session() -> UserSession | None:
    """The session of this request."""
    found: UserSession | None = g.get("user_session")
    return found
