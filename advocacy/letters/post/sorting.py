"""What goes along and what stays behind, and which paper of a letter goes to the printer."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _

from advocacy.accounts.models import User
from advocacy.documents.queries import document, issued_bytes
from advocacy.web.leaving import Way, why_not

from .. import issuing
from ..life.queries import replaced_by
from ..models import Letter
from ..packets.issuing import why_it_cannot_go as why_packet_cannot_go
from ..packets.queries import packet_to_send
from ..rules import LetterState
from . import queries
from .operations import Sorted


def sort(row: int, letter: Letter | None) -> Sorted:
    """Its packet where one is bound, or the letter alone; or the reason why neither can go with this post."""
    if letter is None or (why := _stays(letter)):
        return Sorted(row, why if letter else _("You can not open this letter any more."), None)
    packet = packet_to_send(letter)
    if packet is None:
        return Sorted(row, _asked(lambda: issuing.why_it_cannot_go(letter)), letter.document_id)
    return Sorted(row, _asked(lambda: why_packet_cannot_go(packet)), packet.document_id)


def _stays(letter: Letter) -> str | None:
    if letter.sent_on:
        return _("It was sent meanwhile.")
    if letter.state != LetterState.ISSUED:
        return _("It is not issued.")
    return _("Replaced by a corrected letter.") if replaced_by(letter) else None


def _asked(why: Callable[[], str | None]) -> str | None:
    return why_not(Way.ISSUED_PAPER, gone=False, why=why)


def all_go(bound: Sequence[Any], user: User) -> bool:
    """Whether each may leave at this moment, with this user, and is still what would be bound."""
    return user.is_active and all(_still_goes(row, user) for row in bound)


def _still_goes(row: Any, user: User) -> bool:
    found = sort(row.id, queries.letter_in_sight(row.letter_id, user))
    return found.why is None and found.document_id == row.document_id


def papers(bound: Sequence[Any]) -> Iterator[tuple[str, bytes]]:
    """The frozen bytes, one after the other, each under its number."""
    for row in bound:
        paper = document(row.document_id)
        if paper is not None and (content := issued_bytes(paper.id)):
            yield _("Letter %(number)s", number=paper.number), content
