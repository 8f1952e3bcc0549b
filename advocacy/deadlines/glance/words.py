"""How the pages of dates say where a date stands."""

from datetime import time
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.tasks.words import appointment_words
from advocacy.web.filters import plain_day

from ..outcome import words as outcome_words
from ..outcome.queries import title_of
from ..words import result_words
from .rules import Became, Mark, Passed, Show


def show_words(show: Show) -> str:
    return {
        Show.COMING: _("Coming"),
        Show.MET: _("Done in time"),
        Show.LATE: _("Done late"),
        Show.MISSED: _("Missed"),
        Show.NOT_WANTED: _("Not wanted"),
        Show.EVERYTHING: _("Everything"),
    }[show]


def empty_words(show: Show) -> str:
    return {
        Show.COMING: _("Nothing is coming."),
        Show.MET: _("Nothing was done in time yet."),
        Show.LATE: _("Nothing was done late."),
        Show.MISSED: _("Nothing was missed."),
        Show.NOT_WANTED: _("Nothing was given up or called off."),
        Show.EVERYTHING: _("There are no dates yet."),
    }[show]


def mark_words(mark: Mark) -> str:
    return {
        Mark.OPEN: _("to do"),
        Mark.DANGER: _("to do, in danger"),
        Mark.THEIRS: _("the agency has to act"),
        Mark.OPENS: _("from then on"),
        Mark.APPOINTMENT: _("appointment"),
        Mark.MET: _("done in time"),
        Mark.LATE: _("done late"),
        Mark.MISSED: _("missed"),
        Mark.OFF: _("not wanted, or called off"),
    }[mark]


def passed_words(passed: Passed) -> str:
    return {
        Passed.PROVED: _("Done in time, with proof"),
        Passed.NOT_PROVED: _("Done in time, no proof kept"),
        Passed.LATE: _("Done late"),
        Passed.MISSED: _("Missed"),
        Passed.NOTHING: _("Nothing written down yet"),
    }[passed]


class AppointmentRow(NamedTuple):
    """As much of an appointment as its words need."""

    what: str
    at: time | None


def date_words(row: Any) -> str:
    """What has to be done, or where somebody goes."""
    if row.kind == "appointment":
        return appointment_words(AppointmentRow(row.title, row.at))
    return title_of(row) or purpose_words(row) or _("A date")


def purpose_words(row: Any) -> str:
    """What the day is for: one rule can give several."""
    return result_words(row.result) if row.result not in ("", "by_hand") else ""


def became_words(row: Any) -> str:
    """Filed March 3, in time. · The agency acted March 9, late. · From then on."""
    ended = plain_day(row.ended_on)
    if row.kind == "deadline" and row.became in (Became.OPENS, Became.WAS):
        return _("From this day on")
    if row.act == "agency" and row.kind == "deadline":
        return _theirs(row.became, ended)
    return {
        Became.OPEN: _("To be done"),
        Became.MET: _("Filed %(day)s, in time", day=ended),
        Became.LATE: _("Filed %(day)s, late", day=ended),
        Became.MISSED: _("Its day went by"),
        Became.NOT_WANTED: _("Not wanted"),
        Became.PLANNED: _("Appointment"),
        Became.WAS: _("Appointment, over"),
        Became.CALLED_OFF: _("Called off"),
    }[Became(row.became)]


def _theirs(became: str, ended: str) -> str:
    return {
        Became.OPEN: _("Waiting for the agency"),
        Became.MET: _("The agency acted %(day)s, in time", day=ended),
        Became.LATE: _("The agency acted %(day)s, late", day=ended),
        Became.MISSED: _("The agency let it go by"),
    }.get(Became(became), _("Not needed any more"))


def proof_words(row: Any) -> str:
    """What proves it, where something was filed by us."""
    if row.became not in (Became.MET, Became.LATE) or row.act == "agency":
        return ""
    return outcome_words.proof_words(row.proof)


def left_words(act: str, days: int) -> str:
    if days < 0 and act == "agency":
        return ngettext("%(num)s day past their time", "%(num)s days past their time", -days)
    if days < 0:
        return ngettext("%(num)s day late", "%(num)s days late", -days)
    if days == 0:
        return _("Last day")
    return ngettext("1 day left", "%(num)s days left", days)
