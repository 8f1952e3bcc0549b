"""What became of a date, and which of them are shown together. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from ..doing.rules import in_danger as is_near
from ..kinds import DeadlineState

LATELY = timedelta(days=90)


class Became(StrEnum):
    """Where a date stands: the queries say it of each row."""

    OPEN = "open"
    OPENS = "opens"  # no last day: something can be done, or happens, from then
    MET = "met"
    LATE = "late"
    MISSED = "missed"
    NOT_WANTED = "not_wanted"
    PLANNED = "planned"
    WAS = "was"
    CALLED_OFF = "called_off"


class Show(StrEnum):
    """Which dates a page shows."""

    COMING = "coming"
    MET = "met"
    LATE = "late"
    MISSED = "missed"
    NOT_WANTED = "not-wanted"
    EVERYTHING = "everything"


OF_SHOW: Mapping[Show, tuple[Became, ...]] = {
    Show.COMING: (Became.OPEN, Became.OPENS, Became.PLANNED),
    Show.MET: (Became.MET,),
    Show.LATE: (Became.LATE,),
    Show.MISSED: (Became.MISSED,),
    Show.NOT_WANTED: (Became.NOT_WANTED, Became.CALLED_OFF),
    Show.EVERYTHING: tuple(Became),
}


class Passed(StrEnum):
    """What became of a date of the person's that has passed."""

    PROVED = "proved"
    NOT_PROVED = "not_proved"
    LATE = "late"
    MISSED = "missed"
    NOTHING = "nothing"


class Mark(StrEnum):
    """How a date is drawn: each has a shape of its own."""

    OPEN = "open"
    DANGER = "danger"
    THEIRS = "theirs"
    OPENS = "opens"
    APPOINTMENT = "appointment"
    MET = "met"
    LATE = "late"
    MISSED = "missed"
    OFF = "off"


OF_BECAME = {
    Became.OPENS: Mark.OPENS,
    Became.MET: Mark.MET,
    Became.LATE: Mark.LATE,
    Became.MISSED: Mark.MISSED,
    Became.NOT_WANTED: Mark.OFF,
    Became.CALLED_OFF: Mark.OFF,
    Became.PLANNED: Mark.APPOINTMENT,
    Became.WAS: Mark.APPOINTMENT,
}


def in_danger(became: str, act: str, day: date | None, today: date) -> bool:
    """Still open, ours to do, and near or past. Nothing else is ever drawn in amber."""
    return became == Became.OPEN and is_near(act, DeadlineState.OPEN, day, today)


def mark_of(became: str, act: str, day: date | None, today: date) -> Mark:
    if became != Became.OPEN:
        return OF_BECAME[Became(became)]
    if in_danger(became, act, day, today):
        return Mark.DANGER
    return Mark.THEIRS if act == "agency" else Mark.OPEN
