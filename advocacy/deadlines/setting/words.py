"""How what is set is said."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.web.filters import plain_day

from ..words import named
from .rules import CLOSED_DAYS, SCHOOL_CLOSED, SCHOOL_YEAR, Wrong, read_periods

PERIODS = (SCHOOL_YEAR, SCHOOL_CLOSED, CLOSED_DAYS)


def wrong_words(wrong: Wrong, least: int = 1, most: int = 1) -> str:
    return {
        Wrong.NOT_HERE: _("This rule does not take that."),
        Wrong.NOT_READ: _("Write it in digits, such as 10, or choose one of the answers."),
        Wrong.TOO_SMALL: _("The law gives at least %(least)s. Read the source again.", least=least),
        Wrong.TOO_LARGE: _("The law gives at most %(most)s. Read the source again.", most=most),
        Wrong.NO_SOURCE: _("Write where you read it, so that others can look it up."),
        Wrong.NO_DAY: _("Write the day on which you looked it up."),
    }[wrong]


def name_words(name: str) -> str:
    said = _("days closed by order") if name == CLOSED_DAYS else named(name)
    return said[:1].upper() + said[1:]


def value_words(name: str, value: str) -> str:
    """A value as people say it."""
    if not value:
        return _("not set")
    if name in PERIODS:
        return "; ".join(period_words(*period) for period in read_periods(value))
    if name == "rating_period_from":
        return plain_day(date.fromisoformat(value))
    return choice_words().get((name, value), value)


def period_words(first: date, last: date) -> str:
    if first == last:
        return plain_day(first)
    return _("%(first)s to %(last)s", first=plain_day(first), last=plain_day(last))


def choice_words() -> dict[tuple[str, str], str]:
    return {
        ("state_unit", "calendar"): _("Calendar days"),
        ("state_unit", "school"): _("School days"),
        ("state_from", "consent"): _("The day the school got the consent"),
        ("state_from", "referral"): _("The day they got the referral"),
        ("exchange", "federal"): _("HealthCare.gov"),
        ("exchange", "state"): _("The state’s own"),
        ("deferral", "none"): _("No office of the state or city"),
        ("deferral", "state"): _("An office of the state"),
        ("deferral", "local"): _("An office of the city or county"),
    }


def change_words(row: Any) -> str:
    """What was set, from where it was read: written beside each date that it moved."""
    what = name_words(row.name)
    where = ", ".join(part for part in (row.rule, row.agency.name if row.agency else "") if part)
    said = f"{where}: {what}" if where else what
    said = f"{said}: {value_words(row.name, row.value)}"
    return f"{said} ({row.citation})" if row.citation else said


def local_words(rule: Any) -> str:
    return _("%(code)s, %(title)s, was changed.", code=rule.code, title=rule.title)


def moved_notice(moved: int | None) -> str:
    """An administrator learns how many dates moved, and not whose."""
    if moved is None:
        return _("Saved. The dates that depend on it are being counted anew.")
    if not moved:
        return _("Saved. No date moved.")
    return ngettext("Saved. %(num)s date moved.", "Saved. %(num)s dates moved.", moved)


def system_choices() -> list[tuple[str, str]]:
    """The systems of the shipped rules."""
    from ..engine.catalogue import shipped

    return [(one, one) for one in dict.fromkeys(rule.system for rule in shipped().rules.values())]


def act_words(act: str) -> str:
    return {
        "person": _("The person"),
        "agency": _("The agency"),
        "both": _("The person and the agency"),
    }[act]


def start_words() -> dict[str, str]:
    return {
        "notice_dated": _("The date printed on the notice"),
        "sent": _("The day it was mailed, or else its printed date"),
        "received": _("The day it came"),
        "effective": _("The day it takes effect"),
        "happened": _("The day it happened"),
        "known": _("The day we knew of it"),
        "agency_received": _("The day they got our appeal or request"),
        "decided": _("The day it was decided"),
        "served": _("The day the court papers were handed over"),
    }


def unit_words() -> dict[str, str]:
    return {
        "days": _("Days"),
        "business": _("Working days, without federal holidays"),
        "state_business": _("Working days, without federal and state holidays"),
        "school": _("School days"),
        "weeks": _("Weeks"),
        "months": _("Months"),
        "years": _("Years"),
    }


def roll_words() -> dict[str, str]:
    return {
        "": _("It stays on that day"),
        "federal": _("It moves to the next working day (federal holidays)"),
        "england": _("It moves to the next working day (England)"),
    }


def certainty_words() -> dict[str, str]:
    return {"sure": _("Sure: I read it in the source"), "hedge": _("Not sure")}
