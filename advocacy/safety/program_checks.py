"""The program itself: its packages, its fonts, and the settings that it was started with."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import urlsplit

import sqlcipher3
from flask_babel import gettext as _

from advocacy.db.engine import OLDEST_SAFE_SQLITE
from advocacy.documents.engine.families import FAMILIES
from advocacy.documents.engine.fonts import FONTS
from advocacy.documents.engine.refusals import PdfUnavailable
from advocacy.documents.engine.render import INSTALL, to_pdf
from advocacy.settings import ROOT, Settings

from . import seen
from .findings import Finding, advice, mend, of_files, stop

LOCK = ROOT / "requirements" / "core.lock"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; (.*?))? *\\?$", re.MULTILINE)
STRONG_MEMORY = 65_536
# A connection that is not read on its way.
SAFE_ON_THE_WAY = ("sslmode=require", "sslmode=verify-ca", "sslmode=verify-full")


@of_files()
def sqlite_keeps_what_it_saves(settings: Settings) -> Iterator[Finding]:
    if not settings.database_url and sqlcipher3.sqlite_version_info < OLDEST_SAFE_SQLITE:
        yield stop(
            _("SQLite %(version)s can lose saved records.", version=sqlcipher3.sqlite_version),
            _("Run “./run setup”, which brings the release that this program was tested with."),
        )


@of_files(slow=True)
def packages_are_those_that_were_tested(_settings: Settings) -> Iterator[Finding]:
    for name, (found, wanted) in other_versions(LOCK).items():
        yield mend(
            _(
                "%(name)s is %(found)s; this program was tested with %(wanted)s.",
                name=name,
                found=found or _("not here"),
                wanted=wanted,
            ),
            _("Run “./run setup”, then start the program again."),
        )


def other_versions(lock: Path) -> dict[str, tuple[str, str]]:
    """What is installed and what is pinned, where they differ. Without the lock there is nothing to compare."""
    if not lock.exists():
        return {}
    found = {}
    for name, wanted, only_for in PIN.findall(lock.read_text(encoding="utf-8")):
        here = _installed(name)
        if here != wanted and not (only_for and not here):
            found[name] = (here, wanted)
    return found


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@of_files(slow=True)
def pdfs_can_be_made(_settings: Settings) -> Iterator[Finding]:
    try:
        to_pdf("<!doctype html><html lang='en'><title>Check</title><p>Check</p></html>")
    except PdfUnavailable:
        yield mend(_("PDFs cannot be made on this machine: a library is missing."), INSTALL)


@of_files()
def fonts_are_there(_settings: Settings) -> Iterator[Finding]:
    if missing := [name for name in FAMILIES if not (FONTS / f"{name}-400.ttf").exists()]:
        yield mend(
            _("Fonts for letters are missing: %(names)s.", names=", ".join(missing)),
            _("Put the program's folder back as it was released."),
        )


@of_files()
def passwords_are_costly_to_guess(settings: Settings) -> Iterator[Finding]:
    if settings.password_memory_kib < STRONG_MEMORY:
        yield mend(
            _("Checking a password takes less memory than it should, so that guessing is cheap."),
            _("Remove ADVOCACY_PASSWORD_MEMORY_KIB from the settings."),
        )


@of_files()
def proxies_are_counted(settings: Settings) -> Iterator[Finding]:
    if settings.proxies == 0 and seen.lately(settings, seen.BEHIND_A_PROXY):
        yield mend(
            _("Requests come through a proxy and none is set, so everyone seems to have one address."),
            _("Set ADVOCACY_PROXIES=1 and start the program again."),
        )


@of_files()
def no_one_uses_plain_http(settings: Settings) -> Iterator[Finding]:
    if seen.lately(settings, seen.PLAIN_HTTP):
        yield mend(
            _(
                "Someone used this over plain http from another machine: passwords and pages can be read on the way."
            ),
            _("Put a server with https in front, as docs/installing.md shows, and listen on 127.0.0.1 only."),
        )


@of_files()
def way_to_the_database_is_private(settings: Settings) -> Iterator[Finding]:
    url = urlsplit(settings.database_url)
    near = (url.hostname or "localhost") in ("localhost", "127.0.0.1", "::1")
    if settings.database_url and not near and not any(mode in url.query for mode in SAFE_ON_THE_WAY):
        yield advice(
            _("The database is on another machine, and the connection to it may be readable on the way."),
            _("Add ?sslmode=verify-full (or require) to ADVOCACY_DATABASE_URL."),
        )
