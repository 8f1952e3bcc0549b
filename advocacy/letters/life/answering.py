"""A letter that answers a notice, and the deadline that it keeps."""

from uuid import UUID

from flask import abort, request
from flask_babel import gettext as _

from advocacy.deadlines.kinds import DeadlineState
from advocacy.deadlines.models import Notice
from advocacy.web.refusals import Refused

from ..models import Letter


def notice_asked() -> UUID | None:
    """The notice that the address names."""
    asked = request.args.get("notice")
    if not asked:
        return None
    try:
        return UUID(asked)
    except ValueError:
        abort(404)


def answer_notice(letter: Letter, notice: Notice) -> None:
    """It serves the first date that is still open and the person's own to keep."""
    if notice.case_id != letter.case_id:
        raise Refused(_("That notice belongs to another case."))
    letter.notice_id = notice.id
    ours = (one for one in notice.deadlines if one.act == "person" and one.state == DeadlineState.OPEN)
    letter.deadline = next(ours, None)
