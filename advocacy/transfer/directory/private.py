"""What stays out of an import unless it was asked for: named staff, internal notes."""

import re

PRIVATE_TABLES = frozenset({"contact", "metadata"})
PRIVATE_COLUMNS = re.compile(
    r"internal|(^|_)staff(_|$)|private_note|admin_email|assurer_email|updated_by|modified_by|created_by"
    r"|contact_name|contact_person|director_name|(^|_)attention$|verified_by|maintainer"
)


def is_private(column: str) -> bool:
    """Names of workers and notes among colleagues were not written for everyone who may look here."""
    return bool(PRIVATE_COLUMNS.search(column))
