"""Whether the database is whole, and keeps what is saved."""

from collections.abc import Iterator
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy.exc import DatabaseError

from advocacy import clock
from advocacy.audit import chain
from advocacy.db import db
from advocacy.db.engine import PRAGMAS
from advocacy.migrating import newest_revision, revision_of_database
from advocacy.rights.heads import heads_kept_here
from advocacy.settings import Settings

from . import queries
from .findings import Finding, mend, of_the_database, stop

CLOCKS_DIFFER = timedelta(minutes=2)


def _restore() -> str:
    return _(
        "Stop the program, keep a copy of the folder, then restore the last good backup: “advocacy restore FILE”."
    )


@of_the_database()
def schema_is_the_programs(_settings: Settings) -> Iterator[Finding]:
    found, wanted = revision_of_database(), newest_revision()
    if found != wanted:
        yield stop(
            _(
                "The database has schema %(found)s and this program needs %(wanted)s.",
                found=found,
                wanted=wanted,
            ),
            _("Stop the program and run “advocacy upgrade”."),
        )


@of_the_database()
def database_keeps_what_it_saves(_settings: Settings) -> Iterator[Finding]:
    with db.engine.connect() as connection:
        if queries.is_embedded():
            found = {name: connection.exec_driver_sql(f"pragma {name}").scalar() for name in PRAGMAS}
            wrong = [
                name for name, value in PRAGMAS.items() if found[name] not in (value, _while_reading(name))
            ]
        else:
            wrong = queries.not_durable(connection)
    for name in wrong:
        yield stop(
            _("The database setting %(name)s is not as it must be: saved records can be lost.", name=name),
            _("Start the program again. On PostgreSQL, switch %(name)s on in postgresql.conf.", name=name),
        )


def _while_reading(name: str) -> int | None:
    """A note about a read may leave its own setting until the next write, which sets it back first."""
    return 1 if name == "synchronous" else None


@of_the_database()
def database_is_encrypted(_settings: Settings) -> Iterator[Finding]:
    if not queries.is_embedded():
        return
    with db.engine.connect() as connection:
        if not connection.exec_driver_sql("pragma cipher_version").scalar():
            yield stop(
                _("The database is not encrypted."),
                _("Run “./run setup”, which brings the encrypting SQLite."),
            )


@of_the_database(slow=True)
def database_is_whole(_settings: Settings) -> Iterator[Finding]:
    if not queries.is_embedded():
        return
    try:
        with db.engine.connect() as connection:
            problems = list(queries.integrity_problems(connection))
    except (
        DatabaseError
    ) as damage:  # where the damage lies in what has to be read first, it does not even open
        problems = [str(damage.orig)]
    for problem in problems:
        yield stop(_("The database file is damaged: %(problem)s.", problem=problem), _restore())


@of_the_database(slow=True)
def every_row_has_its_parent(_settings: Settings) -> Iterator[Finding]:
    with db.engine.connect() as connection:
        found = queries.orphans(connection)
    if found:
        yield stop(
            _("Rows point at records that are not there: %(rows)s.", rows=", ".join(found[:5])), _restore()
        )


@of_the_database()
def the_database_guards_itself(_settings: Settings) -> Iterator[Finding]:
    with db.engine.connect() as connection:
        found = queries.missing_triggers(connection)
    if found:
        yield stop(
            _(
                "Guards of the database are missing: %(names)s. Someone took them off.",
                names=", ".join(found),
            ),
            _restore(),
        )


@of_the_database(slow=True)
def audit_is_as_it_was_written(_settings: Settings) -> Iterator[Finding]:
    heads = list(heads_kept_here())
    with db.engine.connect() as connection:
        try:
            chain.verify(connection, heads)
        except chain.ChainBroken as broken:
            yield stop(
                _("The record of who did and read what was changed by hand: %(what)s.", what=broken),
                _("Keep a copy, find out who had access, and compare with the heads in the backups."),
            )


@of_the_database()
def the_clock_goes_forward(_settings: Settings) -> Iterator[Finding]:
    last = queries.last_audit_row()
    if last and last > clock.now() + CLOCKS_DIFFER:
        yield mend(
            _(
                "The clock of this machine is behind what was recorded already (%(last)s).",
                last=f"{last:%Y-%m-%d %H:%M} UTC",
            ),
            _("Set the clock: “timedatectl set-ntp true”."),
        )
