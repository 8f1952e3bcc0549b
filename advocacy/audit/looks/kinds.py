"""How someone looked: an action of the audit as one of a few kinds. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How someone met a file. The last two stand for nobody's file, or for everybody's."""

    OPENED = "opened"
    PRINTED = "printed"
    EXPORTED = "exported"
    ADDRESS = "address"
    LISTED = "listed"
    FOUND = "found"
    WROTE = "wrote"
    REFUSED = "refused"
    FOUND_NOTHING = "found_nothing"
    EXPORTED_ALL = "exported_all"


BY_DEED = {
    "downloaded": Kind.PRINTED,
    "previewed": Kind.PRINTED,
    "printed": Kind.PRINTED,
    "exported": Kind.EXPORTED,
    "copied": Kind.EXPORTED,
    "problems_downloaded": Kind.EXPORTED,
    "revealed": Kind.ADDRESS,
}
# Looks at the record of looks itself, and what the program does on its own, are no look at a file.
LEFT_OUT = (
    "audit.",
    "demo.",
    "backup.",
    "session.",
    "search.",
    "everything.export_begun",
    "person.export_begun",
)


def kind_of(action: str, result: str, detail: Mapping[str, Any]) -> Kind | None:
    """The kind of this row; None where it says nothing about anyone's file."""
    deed = action.partition(".")[2]
    if "refused" in (result, deed):
        return Kind.REFUSED
    if action.startswith(LEFT_OUT):
        return None
    if action == "everything.exported":
        return Kind.EXPORTED_ALL
    if deed == "searched":
        return Kind.FOUND if detail.get("shown") else Kind.FOUND_NOTHING
    return BY_DEED.get(deed) or BY_DEED.get(deed.rpartition("_")[2]) or _looked_or_wrote(result, detail)


def _looked_or_wrote(result: str, detail: Mapping[str, Any]) -> Kind:
    if result == "done":
        return Kind.WROTE
    return Kind.LISTED if "shown" in detail and "case" not in detail else Kind.OPENED
