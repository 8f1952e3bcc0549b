"""Rows as entries of a calendar, in words that tell nothing."""

from datetime import time
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from advocacy.accounts.models import User

from . import queries
from .rules import Entry, is_over, neutral_reference, uid_of


def entries_of(user: User) -> list[Entry]:
    """Everything that somebody's own calendar shows."""
    found = [deadline_entry(row) for row in queries.deadlines_for(user)]
    found += [appointment_entry(row) for row in queries.appointments_for(user)]
    return sorted(found, key=lambda entry: (entry.day, entry.at or time.min, entry.uid))


def deadline_entry(row: Any) -> Entry:
    return Entry(
        uid=uid_of("deadline", row.public_id),
        title=_numbered(_("Advocacy – a date"), row.reference),
        words=_words(),
        url=url_for("deadlines.show", deadline_id=row.public_id, _external=True),
        day=row.day,
        sequence=row.version - 1,
        cancelled=is_over(row.state),
    )


def appointment_entry(row: Any) -> Entry:
    return Entry(
        uid=uid_of("appointment", row.public_id),
        title=_numbered(_("Advocacy – an appointment"), row.reference),
        words=_words(),
        url=url_for("appointments.show", appointment_id=row.public_id, _external=True),
        day=row.day,
        at=row.at,
        sequence=row.version - 1,
        cancelled=row.called_off,
    )


def _words() -> str:
    return _("Open the link and sign in to read what it is about. This calendar can be hours behind.")


def _numbered(words: str, reference: str) -> str:
    neutral = neutral_reference(reference)
    return f"{words}, {neutral}" if neutral else words
