"""Which days are working days, by whose calendar. A federal roll knows federal holidays and no others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

FIRST_YEAR, LAST_YEAR = 2000, 2060
DAY = timedelta(days=1)
_YEARS = range(FIRST_YEAR, LAST_YEAR + 2)  # a New Year's Day is observed on the 31st of December before
WEEKEND = "weekend"
NAMES = ("federal", "orders", "named", "district", "england", "with_state")


class BeyondTheCalendar(Exception):
    """A day is asked for whose holidays are not known."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Monday to Friday without the days off."""

    name: str
    off: Mapping[date, str]

    def why_off(self, day: date) -> str:
        """Why nobody works on this day: a holiday's name, a day of the week, or nothing."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise BeyondTheCalendar(self.name)
        return self.off.get(day) or (WEEKEND if day.weekday() > 4 else "")

    def step(self, day: date, direction: timedelta) -> tuple[date, list[date]]:
        """The next working day in this direction, and the holidays on the way."""
        left_out = []
        day += direction
        while why := self.why_off(day):
            if why != WEEKEND and day.weekday() < 5:
                left_out.append(day)
            day += direction
        return day, left_out

    def roll(self, day: date) -> date:
        """This day if it is a working day, or the first working day after it."""
        while self.why_off(day):
            day += DAY
        return day

    def back(self, day: date) -> date:
        """This day if it is a working day, or the last working day before it."""
        while self.why_off(day):
            day -= DAY
        return day


def _listed(country: str, state: str | None = None, observed: bool = True) -> dict[date, str]:
    import holidays  # slow to load, and other commands start without it

    found = holidays.country_holidays(
        country, subdiv=state, years=_YEARS, observed=observed, language="en_US"
    )
    return dict(found.items())


@cache
def calendar(name: str, closed_by_order: tuple[date, ...] = (), state: str = "") -> Calendar:
    """One of `NAMES`. `orders` are federal days and those that an order closed, `named` the holidays on their
    own days and not the observed ones, `with_state` federal and state days together."""
    if name == "england":
        return Calendar(name, _listed("GB", "ENG"))
    if name == "district":
        return Calendar(name, _without_inaugurations(_listed("US", "DC")))
    off = _listed("US", observed=name != "named")
    if name == "orders":
        off |= {day: "closed by executive order" for day in closed_by_order if day not in off}
    if name == "with_state":
        off = _listed("US", state) | off
    return Calendar(name, off)


def _without_inaugurations(listed: Mapping[date, str]) -> dict[date, str]:
    """That day moves nothing; where it is Martin Luther King’s as well, as in 2025, that one still does."""
    kept = {day: [one for one in why.split("; ") if "Inauguration" not in one] for day, why in listed.items()}
    return {day: "; ".join(names) for day, names in kept.items() if names}
