"""What every page's frame needs: navigation, the organization, the notice of a saved form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import Flask, flash, g, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.clock import now, today

from .filters import plain_day, time_of_day
from .permissions import Permission
from .saving import notice_of_this_page


@dataclass(frozen=True)
class Place:
    """A link in the main navigation, for those who have the permission."""

    words: str
    endpoint: str
    icon: str
    permission: Permission
    sections: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Link:
    """A place as the layout draws it."""

    words: str
    url: str
    icon: str
    current: bool = False
    count: int = 0


# Pages of these parts belong to someone: the navigation shows “People” as the place where one is.
OF_PEOPLE = frozenset(
    {
        "people",
        "editing",
        "addresses",
        "supporters",
        "cases",
        "case_life",
        "timeline",
        "goals",
        "steps",
        "issues",
        "contacts",
        "attachments",
        "consent",
        "disclosures",
        "without_consent",
        "tasks",
        "appointments",
        "deadlines",
        "glance",
        "merging",
        "merges",
        "sight",
        "helpers",
    }
)
OF_IMPORTS = frozenset({"import_preview", "import_batch"})
PLACES = (
    Place("Today", "home.today", "sun", Permission.OWN_ACCOUNT),
    Place("People", "case_list.index", "users-round", Permission.SUPPORT_PEOPLE, OF_PEOPLE),
    Place(
        "Supervision", "supervision.index", "layout-dashboard", Permission.SUPERVISE, frozenset({"leaving"})
    ),
    Place("Letters", "letters.index", "mail", Permission.SUPPORT_PEOPLE),
    Place("Directory", "directory.index", "book-open", Permission.READ_DIRECTORY),
    Place("Import", "transfer.index", "upload", Permission.IMPORT_PEOPLE, OF_IMPORTS),
    Place("Reports", "reports.index", "chart-column", Permission.READ_TOTALS),
    Place("Users", "users.index", "users", Permission.ADMINISTER),
    Place("Settings", "organization.settings", "settings", Permission.ADMINISTER),
    Place("Audit", "rights.audit_log", "shield-check", Permission.READ_AUDIT),
)
ACCOUNT_PLACES = (
    Place("My account", "own.account", "settings", Permission.OWN_ACCOUNT),
    Place("How pages look", "own.look", "moon", Permission.OWN_ACCOUNT),
    Place("Not finished", "drafts.index", "pencil", Permission.SUPPORT_PEOPLE),
    Place("Deadlines", "glance.index", "clock", Permission.SUPPORT_PEOPLE),
    Place("Rules of deadlines", "rules.index", "book-open", Permission.READ_RULES),
    Place("My tasks", "tasks.index", "check", Permission.SUPPORT_PEOPLE),
)


@lru_cache(maxsize=1024)
def address(endpoint: str, _under: str) -> str:
    """Of a page that is one for everyone: every frame names a score of them."""
    return url_for(endpoint)


def links(app: Flask, places: tuple[Place, ...], may: Callable[[Permission], bool]) -> list[Link]:
    section = (request.endpoint or "").split(".")[0]
    return [
        Link(
            _(place.words), address(place.endpoint, request.script_root), place.icon, _is_here(place, section)
        )
        for place in places
        if place.endpoint in app.view_functions and may(place.permission)
    ]


def _is_here(place: Place, section: str) -> bool:
    return section == place.endpoint.split(".")[0] or section in place.sections


def init_app(app: Flask) -> None:
    @app.context_processor
    def frame() -> dict[str, Any]:
        signed_in = current_user.is_authenticated
        may: Callable[[Permission], bool] = app.jinja_env.globals["may"]  # type: ignore[assignment]
        organization = g.get("organization")
        return {
            "organization": organization,
            "idle_minutes": organization.idle_minutes if organization else None,
            "demo": bool(organization and organization.demo),
            "navigation": links(app, PLACES, may) if signed_in else [],
            "account_links": links(app, ACCOUNT_PLACES, may) if signed_in else [],
            "printed_on": plain_day(today()),
            "printed_at": time_of_day(now()),
        }

    @app.before_request
    def show_notice() -> None:
        came_from_a_form = (
            request.method == "GET" and "done" in request.args and current_user.is_authenticated
        )
        if came_from_a_form and (notice := notice_of_this_page()):
            flash(notice, "done")
