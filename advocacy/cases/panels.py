"""Parts of a case's overview that higher features draw: what the person wants, what is being sorted out, …

A feature registers a panel from its `connect(app)`:

    PANELS["goals"] = Panel(10, load, "goals/_panel.html")            # in the wide column
    PANELS["consent"] = Panel(20, load, "consent/_panel.html", aside=True)

`load(case, user)` answers with what the template needs; the template takes it as `panel`, with `case`, and
draws one `<section class="section" aria-labelledby="…">`. None as an answer leaves the panel out.
`COMING` is for dates of other features under “What comes next”.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar

from flask import g, has_request_context, request

from advocacy.accounts.models import User

from .models import Case

Found = TypeVar("Found")


@dataclass(frozen=True)
class Panel:
    """One part of the overview: where it stands, what it needs, how it is drawn."""

    order: int
    load: Callable[[Case, User], Any]
    template: str
    aside: bool = False


@dataclass(frozen=True)
class Coming:
    """Something with a day under “What comes next”. `tag` says what its day means; `soon` makes it amber."""

    day: date | None
    words: str
    url: str
    at: time | None = None
    note: str = ""
    tag: str = ""
    soon: bool = False


@dataclass(frozen=True)
class Shown:
    """A panel with what it shows."""

    template: str
    values: Any


PANELS: dict[str, Panel] = {}
COMING: dict[str, Callable[[Case, User], Iterable[Coming]]] = {}


def once_a_page(what: str, case_id: int, load: Callable[[], Found]) -> Found:
    """What two parts of one page show is loaded once. Only where nothing is written: a post looks again."""
    if not has_request_context() or request.method != "GET":
        return load()
    loaded = g.setdefault("once_a_page", {})
    if (what, case_id) not in loaded:
        loaded[what, case_id] = load()
    found: Found = loaded[what, case_id]
    return found


def panels_of(case: Case, user: User, *, aside: bool) -> list[Shown]:
    """The panels of one column, in order, each with its values."""
    here = sorted((panel for panel in PANELS.values() if panel.aside is aside), key=lambda panel: panel.order)
    loaded = ((panel.template, panel.load(case, user)) for panel in here)
    return [Shown(template, values) for template, values in loaded if values is not None]


def coming_in(case: Case, user: User) -> list[Coming]:
    """Everything that comes next in a case, by day; what has no day comes last."""
    found = [coming for load in COMING.values() for coming in load(case, user)]
    return sorted(found, key=_place)


def _place(coming: Coming) -> tuple[bool, date, time]:
    return (coming.day is None, coming.day or date.max, coming.at or time.min)
