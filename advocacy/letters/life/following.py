"""Which letters may follow one that was not answered, or answered with no. Pure."""

from collections.abc import Collection
from types import MappingProxyType

# After any letter: ask for the overdue answer, complain to the office, meet. After some also the next step up.
AFTER_ANY = ("T27", "T19", "T14", "T24")
NEXT_STEP = MappingProxyType(
    {
        "T01": ("T04",),
        "T02": ("T03",),
        "T05": ("T01", "T02"),
        "T06": ("T08",),
        "T09": ("T11", "T12"),
        "T10": ("T12",),
    }
)


def may_follow(template: str, known: Collection[str]) -> tuple[str, ...]:
    """The next step up first; only letters that there are, and never the same again."""
    codes = (*NEXT_STEP.get(template, ()), *AFTER_ANY)
    return tuple(code for code in codes if code in known and code != template)
