"""Parts of a person's page that higher features draw: their cases, above all.

A feature registers a panel from its `connect(app)`:

    PANELS["cases"] = Panel(10, load, "cases/_of_person.html")

`load(person, user)` answers with what the template needs, or with None to leave the panel out. The template
takes it as `panel`, with `person`, and draws one `<section class="section" aria-labelledby="…">`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from advocacy.accounts.models import User

from .models import Person


@dataclass(frozen=True)
class Panel:
    """One part of the page: where it stands, what it needs, how it is drawn."""

    order: int
    load: Callable[[Person, User], Any]
    template: str


@dataclass(frozen=True)
class Shown:
    """A panel with what it shows."""

    template: str
    values: Any


PANELS: dict[str, Panel] = {}


def panels_of(person: Person, user: User) -> list[Shown]:
    """All panels in order, each with its values."""
    here = sorted(PANELS.values(), key=lambda panel: panel.order)
    loaded = ((panel.template, panel.load(person, user)) for panel in here)
    return [Shown(template, values) for template, values in loaded if values is not None]
