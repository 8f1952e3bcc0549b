"""What the overview of a case shows, gathered in a number of queries that does not grow with its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for

from advocacy import clock
from advocacy.access.words import part_words
from advocacy.accounts.models import User
from advocacy.people.queries import beside

from . import queries
from .models import Case
from .panels import Coming, Shown, coming_in, panels_of
from .timeline import Drawn, draw


@dataclass(frozen=True)
class Holder:
    """Someone who holds or held the case."""

    name: str
    part: str
    row: Any


@dataclass(frozen=True)
class Overview:
    """Plain values for the page."""

    coming: list[Coming]
    panels: list[Shown]
    lately: list[Drawn]
    entries: int
    aside: list[Shown]
    holders: list[Holder]
    person_url: str
    supporters: Sequence[Any]


def overview_of(case: Case, user: User) -> Overview:
    holders = [Holder(row.name, part_words(row.part), row) for row in queries.holders(case)]
    holders.sort(key=lambda one: one.row.ends_on is not None and one.row.ends_on < clock.today())
    return Overview(
        coming=coming_in(case, user),
        panels=panels_of(case, user, aside=False),
        lately=draw(queries.lately(case)),
        entries=queries.entry_count(case),
        aside=panels_of(case, user, aside=True),
        holders=holders,
        person_url=person_url(case),
        supporters=beside(case.person),
    )


def person_url(case: Case) -> str:
    """The page about the person, where it is switched on."""
    if "people.show" not in current_app.view_functions:
        return ""
    return url_for("people.show", person_id=case.person.public_id)
