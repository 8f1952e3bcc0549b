"""When something is open, in words: from the rules and weekday rows that lists give, and from free text."""

import re
from collections.abc import Iterable, Sequence

from advocacy.sentences import say

from .cleaning import one_line, plain
from .tables import Row
from .times import clock_words, day_words, time_of_day

DAYS = {"MO": "Mon", "TU": "Tue", "WE": "Wed", "TH": "Thu", "FR": "Fri", "SA": "Sat", "SU": "Sun"}
ORDER = tuple(DAYS)
WHICH = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
NTH_DAY = re.compile(r"(-?\d)?([A-Z]{2})")


def hours_in_words(schedules: Sequence[Row], holidays: Sequence[Row] = (), text: str = "") -> str:
    """One line for each rule, days with the same hours together; what was written in words stays beside it."""
    lines = [
        *_written(text),
        *_weekly(schedules),
        *_other(schedules),
        *_said(schedules),
        *map(_holiday, holidays),
    ]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def hours_doubts(schedules: Iterable[Row]) -> list[str]:
    """Rows that close before they open are often a missing “pm”."""
    doubts = []
    for row in schedules:
        opens, closes = time_of_day(row.get("opens_at", "")), time_of_day(row.get("closes_at", ""))
        if opens and closes and closes < opens:
            words = f"{row['opens_at'].strip()} – {row['closes_at'].strip()}"
            doubts.append(str(say("The hours “%(hours)s” close before they open. Ask there.", hours=words)))
    return doubts


def _written(text: str) -> list[str]:
    return plain(text).split("\n") if text.strip() else []


def _weekly(schedules: Iterable[Row]) -> list[str]:
    """Mon–Fri 8:00 am to 5:00 pm: each weekday gets its hours, then neighbors with equal hours are joined."""
    times: dict[str, list[str]] = {}
    for row in filter(_is_weekly, schedules):
        for day in _days(row):
            times.setdefault(day, []).append(_opening(row))
    days = {day: " and ".join(dict.fromkeys(filter(None, times[day]))) for day in ORDER if day in times}
    return [_joined(", ".join(_ranges(group)), hours) for hours, group in _groups(days)]


def _groups(days: dict[str, str]) -> list[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for day, hours in days.items():
        groups.setdefault(hours, []).append(day)
    return list(groups.items())


def _ranges(days: list[str]) -> list[str]:
    runs: list[list[str]] = []
    for day in days:
        if runs and ORDER.index(day) == ORDER.index(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [DAYS[run[0]] if len(run) == 1 else _run(run) for run in runs]


def _run(run: list[str]) -> str:
    return f"{DAYS[run[0]]}{', ' if len(run) == 2 else '–'}{DAYS[run[-1]]}"


def _is_weekly(row: Row) -> bool:
    plain_days = all(day in DAYS for day in _names(row)) and bool(_names(row))
    every_week = row.get("freq", "").strip().upper() in ("", "WEEKLY")
    return plain_days and every_week and row.get("interval", "").strip() in ("", "0", "1")


def _names(row: Row) -> list[str]:
    return [day for day in re.split(r"[,;\s]+", row.get("byday", "").strip().upper()) if day]


def _days(row: Row) -> list[str]:
    return [day for day in _names(row) if day in DAYS]


def _other(schedules: Iterable[Row]) -> list[str]:
    """Every second week, the first Monday of a month, the 15th."""
    return [
        words for row in schedules if not _is_weekly(row) and (words := _joined(_rule(row), _opening(row)))
    ]


def _rule(row: Row) -> str:
    parts = [_nth(day) for day in _names(row)]
    if months := row.get("bymonthday", "").strip():
        parts.append(f"day {months} of the month")
    every = row.get("interval", "").strip()
    unit = "months" if row.get("freq", "").strip().upper() == "MONTHLY" else "weeks"
    if every.isdecimal() and int(every) > 1:
        parts.append(f"every {every} {unit}")
    return ", ".join(parts)


def _nth(text: str) -> str:
    found = NTH_DAY.fullmatch(text)
    if not found or found[2] not in DAYS:
        return text
    return (
        DAYS[found[2]] if not found[1] else f"{WHICH.get(found[1], found[1])} {DAYS[found[2]]} of the month"
    )


def _opening(row: Row) -> str:
    opens, closes = (_time(row.get(name, "")) for name in ("opens_at", "closes_at"))
    if opens and closes:
        return f"{opens} to {closes}"
    return f"from {opens}" if opens else f"until {closes}" if closes else ""


def _time(text: str) -> str:
    at = time_of_day(text)
    return clock_words(at) if at else one_line(text)


def _said(schedules: Iterable[Row]) -> list[str]:
    return [
        line for row in schedules for name in ("description", "notes") for line in _written(row.get(name, ""))
    ]


def _holiday(row: Row) -> str:
    first, last = (day_words(row.get(name, "")) for name in ("start_date", "end_date"))
    when = first if last in ("", first) else f"{first} to {last}"
    if row.get("closed", "").strip().casefold() in ("true", "t", "yes", "1"):
        return f"Closed {when}" if when else ""
    return _joined(when, _opening(row))


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
