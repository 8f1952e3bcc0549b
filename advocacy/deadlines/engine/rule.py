"""A rule as the data says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .conditions import By, Condition, From, Given, Is
from .formula import RECEIPT, Between, Leg, Step
from .names import ANCHORS, OF_EVERY_NOTICE, OF_EVERY_RULE, ORDER, OWN_ORDER, SETTINGS


@dataclass(frozen=True)
class Receipt:
    """When something posted counts as received, and what an earlier receipt does."""

    starts: tuple[str, ...]
    presumed: Step | None = None
    early: str = ""  # ignored | shortens


@dataclass(frozen=True)
class Number:
    """A length that a notice, a state or a plan sets. Without `otherwise` it is asked for."""

    sources: tuple[str, ...]
    least: int = 1
    most: int | None = None
    otherwise: int | None = None


@dataclass(frozen=True)
class Sums:
    """One day from one or several legs: the only one, the later or the earlier; never past the caps."""

    legs: tuple[Leg, ...] = ()
    choice: str = ""  # later | earlier
    caps: tuple[Leg, ...] = ()


@dataclass(frozen=True)
class Way:
    """One way to count a date; of several with the same name the first applies whose conditions hold."""

    name: str
    when: tuple[Condition, ...] = ()
    answer: str = ""  # any_time | no_end_date
    legal: Sums = field(default_factory=Sums)
    work: Sums = field(default_factory=Sums)
    roll: str = ""
    at: str = ""
    asks: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    ends_with: str = ""
    hedge: bool = False

    @property
    def legs(self) -> Iterator[Leg]:
        for sums in (self.legal, self.work):
            yield from sums.legs + sums.caps
        yield from (condition.leg for condition in self.when if isinstance(condition, By))


@dataclass(frozen=True)
class Rule:
    """One clock of one system."""

    code: str
    system: str
    title: str
    act: str
    certainty: str
    citation: str
    verified_on: date
    ways: tuple[Way, ...]
    counts_when: str = ""
    receipt: Receipt | None = None
    number: Number | None = None
    printed: str = ""  # decides | controls | later
    also: tuple[str, ...] = ()
    not_past: tuple[str, ...] = ()
    only: Mapping[str, str] = field(default_factory=dict)
    companions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    repayment: str = ""
    note: str = ""

    @cached_property
    def results(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(way.name for way in self.ways))

    @cached_property
    def ways_of(self) -> tuple[tuple[str, tuple[Way, ...]], ...]:
        return tuple((name, tuple(way for way in self.ways if way.name == name)) for name in self.results)

    @cached_property
    def own_anchors(self) -> frozenset[str]:
        """The anchors that it counts with, or that change what is said."""
        return frozenset(name for name in self._names() if name in ANCHORS)

    @cached_property
    def own_settings(self) -> frozenset[str]:
        return frozenset(name for name in self._names() if name in SETTINGS)

    @cached_property
    def order(self) -> tuple[tuple[str, str], ...]:
        """The pairs of days of which the first can not lie before the second."""
        own = self.own_anchors | self.own_settings
        return ORDER + tuple(pair for pair in OWN_ORDER if own.issuperset(pair))

    def accepts(self, name: str) -> bool:
        return (
            name in self.own_anchors or name in self.own_settings or name in OF_EVERY_NOTICE + OF_EVERY_RULE
        )

    def _names(self) -> Iterator[str]:
        yield from self.also
        yield from self.not_past
        yield from self.only
        if self.number:
            yield from self.number.sources
        if self.printed:
            yield "printed_date"
        for way in self.ways:
            yield from (*way.asks, *way.late, *way.needs, way.ends_with)
            yield from (one.name for one in way.when if isinstance(one, Is | Given | From | By))
            for leg in way.legs:
                yield from self._names_of_leg(leg)

    def _names_of_leg(self, leg: Leg) -> Iterator[str]:
        yield from (name for name in leg.starts if name != RECEIPT)
        if RECEIPT in leg.starts and self.receipt:
            yield from (*self.receipt.starts, "received", "received_proof")
            yield from names_of_steps((self.receipt.presumed,) if self.receipt.presumed else ())
        yield from names_of_steps(leg.steps)


def names_of_steps(steps: tuple[Step | Between, ...]) -> Iterator[str]:
    for step in steps:
        if isinstance(step, Between):
            yield from (step.first, step.last)
        elif step.unit == "hours":
            yield "zone"
        elif step.unit == "school days":
            yield from ("school_year", "school_closed")
        elif step.calendar == "with_state":
            yield "state"
        elif step.count == "postponed_days":
            yield "postponed_days"
