"""What the pages say about people."""

from collections.abc import Sequence

from flask_babel import gettext as _

from .duplicates import Level
from .models import Allowed, Person
from .safe_contact import method_words, never_words


def allowed_words(allowed: str) -> str:
    return {
        Allowed.YES: _("Yes"),
        Allowed.ASK_FIRST: _("Ask first"),
        Allowed.NEVER: _("Never"),
    }[Allowed(allowed)]


def level_words(level: str) -> str:
    """How sure we are that two records are one person."""
    return {
        Level.SAME: _("Looks like the same person"),
        Level.LIKELY: _("Probably the same person"),
        Level.POSSIBLE: _("Could be the same person"),
    }[Level(level)]


def facts_of(person: Person) -> tuple[str, ...]:
    """The line below the name."""
    speaks = _("Speaks %(languages)s", languages=person.languages) if person.languages else ""
    interpreter = _("interpreter: %(who)s", who=person.interpreter) if person.interpreter else ""
    reference = _("Reference %(number)s", number=person.reference)
    return tuple(fact for fact in (person.pronouns, speaks, interpreter, reference) if fact)


def safe_hint(person: Person) -> str:
    """For a list, where others may look over one’s shoulder: what never to do, then what is fine. No numbers."""
    by = {
        allowed: [row.method for row in person.safe_contacts if row.allowed == allowed] for allowed in Allowed
    }
    hints = [never_words(method) for method in by[Allowed.NEVER]]
    if fine := by[Allowed.YES]:
        hints.append(_("Fine: %(ways)s.", ways=_ways(fine)))
    if asking := by[Allowed.ASK_FIRST]:
        hints.append(_("Ask first: %(ways)s.", ways=_ways(asking)))
    return " ".join(hints) or _("Not asked yet")


def _ways(methods: Sequence[str]) -> str:
    return ", ".join(method_words(method).lower() for method in methods)
