"""Changing the organization's settings. Inside writing()."""

from typing import Any

from advocacy import clock
from advocacy.audit.operations import Known, record
from advocacy.web.refusals import check_version

from .models import Organization
from .queries import the_organization

CHANGEABLE = (
    "name",
    "address",
    "phone",
    "fax",
    "email",
    "website",
    "paper",
    "time_zone",
    "person_word",
    "people_word",
    "idle_minutes",
    "lock_after_days",
    "no_contact_days",
    "load_capacity",
    "part2_notice",
    "extra_notice",
    "letter_check",
)


def change_settings(facts: dict[str, Any], version: int | None, *, by: Known) -> Organization:
    """The letterhead and the standards. Letters that were issued keep theirs."""
    organization = the_organization()
    check_version(organization, version)
    for name in CHANGEABLE:
        setattr(organization, name, facts[name])
    organization.changed_at = clock.now()
    record("organization.changed", None, by=by)
    return organization


def change_logo(logo: bytes | None, *, by: Known) -> None:
    the_organization().logo = logo
    record("organization.logo_changed", None, by=by)
