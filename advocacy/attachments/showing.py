"""Attachments as pages show them: `attachments/_list.html` takes what `shown` answers with."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from advocacy.accounts.models import User

from . import queries
from .models import Attachment
from .words import facts, name


@dataclass(frozen=True)
class Shown:
    """One attachment with its words and its small copy."""

    attachment: Attachment
    name: str
    facts: str
    thumbnail: str


def shown(kind: str, subject: UUID) -> list[Shown]:
    """Everything that was attached to a record, in order. The record was found within sight already."""
    return _shown(queries.attachments_of(kind, subject))


def shown_pending(user: User, once: UUID | None) -> list[Shown]:
    """What waits for this form to be saved."""
    return _shown(queries.pending_of(user, once))


def _shown(found: Sequence[Attachment]) -> list[Shown]:
    small = queries.thumbnails_of(found)
    return [
        Shown(one, name(one, place), facts(one), small.get(one.id, ""))
        for place, one in enumerate(found, start=1)
    ]
