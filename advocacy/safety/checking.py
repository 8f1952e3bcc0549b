"""Asking every check. One that breaks is a finding of its own, and stops no other."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace

from flask_babel import gettext as _

from advocacy.db import db
from advocacy.settings import Settings

from . import daily_checks, database_checks, file_checks, program_checks
from .findings import OF_FILES, OF_THE_DATABASE, Check, Finding, Level, mend, stop

__all__ = [
    "check_everything",
    "check_quickly",
    "daily_checks",
    "database_checks",
    "file_checks",
    "program_checks",
]
ORDER = list(Level)


class NotSetUp(RuntimeError):
    """There is a database, and no organization in it yet."""


def check_quickly(settings: Settings) -> list[Finding]:
    """Within a page: what takes no time."""
    return _sorted(_asked([check for check in [*OF_FILES, *OF_THE_DATABASE] if not check.slow], settings))


def check_everything(
    settings: Settings, opened: Callable[[Settings], AbstractContextManager[object]]
) -> list[Finding]:
    """For the command: first what needs no database, then, where it opens, everything about it."""
    found = list(_asked(OF_FILES, settings))
    try:
        with opened(settings):
            found += _of_the_database(settings)
    except NotSetUp:
        words = _("This installation is not set up yet.")
        how = _("Run “advocacy init”, or “advocacy serve” and open its page.")
        found.append(replace(stop(words, how), check="installation-is-set-up"))
    except Exception as trouble:
        how = _("Mend what stands above first. A backup can be restored with “advocacy restore FILE”.")
        found.append(replace(stop(str(trouble), how), check="database-opens"))
    return _sorted(found)


def _of_the_database(settings: Settings) -> list[Finding]:
    """An older schema is the only thing to say about it: nothing else can be asked there."""
    first = [check for check in OF_THE_DATABASE if check.look is database_checks.schema_is_the_programs]
    others = [check for check in OF_THE_DATABASE if check not in first]
    return list(_asked(first, settings)) or list(_asked(others, settings))


def _asked(checks: Iterable[Check], settings: Settings) -> Iterator[Finding]:
    for check in checks:
        try:
            yield from (replace(found, check=check.name) for found in check.look(settings))
        except Exception as trouble:
            db_is_free()
            words = _("This could not be looked at (%(kind)s).", kind=type(trouble).__name__)
            how = _("Run “advocacy check” in a terminal, as the user who runs the program.")
            yield replace(mend(words, how), check=check.name)


def db_is_free() -> None:
    """After a check that broke within a transaction."""
    try:
        db.session.rollback()
    except RuntimeError:  # no application: the check was about files
        return


def _sorted(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda one: ORDER.index(one.level))
