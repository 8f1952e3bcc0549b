"""Dates on a line: where each mark stands, in percent of any width. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .rules import Mark

LEFT, RIGHT = 4.0, 96.0
APART = 8.0  # two marks nearer than this would touch on a phone
TICKS_APART = 18.0
BACK, AHEAD = timedelta(days=180), timedelta(days=240)
LATELY = timedelta(days=21)  # where dates to come are drawn, an old one would squeeze them
MOST_LANES = 7
AT_LEAST = timedelta(days=14)
LANE, TOP, UNDER = 38, 40, 34


@dataclass(frozen=True)
class Dated:
    """What is drawn: its number in the table, its day, its shape."""

    number: int
    day: date
    mark: Mark


@dataclass(frozen=True)
class Placed:
    number: int
    mark: Mark
    x: float
    y: int


@dataclass(frozen=True)
class Tick:
    day: date
    x: float


@dataclass(frozen=True)
class Picture:
    """All places of a drawing. `outside` counts the dates that lie too far away, or were too many on their days."""

    height: int
    axis: int
    today: float
    marks: tuple[Placed, ...]
    ticks: tuple[Tick, ...]
    outside: int


@dataclass(frozen=True)
class Line:
    """From the first to the last day that is drawn."""

    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(LEFT + share * (RIGHT - LEFT), 1)


def draw(dated: Sequence[Dated], today: date, back: timedelta = BACK) -> Picture | None:
    """Today is always in it. Marks that would touch are put one above the other, those in danger lowest."""
    near = sorted(
        (one for one in dated if today - back <= one.day <= today + AHEAD),
        key=lambda one: (one.day, one.mark != Mark.DANGER, one.number),
    )
    if not near:
        return None
    line = _line([one.day for one in near], today)
    placed = list(zip(near, _lanes([line.x(one.day) for one in near]), strict=True))
    shown = [(one, lane) for one, lane in placed if lane < MOST_LANES]
    axis = TOP + LANE * (max(lane for _one, lane in shown) + 1)
    marks = tuple(
        Placed(one.number, one.mark, line.x(one.day), axis - LANE * lane - LANE // 2) for one, lane in shown
    )
    return Picture(axis + UNDER, axis, line.x(today), marks, _ticks(line), len(dated) - len(shown))


def _line(days: Sequence[date], today: date) -> Line:
    first, last = min(*days, today), max(*days, today)
    if last - first < AT_LEAST:
        last = first + AT_LEAST
    return Line(first, last)


def _lanes(places: Sequence[float]) -> list[int]:
    """For places in order: the lowest lane whose last mark is far enough away."""
    ends: list[float] = []
    lanes = []
    for x in places:
        lane = next((at for at, end in enumerate(ends) if x - end >= APART), len(ends))
        ends[lane:] = [x, *ends[lane + 1 :]]
        lanes.append(lane)
    return lanes


def _ticks(line: Line) -> tuple[Tick, ...]:
    """Mondays while there are few of them, else the first days of months; never so near that words touch."""
    days = (line.last - line.first).days
    every = [line.first + timedelta(days=count) for count in range(days + 1)]
    wanted = [day for day in every if (day.weekday() == 0 if days <= 42 else day.day == 1)]
    ticks: list[Tick] = []
    for day in wanted:
        x = line.x(day)
        if 9 <= x <= 91 and (not ticks or x - ticks[-1].x >= TICKS_APART):
            ticks.append(Tick(day, x))
    return tuple(ticks)
