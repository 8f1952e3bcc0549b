"""Every way on which something leaves the program, by name. Whoever opens one asks here first.

What is decided stands in one place, `consent.release`, which hangs itself in here: also features below it ask.
While nobody decides, nothing leaves.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from flask import Response, g, has_request_context

from .refusals import Refused


class Way(StrEnum):
    """How something leaves. What each may carry, and who may open it, is listed in docs/ways-out.md."""

    ISSUED_PAPER = (
        "issued_paper"  # the frozen PDF of a letter or referral, on its way to whom it is addressed
    )
    DRAFT_PAPER = "draft_paper"  # marked as a draft, to be read with the person
    SHOWN_PAPER = "shown_paper"  # the same as a page of the program
    SPOKEN = "spoken"  # told by mouth, written down
    SENT = "sent"  # a paper that has gone, written down
    OWN_COPY = "own_copy"  # for the person themselves
    OWN_SHEET = "own_sheet"  # a consent or revocation form, for the person to sign
    ATTACHMENT = "attachment"  # a photo or paper of the record, to somebody who may open it
    CALENDAR_FEED = "calendar_feed"  # somebody's own dates, to their own calendar program, without a name
    CALENDAR_DATE = "calendar_date"  # one date for one's own calendar, without a name
    OWN_FILE = "own_file"  # what somebody brought in, given back to them
    PERSONS_FILE = "persons_file"  # all about one person, by whoever runs the machine, for the person
    EVERYTHING = "everything"  # all of it, by whoever runs the machine
    NOBODYS = "nobodys"  # nothing about a person: the directory, a logo, the key sheet, totals


Decide = Callable[..., str | None]
_deciding: list[Decide] = []


def decides(decide: Decide) -> None:
    """The one place that decides. A second one is a mistake."""
    if decide not in _deciding:
        _deciding.append(decide)
    if len(_deciding) != 1:
        raise RuntimeError("exactly one place decides what leaves")


def why_not(way: Way, **facts: Any) -> str | None:
    """The sentence that says why this may not leave now, or nothing."""
    return _deciding[0](way, **facts) if _deciding else "Nothing may leave while nobody decides."


def leaving(way: Way, **facts: Any) -> None:
    """Ask, and go on only where it may leave."""
    if refusal := why_not(way, **facts):
        raise Refused(refusal)
    if has_request_context():
        g.left_by = way


def handed_out(
    way: Way, content: bytes, kind: str, name: str, *, shown: bool = False, **facts: Any
) -> Response:
    """A file for the browser. Nothing else in the program makes one; names tell nothing about a person."""
    leaving(way, **facts)
    answer = Response(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'{"inline" if shown else "attachment"}; filename="{name}"'
    return answer


def fed(way: Way, content: bytes, kind: str, **facts: Any) -> Response:
    """What a program fetches again and again by an address of its own: no file that a browser would keep."""
    leaving(way, **facts)
    return Response(content, content_type=kind)
