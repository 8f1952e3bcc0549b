"""The sum of an answer as one sentence, in which every step ends in the day that it leads to."""

from collections.abc import Callable
from datetime import date, datetime

from .calendars import WEEKEND
from .results import Added, Answer, At, Bar, Chosen, Line, Lines, Moment, Rolled, Start, TheDay

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ONE = {"days": "day", "weeks": "week", "months": "month", "years": "year", "hours": "hour"}
ONE |= {"business days": "business day", "school days": "school day"}
Say = Callable[[str], str]  # the engine's own word in the reader's language
CONTROLS = "The date printed on your notice controls."


def as_it_is(word: str) -> str:
    return word


def sum_of(answer: Answer, say: Say = as_it_is) -> str:
    """Both sums where they differ."""
    if not answer.legal_lines and not answer.work_lines:
        return ""
    if answer.work_lines == answer.legal_lines:
        return told(answer.legal_lines, say)
    if answer.legal_last is None:
        return told(answer.work_lines, say)
    if answer.work_lines == tuple(line for line in answer.legal_lines if not isinstance(line, Rolled)):
        return told(answer.legal_lines, say)
    both = {"work": told(answer.work_lines, say), "law": told(answer.legal_lines, say)}
    return say("Work to: {work}. The law: {law}").format(**both)


def told(lines: Lines, say: Say = as_it_is) -> str:
    text = ""
    for line in lines:
        text += _joint(line, text) + _line(line, say)
    return text


def day(when: Moment, say: Say = as_it_is) -> str:
    """2026-03-12 Thursday; with the time and the zone where hours count."""
    weekday = say(WEEKDAYS[when.weekday()])
    if not isinstance(when, datetime):
        return f"{when.isoformat()} {weekday}"
    seconds = "seconds" if when.second else "minutes"
    return f"{when.isoformat(timespec=seconds)} {weekday}"


def _joint(line: Line, before: str) -> str:
    if not before or isinstance(line, Bar):
        return ""
    return "" if before.endswith("| ") else "; "


def _line(line: Line, say: Say) -> str:
    match line:
        case Start():
            return f"{say(line.name)} {day(line.when, say)}{_note(line.note, say)}"
        case Added():
            return _added(line, say)
        case TheDay():
            return say("the day = {day}").format(day=day(line.when, say))
        case Chosen():
            return say(f"the {line.word} = {{day}}").format(day=day(line.when, say))
        case Rolled():
            off = ", ".join(f"{one.isoformat()} {_why_off(one, name, say)}" for one, name in line.off)
            why = say(line.season) if line.season else off
            return say("moves past {why} = {day}").format(why=why, day=day(line.when, say))
        case At():
            return say("by {time}").format(time=line.time)
        case Bar():
            return f" | {say('not past')} | " if line.cap else " | "


def _added(line: Added, say: Say) -> str:
    unit = say(ONE[line.unit] if line.length == 1 else line.unit)
    sign = "+" if line.sign > 0 else "-"
    left_out = f" [{_days(line.left_out)} {say('left out')}]" if line.left_out else ""
    missing = f" [{say('there is none')}: {say(line.no_such_day)}]" if line.no_such_day else ""
    return f"{sign} {line.length} {unit}{_note(line.note, say)}{left_out}{missing} = {day(line.when, say)}"


def _why_off(off: date, name: str, say: Say) -> str:
    return say(WEEKDAYS[off.weekday()] if name == WEEKEND else name)


def _days(days: tuple[date, ...]) -> str:
    return ", ".join(one.isoformat() for one in days)


def _note(note: str, say: Say) -> str:
    return f" ({say(note)})" if note else ""
