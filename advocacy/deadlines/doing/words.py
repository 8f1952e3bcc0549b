"""What is said beside a date that needs doing."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.web.filters import near_day, short_day

from ..counting import IF_RUNNING
from ..kinds import DeadlineState
from ..words import question_words
from .rules import Move


def left_words(row: Any, today: date) -> str:
    """How far off it is, counted to the day to work to."""
    left = (row.work_by - today).days
    if row.act == "agency":
        return ngettext("%(num)s day past their time", "%(num)s days past their time", -left)
    if left < 0:
        return ngettext("%(num)s day late", "%(num)s days late", -left)
    return _("Today") if left == 0 else ngettext("%(num)s day left", "%(num)s days left", left)


def note_words(row: Any, today: date) -> str:
    """What there is to know before opening it."""
    if row.state == DeadlineState.FILED:
        return _("Filed on %(day)s. No proof yet.", day=short_day(row.filed_on))
    if row.act == "agency":
        return _("They have not answered.")
    if row.work_by >= today:
        return question_words(IF_RUNNING) if IF_RUNNING in row.objections else ""
    if row.legal_last and row.legal_last >= today:
        return _("The last day in law: %(day)s.", day=near_day(row.legal_last))
    return _("The last day is past. It can still be filed, with the reason why it is late.")


def move_words(move: Move) -> str:
    return {
        Move.FILE_LATE: _("Write to ask that they take it late"),
        Move.ASK_FOR_ANSWER: _("Write to ask where their answer is"),
    }[move]
