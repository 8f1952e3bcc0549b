"""How notices stand on the timeline and on the overview of a case, and what can be attached to one."""

from collections.abc import Sequence
from typing import Any

from flask import Flask

from advocacy.accounts.models import User
from advocacy.attachments.subjects import SUBJECTS, Subject
from advocacy.cases.models import Case
from advocacy.cases.panels import PANELS, Panel, once_a_page
from advocacy.cases.timeline import DRAWERS, Drawer

from . import queries
from .showing import Shown, in_short

MOST_SHOWN = 6


def _of_this_page(case: Case) -> Sequence[Any]:
    """Two parts of the overview show them."""
    return once_a_page("deadlines", case.id, lambda: queries.open_dates(case))


def dates_in_short(case: Case, _user: User) -> tuple[list[Shown], int]:
    """The nearest open dates, and how many more there are."""
    found = _of_this_page(case)
    return [in_short(row) for row in found[:MOST_SHOWN]], max(0, len(found) - MOST_SHOWN)


def connect(_app: Flask) -> None:
    DRAWERS["notice"] = Drawer(queries.notices_by_id, "notices/_entry.html", "clock")
    SUBJECTS["notice"] = Subject(queries.cases_with, "notices.show", "notice_id")
    PANELS["notices"] = Panel(15, dates_in_short, "notices/_panel.html")
