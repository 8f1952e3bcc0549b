"""One sum at a time: a leg from its start to its end, with every step told."""

from collections.abc import Sequence
from datetime import timedelta

from .formula import RECEIPT, Between, Leg, Step
from .receipt import received
from .results import Added, Line, Moment, Start
from .stepping import Stepping

Told = tuple[Moment, tuple[Line, ...]]


class Sum(Stepping):
    """Counts the legs of one date."""

    __slots__ = ()

    def leg(self, leg: Leg) -> Told:
        when, line = self._start(leg)
        lines: list[Line] = [line] if isinstance(line, Start) else list(line)
        for step in leg.steps:
            if isinstance(step, Between):
                when, added = self._stood_still(when, step)
                lines += added
            else:
                when, one = self.add(when, step)
                lines.append(one)
        return when, tuple(lines)

    def missing(self, leg: Leg) -> bool:
        """An optional leg whose start is not known."""
        return leg.optional and not any(name in self.facts.days for name in leg.starts)

    def _start(self, leg: Leg) -> tuple[Moment, Start | Sequence[Line]]:
        if leg.starts == (RECEIPT,):
            return received(self)
        for name in leg.starts:
            if name in self.facts.days:
                timed = any(isinstance(step, Step) and step.unit == "hours" for step in leg.steps)
                when = self.moment(name) if timed else self.facts.days[name]
                return when, Start(name, when, self._stands_in(leg.starts, name))
        asked = [name for name in leg.starts if self.facts.questions.about(name)]
        raise self.need(asked[0] if asked else leg.starts[-1])

    def _stands_in(self, starts: tuple[str, ...], name: str) -> str:
        stands_in = starts[0] == "mailed" and name == "notice_dated"
        return "stands in for the day of sending" if stands_in else ""

    def _stood_still(self, when: Moment, step: Between) -> tuple[Moment, list[Line]]:
        """The days in which a clock stood still; none while one of the two days is not known."""
        first, last = self.facts.days.get(step.first), self.facts.days.get(step.last)
        if first is None or last is None or last <= first:
            return when, []
        days = (last - first).days
        end = when + timedelta(days=days)
        return end, [Added(1, days, "days", end, step.note or f"{first} to {last}")]
