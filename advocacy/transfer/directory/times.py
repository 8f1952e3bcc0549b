"""Times of day and months as lists write them."""

import re
from datetime import date, time

from advocacy.sentences import MONTHS

TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})?(?:[.+\-Z].*)?\s*([ap])?\.?m?\.?", re.IGNORECASE)
MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{2,4})")


def time_of_day(text: str) -> time | None:
    """The time that “08:00”, “10:00:00”, “9am” or “4:00 PM” means."""
    found = TIME.fullmatch(text.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3].casefold() == "p" else 0)
    if hour == 24:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def clock_words(at: time) -> str:
    """9:00 am, as people in the United States write it."""
    return f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"


def day_words(text: str) -> str:
    """A day without a year when the year is 0001, as lists write for “every year”; else as it stands."""
    plain = " ".join(text.split())
    if found := MONTH_FIRST.fullmatch(plain):
        return f"{found[1].capitalize()} {int(found[2])}" + (
            "" if int(found[3]) <= 1 else f", {_year(found[3])}"
        )
    try:
        day = date.fromisoformat(plain[:10])
    except ValueError:
        return plain
    words = f"{MONTHS[day.month - 1]} {day.day}"
    return words if day.year <= 1 else f"{words}, {day.year}"


def _year(text: str) -> str:
    return text if len(text) == 4 else f"20{text[-2:]}"
