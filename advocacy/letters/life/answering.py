"""A letter that answers a notice, and the deadline that it keeps."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from flask import abort, request
from flask_babel import gettext as _

from advocacy.deadlines.kinds import DeadlineState
from advocacy.deadlines.models import Deadline, Notice
from advocacy.web.refusals import Refused

from ..models import Letter

# Which of a notice's dates a letter can keep. One that is not named here keeps none: a date that stays open is
# asked about again, a date that was crossed off by the wrong letter is missed.
SERVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "T01": ("appeal", "by_hand"),
        "T02": ("appeal", "by_hand"),
        "T03": ("appeal", "by_hand"),
        "T04": ("external_review", "by_hand"),
        "T14": ("complaint",),
        "T17": ("keep_benefits", "reinstate"),
        "T18": ("late_filing", "appeal"),
        "T19": ("complaint",),
        "T29": ("dispute", "by_hand"),
        "T30": ("dispute", "waiver", "recovery_hold"),
    }
)


def notice_asked() -> UUID | None:
    """The notice that the address names."""
    return _asked("notice")


def date_asked(notice: Notice | None) -> Deadline | None:
    """The one date of this notice that the address names."""
    asked = _asked("deadline")
    if asked is None or notice is None:
        return None
    return next((one for one in notice.deadlines if one.public_id == asked), None) or abort(404)


def _asked(name: str) -> UUID | None:
    asked = request.args.get(name)
    if not asked:
        return None
    try:
        return UUID(asked)
    except ValueError:
        abort(404)


def answer_notice(letter: Letter, notice: Notice, wanted: Deadline | None = None) -> None:
    """It serves the date that was asked for, or the first open one of the person's own, if this letter can keep it.

    Keeping benefits is another one.
    """
    if notice.case_id != letter.case_id:
        raise Refused(_("That notice belongs to another case."))
    letter.notice_id = notice.id
    letter.deadline = next(
        (
            one
            for result in SERVES.get(letter.template, ())
            for one in ((wanted,) if wanted else notice.deadlines)
            if one.result == result and one.act == "person" and one.state == DeadlineState.OPEN
        ),
        None,
    )
