"""What of a person may stand on paper that leaves the house."""

from flask_babel import gettext as _

from .models import Allowed, Person, SafeContact
from .safe_contact import method_words, never_words


def printable_address(person: Person) -> tuple[str, ...]:
    """The lines of the first address that is not protected; nothing where there is none."""
    for address in person.addresses:
        if not address.protected and address.lines.strip():
            return tuple(line.strip() for line in address.lines.splitlines() if line.strip())
    return ()


def safe_contact_line(person: Person) -> str:
    """How an agency may reach the person: what is allowed, then what never is.

    The code word and the note on safety stay in the house: the one is worth nothing once others know it, and
    the other may say who is dangerous to them.
    """
    rows = [row for row in person.safe_contacts if row.allowed != Allowed.NEVER]
    nevers = [row for row in person.safe_contacts if row.allowed == Allowed.NEVER]
    if not rows and not nevers:
        return _("Not asked yet: ask the advocate before you call, text or write.")
    return " ".join([*(_way(row) for row in rows), *(never_words(row.method) for row in nevers)])


def _way(row: SafeContact) -> str:
    asking = _("ask the advocate first") if row.allowed == Allowed.ASK_FIRST else ""
    parts = [part for part in (row.details, row.best_times, row.what_to_say, asking) if part]
    words = ", ".join(part.rstrip(".") for part in parts) or _("is fine")
    return f"{method_words(row.method)}: {words}."
