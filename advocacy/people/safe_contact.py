"""How to reach someone safely, as lines: first on every page about them and on every print. Pure."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask_babel import gettext as _

from .models import Allowed, Method, Person

ICONS = {
    Method.CALL: "phone",
    Method.VOICEMAIL: "voicemail",
    Method.TEXT: "message-square",
    Method.EMAIL: "mail",
    Method.POST: "mail",
    Method.VISIT: "house",
}


class SafeLine(NamedTuple):
    """One line of the safe contact box: an icon, what matters most, and the rest."""

    icon: str
    strong: str
    text: str

    @property
    def never(self) -> bool:
        """Such a line is a whole sentence; the others lead to what is written behind them."""
        return bool(self.strong) and not self.strong.endswith(":")


def method_words(method: str) -> str:
    return {
        Method.CALL: _("Call"),
        Method.VOICEMAIL: _("Voicemail"),
        Method.TEXT: _("Text"),
        Method.EMAIL: _("Email"),
        Method.POST: _("Letters"),
        Method.VISIT: _("Visit"),
    }[Method(method)]


def never_words(method: str) -> str:
    return {
        Method.CALL: _("Do not call."),
        Method.VOICEMAIL: _("Do not leave a voicemail."),
        Method.TEXT: _("Do not text."),
        Method.EMAIL: _("Do not email."),
        Method.POST: _("Do not send letters."),
        Method.VISIT: _("Do not visit."),
    }[Method(method)]


def safe_lines(person: Person, ways: Sequence[Any] | None = None) -> list[SafeLine]:
    """What is never allowed comes first, then the ways that are. Nothing while nobody has asked.

    `ways` are the person's safe contacts where they were read already, in plain columns.
    """
    known = person.safe_contacts if ways is None else ways
    rows = sorted(known, key=lambda row: (row.allowed != Allowed.NEVER, row.id or 0))
    lines = [_line(row) for row in rows]
    if person.code_word:
        lines.append(SafeLine("key", _("Code word:"), person.code_word))
    if person.safety_note:
        lines.append(SafeLine("shield-check", "", person.safety_note))
    return lines


def _line(row: Any) -> SafeLine:
    icon = ICONS[Method(row.method)]
    if row.allowed == Allowed.NEVER:
        return SafeLine(icon, never_words(row.method), row.what_to_say)
    first = _("ask first") if row.allowed == Allowed.ASK_FIRST else ""
    how = ", ".join(part for part in (first, row.details, row.best_times) if part)
    words = ". ".join(part.rstrip(".") for part in (how, row.what_to_say) if part)
    return SafeLine(icon, f"{method_words(row.method)}:", _sentence(words) or _("yes."))


def _sentence(words: str) -> str:
    """What they said themselves keeps its own end: say “it is about the soup.”"""
    return f"{words}." if words and words[-1] not in '.!?”"' else words
