"""Hashing passwords with argon2id. An unknown account costs the same time as a wrong password."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error
from flask import current_app


def hasher() -> PasswordHasher:
    return _hasher(current_app.config["PASSWORD_MEMORY_KIB"])


@cache
def _hasher(memory: int) -> PasswordHasher:
    return PasswordHasher(time_cost=3, memory_cost=memory, parallelism=4)


@cache
def _nobody(memory: int) -> str:
    return _hasher(memory).hash("nobody has this password")


def hash_password(password: str) -> str:
    return hasher().hash(password)


def fits(password: str, password_hash: str | None) -> bool:
    """Whether the password is right. Without a hash the same work is done and the answer is no."""
    try:
        hasher().verify(password_hash or _nobody(current_app.config["PASSWORD_MEMORY_KIB"]), password)
    except Argon2Error:
        return False
    return password_hash is not None


def is_out_of_date(password_hash: str | None) -> bool:
    """Whether it was made with other costs than today's: it would take another time than the stand-in."""
    return password_hash is not None and hasher().check_needs_rehash(password_hash)


def warm_up() -> None:
    """Make the stand-in hash at start, so that the first unknown account takes no longer than the next."""
    _nobody(current_app.config["PASSWORD_MEMORY_KIB"])
