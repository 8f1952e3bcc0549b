"""Codes of the second factor: those that change every half minute, and those on paper. Pure."""

import hmac
import re
import secrets
from base64 import b32encode
from datetime import datetime
from enum import StrEnum

import pyotp

SECONDS = 30
DIGITS = re.compile(r"\d{6}\Z", re.ASCII)
BETWEEN = re.compile(r"[\s\-–]+")
# Letters and digits that are not taken for one another when read from paper: 31 of them, 12 make 59 bits.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
HOW_MANY = 10


class FactorFor(StrEnum):
    """Of whom the organization asks a second factor."""

    EVERYONE = "everyone"
    LEADING = "leading"
    NOBODY = "nobody"


def secret_from(key: bytes, user: str, seed: bytes) -> str:
    """What the app is told. It stands in no database: whoever reads only that has the seed, which opens nothing."""
    worked_out = hmac.digest(key, b"second factor:" + user.encode() + b":" + seed, "sha256")
    return b32encode(worked_out[:20]).decode()


def in_fours(secret: str) -> str:
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def as_typed(text: str) -> str:
    """Without the gaps and dashes that people put in, and that apps show."""
    return BETWEEN.sub("", text).lower()


def is_from_app(typed: str) -> bool:
    return DIGITS.match(typed) is not None


def step_of(now: datetime) -> int:
    return int(now.timestamp()) // SECONDS


def matching_step(secret: str, typed: str, now: datetime) -> int | None:
    """The half minute to which the code belongs: this one, the one before, or the next, as clocks differ."""
    if not is_from_app(typed):
        return None
    app, found = pyotp.TOTP(secret), None
    for step in (step_of(now) + 1, step_of(now), step_of(now) - 1):
        if hmac.compare_digest(app.generate_otp(step), typed):
            found = step
    return found


def new_recovery_codes() -> list[str]:
    return ["".join(secrets.choice(ALPHABET) for _ in range(12)) for _ in range(HOW_MANY)]


def address_for_app(secret: str, email: str, organization: str) -> str:
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=organization.replace(":", " "))


def is_asked(role: str, factor_for: str) -> bool:
    """Whether someone with this role has to have a second factor, once their days of grace are over."""
    if factor_for == FactorFor.LEADING:
        return role in ("supervisor", "administrator")
    return factor_for == FactorFor.EVERYONE
