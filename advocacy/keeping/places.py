"""The folder of an installation: a new one is built beside the old one, and put in its place at the end."""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from advocacy import clock, keys, recovery
from advocacy.settings import Settings

from .making import KEYS, keep_names
from .neutral import stamp

BUILDING = "restoring-"
ASIDE = "before-restore-"
ENDS = ("", "-wal", "-shm")
SETTINGS, KEPT_SETTINGS = "settings.toml", "settings-from-backup.toml"


@contextmanager
def building(settings: Settings) -> Iterator[Settings]:
    """Settings for an installation that is not in force yet. What a killed restore left is removed."""
    settings.instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    remove_abandoned(settings.instance)
    folder = settings.instance / f"{BUILDING}{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield replace(
            settings,
            instance=folder,
            database_key_file="",
            secret_key_file="",
            audit_key_file="",
            recovery_key_file="",
        )
    finally:
        shutil.rmtree(folder)
        os.close(lock)


def remove_abandoned(instance: Path) -> None:
    """What a killed restore built and did not put in place, or the keys that it had put in place already."""
    for left in instance.glob(f"{BUILDING}*"):
        lock = os.open(left, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        finally:
            os.close(lock)
        shutil.rmtree(left)


def write_keys(new: Settings, files: dict[str, bytes], identity: object) -> None:
    """The keys of the backup, in the new folder. One that the backup has not is made."""
    for name in KEYS:
        if content := files.get(f"{name}.key"):
            keys.write_new(new.key_file(name), content.decode("ascii").strip())
    keys.write_new(recovery.recovery_file(new), str(identity))
    keys.make_keys(new)


def live_files(settings: Settings) -> list[Path]:
    """What a restore would take the place of."""
    files = [Path(f"{settings.database}{end}") for end in ENDS]
    return [file for file in files if file.exists()]


def put_aside(settings: Settings, new: Settings, database: Sequence[Path] = ()) -> Path | None:
    """Everything that will be replaced gets a second name in a folder of its own. Nothing is destroyed."""
    old_keys = [settings.key_file(name) for name in (*KEYS, "recovery")]
    other = [
        file
        for name, file in zip((*KEYS, "recovery"), old_keys, strict=True)
        if file.exists() and file.read_bytes() != new.key_file(name).read_bytes()
    ]
    if not other and not database:
        return None
    aside = settings.instance / f"{ASIDE}{stamp(clock.now())}-{secrets.token_hex(2)}"
    aside.mkdir(mode=0o700)
    kept = [file for file in (*old_keys, settings.instance / SETTINGS) if file.exists()]
    for file in (*database, *kept):
        _second_name(file, aside / file.name)
    keep_names(aside)
    keep_names(settings.instance)
    for file in database:
        file.unlink()
    return aside


def _second_name(file: Path, other: Path) -> None:
    try:
        os.link(file, other)
    except OSError:  # the keys may be on another disk; some drives know no links
        shutil.copy2(file, other)
        with other.open("rb") as copied:
            os.fsync(copied.fileno())


def put_keys(settings: Settings, new: Settings) -> None:
    for name in (*KEYS, "recovery"):
        _replace(new.key_file(name), settings.key_file(name))


def put_database(settings: Settings, new: Settings) -> None:
    """Last of all: with this one rename there is an installation."""
    with new.database.open("rb") as finished:
        os.fsync(finished.fileno())
    new.database.rename(settings.database)
    keep_names(settings.instance)


def put_settings(settings: Settings, files: dict[str, bytes]) -> Path | None:
    """The old place's settings may not fit this one, so they are laid beside and not put in force."""
    there, content = settings.instance / SETTINGS, files.get(SETTINGS)
    if content is None or (there.exists() and there.read_bytes() == content):
        return None
    beside = settings.instance / KEPT_SETTINGS
    beside.write_bytes(content)
    beside.chmod(0o600)
    return beside


def _replace(made: Path, place: Path) -> None:
    if place.exists() and place.read_bytes() == made.read_bytes():
        return
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    waiting = place.with_name(f".{place.name}-{secrets.token_hex(4)}")
    keys.write_new(waiting, made.read_text(encoding="ascii").strip())
    waiting.rename(place)
    keep_names(place.parent)
