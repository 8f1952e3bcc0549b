"""Parts of an agency's page that higher features draw. A feature registers one from its `connect(app)`:

    AGENCY_PANELS["letters"] = AgencyPanel(load, "letters/_led_to.html")

`load(agency, user)` answers with what the template takes as `panel`; None leaves it out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from advocacy.accounts.models import User

from .models import Agency


@dataclass(frozen=True)
class AgencyPanel:
    """One part of the page: what it needs, and how it is drawn."""

    load: Callable[[Agency, User], Any]
    template: str


AGENCY_PANELS: dict[str, AgencyPanel] = {}


def panels_of(agency: Agency, user: User) -> list[tuple[str, Any]]:
    loaded = ((panel.template, panel.load(agency, user)) for panel in AGENCY_PANELS.values())
    return [(template, values) for template, values in loaded if values is not None]
