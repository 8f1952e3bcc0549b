"""What can be set for a rule, and which values the law allows. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..engine.facts import read_facts
from ..engine.names import CHOICES, SETTINGS, Reading
from ..engine.questioning import MOST_DAYS, MOST_YEARS
from ..engine.rule import Rule

SETTABLE = (
    "state_days",
    "state_years",
    "state_unit",
    "state_from",
    "exchange",
    "deferral",
    "rating_period_from",
)
HOME_STATE = "state"
SCHOOL_YEAR, SCHOOL_CLOSED = "school_year", "school_closed"
CLOSED_DAYS = "closed_days"  # read by us and not by the engine: it takes them as orders


class Wrong(StrEnum):
    """Why a value can not be set."""

    NOT_HERE = "not_here"
    NOT_READ = "not_read"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    NO_SOURCE = "no_source"
    NO_DAY = "no_day"


@dataclass(frozen=True)
class Given:
    """What is set, where it was read, and when somebody looked it up."""

    value: str
    citation: str = ""
    verified_on: date | None = None


def settable(rule: Rule) -> tuple[str, ...]:
    return tuple(name for name in SETTABLE if name in rule.own_settings)


def bounds(rule: Rule, name: str) -> tuple[int, int]:
    """The least and the most that the rule's law leaves to a state or plan."""
    most = MOST_YEARS if name == "state_years" else MOST_DAYS
    if rule.number is None or name not in rule.number.sources:
        return 1, most
    return rule.number.least, rule.number.most or most


def wrong_with(rule: Rule, name: str, given: Given) -> Wrong | None:
    """An empty value takes back what was set, and needs no source."""
    if name not in settable(rule):
        return Wrong.NOT_HERE
    if not given.value:
        return None
    return _wrong_value(rule, name, given.value) or wrong_source(given)


def wrong_source(given: Given) -> Wrong | None:
    if not given.citation.strip():
        return Wrong.NO_SOURCE
    return None if given.verified_on else Wrong.NO_DAY


def _wrong_value(rule: Rule, name: str, value: str) -> Wrong | None:
    if not readable(name, value):
        return Wrong.NOT_READ
    if SETTINGS[name] is not Reading.NUMBER:
        return None
    least, most = bounds(rule, name)
    if int(value) < least:
        return Wrong.TOO_SMALL
    return Wrong.TOO_LARGE if int(value) > most else None


def readable(name: str, value: str) -> bool:
    """Whether the engine can read it."""
    if SETTINGS[name] is Reading.CHOICE:
        return value in CHOICES[name]
    return name in read_facts({}, {name: value}).settings


Period = tuple[date, date]


def written_periods(periods: tuple[Period, ...]) -> str:
    """As the engine reads them: `first..last`, with commas between."""
    return ",".join(f"{first.isoformat()}..{last.isoformat()}" for first, last in periods)


def read_periods(value: str) -> tuple[Period, ...]:
    found = []
    for part in filter(None, value.split(",")):
        first, _, last = part.partition("..")
        found.append((date.fromisoformat(first), date.fromisoformat(last or first)))
    return tuple(found)


def days_in(value: str) -> tuple[date, ...]:
    return tuple(first for first, _ in read_periods(value))
