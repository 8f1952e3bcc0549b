"""What can be allowed. Every route names one of these; `accounts` maps roles to them."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


class Permission(StrEnum):
    """Something that a signed-in person may be allowed to do. Deny is the default."""

    ADMINISTER = "administer"
    CHANGE_DIRECTORY = "change_directory"
    IMPORT_DIRECTORY = "import_directory"
    IMPORT_PEOPLE = "import_people"
    OWN_ACCOUNT = "own_account"
    READ_AUDIT = "read_audit"
    READ_DIRECTORY = "read_directory"
    READ_RULES = "read_rules"
    READ_TOTALS = "read_totals"
    SUPERVISE = "supervise"
    SUPPORT_PEOPLE = "support_people"


def public(view: View) -> View:
    """This page is for everyone, signed in or not."""
    view.public = True  # type: ignore[attr-defined]
    return view


def allow(permission: Permission) -> Callable[[View], View]:
    """Only for those whose role has this permission. Stands below the route."""

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark
