"""The keys of an installation: database, form tokens, audit chain, recovery. Made once, readable by the owner only."""

import os
import secrets
from pathlib import Path

from . import recovery
from .settings import BadSettings, Settings

NAMES = ("database", "secret", "audit")
LENGTH = 32


def make_keys(settings: Settings) -> None:
    """Make the keys that are not there yet. An existing key is never touched."""
    settings.instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in NAMES:
        file = settings.key_file(name)
        if not file.exists():
            write_new(file, secrets.token_hex(LENGTH))
    make_recovery_key(settings)


def make_recovery_key(settings: Settings) -> bool:
    """For installations from before there was one. Answers whether it is new, so that its sheet gets printed."""
    file = recovery.recovery_file(settings)
    if file.exists():
        return False
    write_new(file, recovery.new_key())
    return True


def write_new(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(text + "\n")
        out.flush()
        os.fsync(out.fileno())


def read_key(settings: Settings, name: str) -> bytes:
    """The key's 32 bytes. A missing or short key stops the start: nothing runs with a weak one."""
    file = settings.key_file(name)
    if not file.exists():
        raise BadSettings(f"{file} is missing. Run `advocacy init`, or put the key back.")
    try:
        key = bytes.fromhex(file.read_text().strip())
    except ValueError as error:
        raise BadSettings(f"{file} does not hold a key of 64 hexadecimal digits") from error
    if len(key) != LENGTH:
        raise BadSettings(f"{file} does not hold a key of 64 hexadecimal digits")
    return key
