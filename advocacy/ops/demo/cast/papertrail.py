"""What the contact log says about letters and referrals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from advocacy.ops.demo.cast.arc import Arc
from advocacy.ops.demo.cast.slots import Slots
from advocacy.ops.demo.cast.stories import Note
from advocacy.ops.demo.cast.tables import table
from advocacy.ops.demo.cast.words import ContactKind, Method, Permitted
from advocacy.ops.demo.cast.work import Letter, Referral

MINUTES = {"drafted": 50, "agreed": 20, "sent": 10, "replied": 20, "answered": 10}


@dataclass(frozen=True, slots=True)
class Line:
    """A note that is yet to become a contact."""

    day: date
    note: Note
    slots: Slots
    at: time | None = None
    goal: str | None = None


def lines(arc: Arc, letter: Letter | None, referral: Referral | None, services: Slots) -> Iterator[Line]:
    if letter:
        days = (letter.drafted_on, letter.agreed_on, letter.sent_on, letter.replied_on)
        yield from _lines(arc, "letter_notes", ("drafted", "agreed", "sent", "replied"), days, arc.slots)
    if referral:
        own = {**arc.slots, "service": services[referral.service]}
        dates = (referral.drafted_on, referral.agreed_on, referral.sent_on, referral.answered_on)
        yield from _lines(arc, "referral_notes", ("drafted", "agreed", "sent", "answered"), dates, own)


def _lines(
    arc: Arc, kind: str, names: tuple[str, ...], days: tuple[date | None, ...], slots: Slots
) -> Iterator[Line]:
    for name, day in zip(names, days, strict=True):
        if day:
            words = arc.dice.for_(kind, name).pick(table("phrases")[kind][name])
            yield Line(day, Note(_way(arc, name), True, MINUTES[name], "", "", words), slots)


def _way(arc: Arc, name: str) -> ContactKind:
    """Drafts are written side by side; the rest is told in a way that the person agrees to."""
    permitted = {one.method: one.permitted for one in arc.plan.person.safe_contacts}
    calls = permitted[Method.CALL] is Permitted.ALLOWED
    return ContactKind.CALL if calls and name != "drafted" else ContactKind.IN_PERSON
