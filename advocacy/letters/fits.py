"""The letters that fit the notice, or the one date, from which somebody begins to write."""

from collections.abc import Sequence
from datetime import date

from advocacy import clock
from advocacy.deadlines.kinds import DeadlineState
from advocacy.deadlines.models import Deadline, Notice

from .fitting import fitting
from .shelf import Shelf
from .template import LetterTemplate
from .templates import load_templates

ASK_WHERE_IT_IS = "T27"
WAITS = (DeadlineState.OPEN, DeadlineState.MISSED)


def fits_of(notice: Notice | None, wanted: Deadline | None) -> list[LetterTemplate]:
    if notice is None:
        return []
    if wanted is not None and wanted.act == "agency":
        return [load_templates()[ASK_WHERE_IT_IS]]
    dates = [wanted] if wanted else _ours(notice)
    rules = dict.fromkeys((*(one.rule for one in dates), notice.rule))
    results = tuple(dict.fromkeys(one.result for one in dates))
    late = bool(dates) and all(map(_is_past, dates))
    return fitting(rules, results, notice.system, load_templates(), late)


def beside(fits: Sequence[LetterTemplate], shelves: Sequence[Shelf]) -> list[Shelf]:
    """The other letters where they stand, each once."""
    first = {one.code for one in fits}
    rest = ((heading, [one for one in group if one.code not in first]) for heading, group in shelves)
    return [(heading, group) for heading, group in rest if group]


def _ours(notice: Notice) -> list[Deadline]:
    return [one for one in notice.deadlines if one.act == "person" and one.state in WAITS]


def _is_past(deadline: Deadline) -> bool:
    last: date | None = deadline.legal_last or deadline.work_by
    return last is not None and last < clock.today()
