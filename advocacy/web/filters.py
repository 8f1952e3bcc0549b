"""How days and times are written, in the organization's zone."""

from datetime import date, datetime, time

from flask import Flask
from flask_babel import format_date, format_time
from flask_babel import gettext as _

from advocacy import clock


def long_day(day: date | None) -> str:
    """Friday, March 6, 2026. The year stays away while it is this year."""
    if day is None:
        return ""
    return format_date(day, "EEEE, MMMM d" if day.year == clock.today().year else "EEEE, MMMM d, yyyy")


def short_day(day: date | None) -> str:
    """Fri, March 6."""
    if day is None:
        return ""
    return format_date(day, "EEE, MMMM d" if day.year == clock.today().year else "EEE, MMMM d, yyyy")


def plain_day(day: date | None) -> str:
    """March 6, 2026, always with its year: for letters and forms."""
    return format_date(day, "MMMM d, yyyy") if day else ""


def near_day(day: date | None) -> str:
    """Today, Yesterday, Tomorrow, or the short day."""
    if day is None:
        return ""
    words = {0: _("Today"), -1: _("Yesterday"), 1: _("Tomorrow")}
    return words.get((day - clock.today()).days) or short_day(day)


def time_of_day(instant: datetime) -> str:
    """2:14 pm, in the organization's zone."""
    return (
        format_time(instant.astimezone(clock.zone()), "h:mm a", rebase=False).replace("\u202f", " ").lower()
    )


def clock_time(at: time | None) -> str:
    """2:14 pm, for a time of day that has no date."""
    return format_time(at, "h:mm a", rebase=False).replace("\u202f", " ").lower() if at else ""


def moment(instant: datetime | None) -> str:
    """Today, 9:40 am."""
    return f"{near_day(clock.day_of(instant))}, {time_of_day(instant)}" if instant else ""


def day_of(instant: datetime | None) -> date | None:
    return clock.day_of(instant) if instant else None


def init_app(app: Flask) -> None:
    for written in (long_day, short_day, plain_day, near_day, time_of_day, clock_time, moment, day_of):
        app.add_template_filter(written)
