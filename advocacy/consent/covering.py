"""Whether a consent covers a recipient, topics and a purpose on a day, and what it lacks where it does not. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from uuid import UUID

from advocacy.folding import fold

from .kinds import Kind, Named
from .topics import Purpose, Topic


@dataclass(frozen=True)
class Party:
    """Somebody who is told: an agency of the directory, or whoever goes by one of these names."""

    names: tuple[str, ...]
    agency: UUID | None = None

    @property
    def called(self) -> str:
        return self.names[0] if self.names else ""


@dataclass(frozen=True, kw_only=True)
class Lasting:
    """What ends by itself: a signature, a last day, an event that came, a revocation. Days are whole."""

    id: UUID
    number: str = ""
    agency: UUID | None = None
    names: tuple[str, ...] = ()
    topics: frozenset[Topic] = frozenset()
    signed_on: date | None = None
    starts_on: date | None = None
    expires_on: date | None = None
    event_on: date | None = None
    revoked_on: date | None = None
    complete: bool = True

    @property
    def party(self) -> Party:
        return Party(self.names, self.agency)


@dataclass(frozen=True, kw_only=True)
class Permit(Lasting):
    """A consent as the rules look at it."""

    kind: Kind = Kind.GENERAL
    named: Named = Named.NAME
    by_us: bool = True
    purposes: frozenset[Purpose] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Mandate(Lasting):
    """An authority as the rules look at it. `who` is the one user it names; without one it names us all."""

    who: UUID | None = None


class Lack(IntEnum):
    """Why it does not cover. The later in this list, the nearer it came."""

    NOBODY = 0  # nothing names this recipient at all
    UNSIGNED = 1
    REVOKED = 2
    ENDED = 3
    EXPIRED = 4
    LATER = 5
    INCOMPLETE = 6
    KIND = 7
    GROUP = 8
    PURPOSE = 9
    TOPICS = 10
    WHO = 11


@dataclass(frozen=True)
class Stop:
    """What is missing, of which sheet, for whom; `topics` are those that it leaves out."""

    lack: Lack
    to: Party
    sheet: Permit | Mandate | None = None
    topics: frozenset[Topic] = frozenset()
    to_speak: bool = False


def same(one: Party, other: Party) -> bool:
    """The same agency of the directory, or the same name however it is typed."""
    if one.agency is not None and one.agency == other.agency:
        return True
    return bool(_folded(one) & _folded(other))


def _folded(party: Party) -> set[str]:
    return {fold(name) for name in party.names} - {""}


def lack_in_time(sheet: Lasting, on: date) -> Lack | None:
    """Whether it holds on this day. It holds on its last day, and not on the day it was taken back."""
    if sheet.signed_on is None:
        return Lack.UNSIGNED
    if sheet.revoked_on is not None and on >= sheet.revoked_on:
        return Lack.REVOKED
    if sheet.event_on is not None and on >= sheet.event_on:
        return Lack.ENDED
    if sheet.expires_on is not None and on > sheet.expires_on:
        return Lack.EXPIRED
    if max(sheet.signed_on, sheet.starts_on or sheet.signed_on) > on:
        return Lack.LATER
    return None if sheet.complete else Lack.INCOMPLETE


def lack_of_permit(permit: Permit, topics: frozenset[Topic], purpose: Purpose, on: date) -> Lack | None:
    """What this consent lacks for these things, once it names the recipient."""
    in_time = lack_in_time(permit, on)
    if in_time is not None:
        return in_time
    if not _is_for_papers(permit, purpose):
        return Lack.KIND
    if permit.named == Named.CLASS:
        return Lack.GROUP
    if purpose not in permit.purposes:
        return Lack.PURPOSE
    return None if topics <= permit.topics else Lack.TOPICS


def _is_for_papers(permit: Permit, purpose: Purpose) -> bool:
    """A sheet of its own allows what stands on it and nothing else; notes of counselors are no peer's to tell."""
    if not permit.by_us:
        return False
    return permit.kind == Kind.GENERAL or (permit.kind == Kind.LEGAL_PROCEEDINGS and purpose == Purpose.LEGAL)


def coverage(
    to: Party, topics: frozenset[Topic], purpose: Purpose, permits: Iterable[Permit], on: date
) -> Permit | None:
    """The consent that covers all of it, the one that was signed last; several are never added up."""
    fitting = [
        permit
        for permit in permits
        if same(to, permit.party) and lack_of_permit(permit, topics, purpose, on) is None
    ]
    return max(fitting, key=_signed, default=None)


def stop_of_permits(
    to: Party, topics: frozenset[Topic], purpose: Purpose, permits: Sequence[Permit], on: date
) -> Stop | None:
    """What is missing, said of the consent that came nearest."""
    if coverage(to, topics, purpose, permits, on) is not None:
        return None
    found = [
        (lack, permit)
        for permit in permits
        if same(to, permit.party) and (lack := lack_of_permit(permit, topics, purpose, on)) is not None
    ]
    if not found:
        group = _group(permits, on)
        return Stop(Lack.GROUP, to, group) if group else Stop(Lack.NOBODY, to)
    lack, nearest = max(found, key=lambda one: (one[0], _signed(one[1])))
    return Stop(lack, to, nearest, topics - nearest.topics)


def _group(permits: Sequence[Permit], on: date) -> Permit | None:
    """A live consent for a group. 42 CFR 2.31(a)(4) lets a sheet say “my treating providers”, to those who are.

    Whether a recipient is one of them, no sheet says and no program knows: so it covers nobody until it names them.
    """
    groups = (one for one in permits if one.named == Named.CLASS and one.by_us)
    return max((one for one in groups if lack_in_time(one, on) is None), key=_signed, default=None)


def _signed(sheet: Lasting) -> tuple[date, date, str]:
    return (sheet.signed_on or date.min, sheet.expires_on or date.max, str(sheet.id))


def lack_of_mandate(mandate: Mandate, who: UUID | None, topics: frozenset[Topic], on: date) -> Lack | None:
    in_time = lack_in_time(mandate, on)
    if in_time is not None:
        return in_time
    if not topics <= mandate.topics:
        return Lack.TOPICS
    return None if mandate.who is None or mandate.who == who else Lack.WHO


def mandate_for(
    to: Party, who: UUID | None, topics: frozenset[Topic], mandates: Iterable[Mandate], on: date
) -> Mandate | None:
    """The authority that covers it, the one that was signed last."""
    fitting = [
        mandate
        for mandate in mandates
        if same(to, mandate.party) and lack_of_mandate(mandate, who, topics, on) is None
    ]
    return max(fitting, key=_signed, default=None)


def stop_of_mandates(
    to: Party, who: UUID | None, topics: frozenset[Topic], mandates: Sequence[Mandate], on: date
) -> Stop | None:
    """Whether somebody may speak for the person to this recipient about this."""
    if mandate_for(to, who, topics, mandates, on) is not None:
        return None
    found = [
        (lack, mandate)
        for mandate in mandates
        if same(to, mandate.party) and (lack := lack_of_mandate(mandate, who, topics, on)) is not None
    ]
    if not found:
        return Stop(Lack.NOBODY, to, to_speak=True)
    lack, nearest = max(found, key=lambda one: (one[0], _signed(one[1])))
    return Stop(lack, to, nearest, topics - nearest.topics, to_speak=True)
