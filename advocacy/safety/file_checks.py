"""Keys, folders and the disk."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from flask_babel import gettext as _

from advocacy import keys, recovery
from advocacy.settings import Settings

from .findings import Finding, advice, mend, of_files, stop

OVER_A_NETWORK = {
    "9p",
    "afs",
    "ceph",
    "cifs",
    "fuse.glusterfs",
    "fuse.sshfs",
    "lustre",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "virtiofs",
}
MOUNTS = Path("/proc/self/mounts")
MB = 1024 * 1024
NO_ROOM, LITTLE_ROOM = 64 * MB, 1024 * MB


def key_files(settings: Settings) -> list[Path]:
    """The keys that this installation needs. PostgreSQL is not opened with a key of ours."""
    names = keys.NAMES[1:] if settings.database_url else keys.NAMES
    return [*(settings.key_file(name) for name in names), recovery.recovery_file(settings)]


@of_files()
def keys_are_there(settings: Settings) -> Iterator[Finding]:
    for file in key_files(settings):
        if not file.exists():
            yield stop(
                _("The key %(file)s is missing.", file=file),
                _("Put it back from a copy, or restore a backup with the recovery sheet."),
            )


@of_files()
def keys_are_for_their_owner_only(settings: Settings) -> Iterator[Finding]:
    for file in filter(Path.exists, key_files(settings)):
        if file.stat().st_mode & 0o077:
            yield mend(
                _("Other users of this machine can read the key %(file)s.", file=file),
                f"chmod 600 {file}",
            )


@of_files()
def keys_have_one_owner(settings: Settings) -> Iterator[Finding]:
    if not settings.instance.exists():
        return
    owner = settings.instance.stat().st_uid
    for file in filter(Path.exists, key_files(settings)):
        if file.stat().st_uid != owner:
            yield mend(
                _("The key %(file)s belongs to another user than its installation.", file=file),
                f"chown --reference={settings.instance} {file}",
            )


@of_files()
def key_lies_apart_from_the_database(settings: Settings) -> Iterator[Finding]:
    if not settings.database_url and settings.key_file("database").parent == settings.instance:
        yield advice(
            _("The database and its key lie in one folder: who takes the folder can read everything."),
            _("Move database.key to another disk, and name it in ADVOCACY_DATABASE_KEY_FILE."),
        )


@of_files()
def folder_is_for_its_owner_only(settings: Settings) -> Iterator[Finding]:
    wanted = {settings.instance: "700", settings.database: "600"}
    for place, mode in wanted.items():
        if place.exists() and place.stat().st_mode & 0o077:
            yield mend(
                _("Other users of this machine can look into %(place)s.", place=place),
                f"chmod {mode} {place}",
            )


@of_files()
def folder_is_on_a_disk_of_this_machine(settings: Settings) -> Iterator[Finding]:
    kind = kind_of_disk(settings.instance, MOUNTS)
    if not settings.database_url and kind in OVER_A_NETWORK:
        yield stop(
            _(
                "%(folder)s lies on a network disk (%(kind)s), where saved records can be lost.",
                folder=settings.instance,
                kind=kind,
            ),
            _("Move the folder to a disk of this machine, or use PostgreSQL."),
        )


def kind_of_disk(folder: Path, mounts: Path) -> str:
    """The kind of the file system that holds the folder: the last mount of the longest path above it."""
    if not mounts.exists():
        return ""
    found, longest = "", -1
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        place, kind = line.split()[1:3]
        above = Path(place.replace("\\040", " "))
        if folder.is_relative_to(above) and len(above.parts) >= longest:
            found, longest = kind, len(above.parts)
    return found


@of_files()
def disk_has_room(settings: Settings) -> Iterator[Finding]:
    if not settings.instance.exists():
        return
    free = shutil.disk_usage(settings.instance).free
    size = settings.database.stat().st_size if settings.database.exists() else 0
    words = _(
        "There are %(free)d MB free beside a database of %(size)d MB.", free=free // MB, size=size // MB
    )
    how = _("Free some room, or move the installation to a larger disk.")
    if free < NO_ROOM:
        yield stop(words, how)
    elif free < max(LITTLE_ROOM, 2 * size):
        yield mend(words, how)


@of_files()
def folder_can_be_written(settings: Settings) -> Iterator[Finding]:
    places = [] if settings.database_url else [settings.instance, settings.database]
    for place in places:
        if place.exists() and not os.access(place, os.W_OK):
            yield stop(
                _("%(place)s can not be written.", place=place),
                _("Give it to the user who runs this, or free the disk."),
            )
