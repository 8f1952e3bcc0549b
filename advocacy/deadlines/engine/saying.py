"""The sum of an answer as one sentence, in which every step ends in the day that it leads to."""

from datetime import date, datetime

from .calendars import WEEKEND
from .results import Added, Answer, At, Bar, Chosen, Line, Lines, Moment, Rolled, Start, TheDay

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ONE = {"days": "day", "weeks": "week", "months": "month", "years": "year", "hours": "hour"}
ONE |= {"business days": "business day", "school days": "school day"}
CONTROLS = "The date printed on your notice controls."


def sum_of(answer: Answer) -> str:
    """Both sums where they differ."""
    if not answer.legal_lines and not answer.work_lines:
        return ""
    if answer.work_lines == answer.legal_lines:
        return told(answer.legal_lines)
    if answer.legal_last is None:
        return told(answer.work_lines)
    if answer.work_lines == tuple(line for line in answer.legal_lines if not isinstance(line, Rolled)):
        return told(answer.legal_lines)
    return f"Work to: {told(answer.work_lines)}. The law: {told(answer.legal_lines)}"


def told(lines: Lines) -> str:
    text = ""
    for line in lines:
        text += _joint(line, text) + _line(line)
    return text


def day(when: Moment) -> str:
    """2026-03-12 Thursday; with the time and the zone where hours count."""
    weekday = WEEKDAYS[when.weekday()]
    if not isinstance(when, datetime):
        return f"{when.isoformat()} {weekday}"
    seconds = "seconds" if when.second else "minutes"
    return f"{when.isoformat(timespec=seconds)} {weekday}"


def _joint(line: Line, before: str) -> str:
    if not before or isinstance(line, Bar):
        return ""
    return "" if before.endswith("| ") else "; "


def _line(line: Line) -> str:
    match line:
        case Start():
            return f"{line.name} {day(line.when)}{_note(line.note)}"
        case Added():
            return _added(line)
        case TheDay():
            return f"the day = {day(line.when)}"
        case Chosen():
            return f"the {line.word} = {day(line.when)}"
        case Rolled():
            why = line.season or ", ".join(
                f"{off.isoformat()} {_why_off(off, name)}" for off, name in line.off
            )
            return f"moves past {why} = {day(line.when)}"
        case At():
            return f"by {line.time}"
        case Bar():
            return " | not past | " if line.cap else " | "


def _added(line: Added) -> str:
    unit = ONE[line.unit] if line.length == 1 else line.unit
    sign = "+" if line.sign > 0 else "-"
    left_out = f" [{_days(line.left_out)} left out]" if line.left_out else ""
    missing = f" [there is none: {line.no_such_day}]" if line.no_such_day else ""
    return f"{sign} {line.length} {unit}{_note(line.note)}{left_out}{missing} = {day(line.when)}"


def _why_off(off: date, name: str) -> str:
    return WEEKDAYS[off.weekday()] if name == WEEKEND else name


def _days(days: tuple[date, ...]) -> str:
    return ", ".join(one.isoformat() for one in days)


def _note(note: str) -> str:
    return f" ({note})" if note else ""
