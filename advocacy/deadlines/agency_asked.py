"""The agency that the address of a new notice names."""

from uuid import UUID

from flask import request

from advocacy.issues.queries import agency_by_id


def agency_asked() -> str:
    """Its name in the directory. What is named and is not there is left away."""
    try:
        found = agency_by_id(UUID(request.args.get("agency", "")))
    except ValueError:
        return ""
    return found.name if found else ""
