"""The recovery key: what a backup is locked for, and what is printed on the recovery sheet.

It is an age key (age-encryption.org), so that a backup can be opened without this program.
"""

import hashlib
from pathlib import Path

import pyrage
from pyrage import x25519

from .settings import BadSettings, Settings

START = "AGE-SECRET-KEY-1"
LENGTH = 58
# Letters that the key never uses, and what was meant by whoever typed them.
MEANT = str.maketrans("OI1B", "0LL8")


class NotARecoveryKey(ValueError):
    """What was typed is no recovery key. The message says what to look at."""


def new_key() -> str:
    """A new recovery key, as it stands in its file and on the sheet."""
    return str(x25519.Identity.generate())


def identity_of(typed: str) -> x25519.Identity:
    """The key from its file or from the sheet. Spaces, dashes, and small or capital letters make no difference."""
    letters = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
    body = letters.removeprefix("AGESECRETKEY1").translate(MEANT)
    if len(body) != LENGTH:
        raise NotARecoveryKey(
            f"A recovery key has {LENGTH} characters after {START}; here there are {len(body)}."
        )
    try:
        return x25519.Identity.from_str(START + body)
    except pyrage.IdentityError as error:
        raise NotARecoveryKey(
            "A character of the recovery key is mistyped. Compare it with the sheet, group by group."
        ) from error


def recovery_file(settings: Settings) -> Path:
    return settings.key_file("recovery")


def read_recovery(settings: Settings) -> x25519.Identity:
    """This installation's recovery key."""
    file = recovery_file(settings)
    if not file.exists():
        raise BadSettings(f"{file} is missing. Put it back from the recovery sheet.")
    try:
        return identity_of(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadSettings(
            f"{file} does not hold a recovery key. Put it back from the recovery sheet."
        ) from error


def groups(identity: x25519.Identity) -> list[str]:
    """The key in groups of four characters, as the sheet prints it to be typed again. The first says what it is."""
    body = str(identity).removeprefix(START)
    return [START, *(body[place : place + 4] for place in range(0, LENGTH, 4))]


def fingerprint(identity: x25519.Identity) -> str:
    """A short name that gives nothing away: sheet, backups and `advocacy check` name the same key."""
    digest = hashlib.sha256(str(identity.to_public()).encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"
