"""Whether something about the person may leave the house. Pure.

Two things are asked: did the person say yes to exactly this text going to exactly this recipient, and does a
live consent cover whoever is told, what about and what for on that day. What the person signs alone is theirs to
send: it needs their yes and no consent. Who speaks for the person needs their authority besides.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from .covering import Mandate, Party, Permit, Stop, stop_of_mandates, stop_of_permits
from .topics import Purpose, Topic


class Obstacle(StrEnum):
    """Why it can not leave. The value is what the page says."""

    NOT_AGREED = "The person has not agreed to this yet. Read it with them first, then record their yes."
    WITHDRAWN = "The person took back their yes. It cannot go."
    OTHER_WORDS = "The words changed after the person agreed. Read it with them again."
    OTHER_RECIPIENT = "The person agreed to someone else getting this. Ask them again."
    LATER = "The day of the agreement must be today or earlier."
    NOBODY_HEARD_IT = "Write down to whom they said yes."
    NO_TOPICS = "Choose first what this tells about the person. Consent is looked up by it."
    NO_PURPOSE = "Choose first what this is for. Consent is looked up by it."


@dataclass(frozen=True)
class Yes:
    """What the person agreed to: which words, to whom, when."""

    text_sha256: str
    recipient: str
    agreed_on: date
    withdrawn: bool = False
    withdrawn_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Who is told about what and what for. `copies` go to others; `who` speaks for the person if `speaks`."""

    names: tuple[str, ...] = ()
    agency: UUID | None = None
    copies: tuple[str, ...] = ()
    topics: frozenset[Topic] = frozenset()
    purpose: Purpose | None = None
    person_alone: bool = False
    speaks: bool = False
    who: UUID | None = None

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everyone who is told, the one it is addressed to first."""
        return (Party(self.names, self.agency), *(Party((name,)) for name in self.copies))


@dataclass(frozen=True, kw_only=True)
class Outgoing(Telling):
    """What is about to leave: which words, to whom, about what and what for."""

    text_sha256: str
    recipient: str


@dataclass(frozen=True)
class Sheets:
    """What the person has signed, live or not."""

    permits: tuple[Permit, ...] = ()
    mandates: tuple[Mandate, ...] = ()


def obstacle_to_release(
    outgoing: Outgoing, newest: Yes | None, signed: Sheets, today: date
) -> Obstacle | Stop | None:
    """The first thing in the way of issuing it today."""
    return obstacle_in_the_yes(outgoing, newest, today) or obstacle_in_consent(outgoing, signed, today)


def obstacle_in_the_yes(outgoing: Outgoing, newest: Yes | None, today: date) -> Obstacle | None:
    """The newest answer counts: a yes that was taken back is no yes, and a new yes counts again."""
    if newest is None:
        return Obstacle.NOT_AGREED
    if newest.withdrawn:
        return Obstacle.WITHDRAWN
    if newest.agreed_on > today:
        return Obstacle.LATER
    if newest.text_sha256 != outgoing.text_sha256:
        return Obstacle.OTHER_WORDS
    if newest.recipient != outgoing.recipient:
        return Obstacle.OTHER_RECIPIENT
    return None


def obstacle_in_consent(outgoing: Telling, signed: Sheets, on: date) -> Obstacle | Stop | None:
    """Everyone who is told has to be covered, copies too."""
    if outgoing.person_alone:
        return None
    found = _obstacle_for(outgoing.parties, outgoing, signed, on)
    return found or _obstacle_in_authority(outgoing, signed, on)


def obstacle_in_emergency(outgoing: Telling, signed: Sheets, on: date) -> Obstacle | Stop | None:
    """An emergency opens a paper for the one it is addressed to. A copy goes to somebody else: that needs consent."""
    copies = () if outgoing.person_alone else outgoing.parties[1:]
    return _obstacle_for(copies, outgoing, signed, on) if copies else None


def _obstacle_for(
    parties: tuple[Party, ...], outgoing: Telling, signed: Sheets, on: date
) -> Obstacle | Stop | None:
    if not outgoing.topics:
        return Obstacle.NO_TOPICS
    if outgoing.purpose is None:
        return Obstacle.NO_PURPOSE
    purpose = outgoing.purpose
    stops = (stop_of_permits(party, outgoing.topics, purpose, signed.permits, on) for party in parties)
    return next((stop for stop in stops if stop), None)


def _obstacle_in_authority(outgoing: Telling, signed: Sheets, on: date) -> Stop | None:
    """Only to whom it is addressed does anybody speak for the person; a copy is for information."""
    if not outgoing.speaks:
        return None
    to = outgoing.parties[0]
    return stop_of_mandates(to, outgoing.who, outgoing.topics, signed.mandates, on)


def obstacle_to_having_sent(
    outgoing: Telling, newest: Yes | None, signed: Sheets, sent_on: date
) -> Obstacle | Stop | None:
    """Whether it could leave on that day. The words are those of the frozen page, so they are not asked about.

    What was taken back later does not undo what went before; on the day itself nothing goes any more.
    """
    if newest is None:
        return Obstacle.NOT_AGREED
    if newest.withdrawn_on is not None and sent_on >= newest.withdrawn_on:
        return Obstacle.WITHDRAWN
    return obstacle_in_consent(outgoing, signed, sent_on)
