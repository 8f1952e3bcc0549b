"""One step at a time: so many days, months, working days or hours on or back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from . import counting, hours
from .calendars import BeyondTheCalendar, Calendar, calendar
from .facts import Facts
from .formula import Step
from .results import Added, Moment, Questions
from .rule import Rule

DAYS_IN = {"days": 1, "weeks": 7}


class CanNotCount(Exception):
    """What is missing has been asked for."""


@dataclass(slots=True)
class Stepping:
    """Takes the steps of one date, and collects what has to be asked."""

    rule: Rule
    facts: Facts
    orders: tuple[date, ...]
    questions: Questions = field(default_factory=Questions)
    defaulted: bool = False
    by_days: bool = False  # a presumption of hours is counted as days, to see which ends earlier

    def need(self, name: str) -> CanNotCount:
        """Ask for it, unless it was given and is already asked about."""
        if not self.facts.questions.about(name):
            self.questions.ask("needs", name)
        return CanNotCount()

    def moment(self, name: str) -> datetime:
        """The anchor as a moment. A bare day or an hour that the clock skipped or showed twice is asked about."""
        if name not in self.facts.times:
            self.questions.ask("needs_time", name)
            raise CanNotCount
        zone = self.facts.settings.get("zone")
        if not isinstance(zone, ZoneInfo):
            raise self.need("zone")
        try:
            return hours.instant(self.facts.times[name], zone)
        except hours.NoSuchTime:
            self.questions.ask("no_such_time", name)
        except hours.WhichTime:
            self.questions.ask("which_time", name)
        raise CanNotCount

    def add(self, when: Moment, step: Step) -> tuple[Moment, Added]:
        """One step on or back."""
        count = self.count(step)
        signed = step.sign * count
        if step.unit == "hours":
            assert isinstance(when, datetime)
            end: Moment = hours.add_hours(when, signed)
            return end, Added(step.sign, count, "hours", end, step.note)
        if isinstance(when, datetime):
            end, there = hours.add_days_keeping_the_time(when, signed * DAYS_IN[step.unit])
            why = "" if there else "so many times 24 hours"
            return end, Added(step.sign, count, step.unit, end, step.note, (), why)
        return self._add_to_day(when, step, signed)

    def _add_to_day(self, day: date, step: Step, signed: int) -> tuple[date, Added]:
        left_out: Sequence[date] = ()
        no_such_day = ""
        if days := DAYS_IN.get(step.unit):
            day = counting.add_days(day, signed * days)
        elif step.unit in ("months", "years"):
            months = signed * (12 if step.unit == "years" else 1)
            day, gone = counting.add_months(day, months, next_if_none=step.next_if_none)
            if gone:
                no_such_day = "the first of the next month" if step.next_if_none else "the last of the month"
        elif step.unit == "business days":
            day, left_out = self._working(day, signed, self.calendar(step.calendar))
        else:
            day = self._school(day, signed)
        return day, Added(step.sign, abs(signed), step.unit, day, step.note, tuple(left_out), no_such_day)

    def count(self, step: Step) -> int:
        if isinstance(step.count, int):
            return step.count
        if step.count == "postponed_days":
            if self.facts.questions.about("postponed_days"):
                raise CanNotCount
            found = self.facts.settings.get("postponed_days", 0)
            assert isinstance(found, int)
            return found
        return self.number()

    def number(self) -> int:
        """The number that the notice or the state sets: of two that differ the smaller."""
        number = self.rule.number
        assert number
        if any(self.facts.questions.about(name) for name in number.sources):
            raise CanNotCount
        found = [v for name in number.sources if isinstance(v := self.facts.settings.get(name), int)]
        if len(set(found)) > 1:
            self.questions.ask("differs", number.sources[0])
        if found:
            return min(found)
        if number.otherwise is None and self.rule.printed and self.facts.questions.about("printed_date"):
            raise CanNotCount
        if number.otherwise is None:
            raise self.need(number.sources[0])
        self.defaulted = True
        return number.otherwise

    def calendar(self, name: str) -> Calendar:
        if name != "with_state":
            return calendar(name, self.orders if name == "orders" else ())
        state = self.facts.settings.get("state")
        if not isinstance(state, str):
            raise self.need("state")
        return calendar(name, (), state)

    def _working(self, day: date, signed: int, by: Calendar) -> tuple[date, list[date]]:
        try:
            return counting.add_working_days(day, signed, by)
        except BeyondTheCalendar:
            self.questions.ask("beyond_calendar", "federal" if by.name != "england" else "england")
            raise CanNotCount from None

    def _school(self, day: date, count: int) -> date:
        periods = self.facts.periods("school_year")
        if not periods or self.facts.questions.about("school_closed"):
            raise self.need("school_year")
        try:
            return counting.SchoolDays(periods, self.facts.periods("school_closed")).add(day, count)
        except BeyondTheCalendar:
            self.questions.ask("beyond_calendar", "school_year")
            raise CanNotCount from None
