"""The second factor: setting it up, taking its codes, each of them once. Everything inside writing()."""

import hmac
from collections.abc import Sequence
from datetime import timedelta

from flask import current_app
from sqlalchemy import delete, func, select, update

from advocacy import clock
from advocacy.audit.operations import record
from advocacy.db import db, insert_into

from . import codes
from .models import RecoveryCode, SecondFactor, UsedCode, User

SENT_TWICE = timedelta(minutes=2)
KEPT_STEPS = 40 * 24 * 3600 // codes.SECONDS


def secret_of(user: User, seed: bytes) -> str:
    return codes.secret_from(_key(), str(user.public_id), seed)


def _key() -> bytes:
    return bytes.fromhex(str(current_app.secret_key))


def factor_of(user: User) -> SecondFactor | None:
    return db.session.scalars(select(SecondFactor).where(SecondFactor.user_id == user.id)).one_or_none()


def set_up(user: User, seed: bytes, typed: str, *, by: User) -> list[str] | None:
    """The app's first code shows that it knows the secret. Answers with new recovery codes, or None if it was wrong.

    A form that is sent twice is the same set-up: its code was used by the first, and the codes are made anew.
    """
    step = codes.matching_step(secret_of(user, seed), codes.as_typed(typed), clock.now())
    if step is None:
        return None
    db.session.execute(select(User.id).where(User.id == user.id).with_for_update())
    before = factor_of(user)
    if before is None or not hmac.compare_digest(before.seed, seed):
        _replace(user, before, seed, by)
    elif clock.now() - before.made_at > SENT_TWICE:
        return None
    _take(factor_of(user), step)
    return make_recovery_codes(user, by=by)


def _replace(user: User, before: SecondFactor | None, seed: bytes, by: User) -> None:
    if before is not None:
        db.session.delete(before)
        db.session.flush()
    db.session.add(SecondFactor(user_id=user.id, seed=seed, made_at=clock.now()))
    db.session.flush()
    user.factor_since = clock.now()
    record("factor.replaced" if before else "factor.set_up", user, by=by)


def remove(user: User, *, by: User) -> None:
    for table in (SecondFactor, RecoveryCode):
        db.session.execute(delete(table).where(table.user_id == user.id))
    user.factor_since = None
    record("factor.removed", user, by=by)


def takes(user: User, typed: str) -> bool:
    """Whether this code is right, and was never given before. The row that says so is written with whatever follows."""
    typed = codes.as_typed(typed)
    if not codes.is_from_app(typed):
        return _takes_from_paper(user, typed)
    factor = factor_of(user)
    if factor is None:
        return False
    step = codes.matching_step(secret_of(user, factor.seed), typed, clock.now())
    return step is not None and _take(factor, step)


def _take(factor: SecondFactor | None, step: int) -> bool:
    """Of any number who bring the same code at the same moment, one gets through: the row is unique."""
    if factor is None:
        return False
    old = UsedCode.step < step - KEPT_STEPS
    db.session.execute(delete(UsedCode).where(UsedCode.factor_id == factor.id, old))
    row = insert_into(UsedCode).values(factor_id=factor.id, step=step)
    return db.session.scalar(row.on_conflict_do_nothing().returning(UsedCode.id)) is not None


def _takes_from_paper(user: User, typed: str) -> bool:
    unused = update(RecoveryCode).where(
        RecoveryCode.user_id == user.id,
        RecoveryCode.code_hash == _hashed(user, typed),
        RecoveryCode.used_at.is_(None),
    )
    taken = db.session.execute(unused.values(used_at=clock.now()).returning(RecoveryCode.id)).first()
    if taken:
        record("factor.recovery_code_used", user, by=user)
    return taken is not None


def _hashed(user: User, typed: str) -> bytes:
    return hmac.digest(_key(), f"recovery code:{user.public_id}:{typed}".encode(), "sha256")


def make_recovery_codes(user: User, *, by: User) -> list[str]:
    """Ten new ones. Those on the older paper stop working."""
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    new = codes.new_recovery_codes()
    now = clock.now()
    db.session.add_all(
        RecoveryCode(user_id=user.id, code_hash=_hashed(user, code), made_at=now) for code in new
    )
    record("factor.recovery_codes_made", user, by=by)
    return new


def recovery_codes_left(user: User) -> int:
    left = select(func.count()).where(RecoveryCode.user_id == user.id, RecoveryCode.used_at.is_(None))
    return db.session.scalar(left) or 0


def picture_of(address: str) -> Sequence[Sequence[int]]:
    """The squares of the QR code, row by row."""
    import segno  # loaded by the one page that draws

    return [list(row) for row in segno.make(address, error="m", micro=False).matrix]


def path_of(squares: Sequence[Sequence[int]]) -> str:
    """The same as one line that a page can draw, with the quiet border of four squares."""
    return "".join(
        f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(squares) for x, dark in enumerate(row) if dark
    )
