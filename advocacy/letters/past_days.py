"""Days of which a letter tells: without a year, “February 23” in November is the one that has been."""

import re
from datetime import date, timedelta

from advocacy import clock
from advocacy.web.days import WEEKDAYS, DayField, read_day

A_YEAR = re.compile(r"\d{4}|\d+[/.-]\d+[/.-]\d+")
WEEK = timedelta(days=7)


def read_past_day(text: str, today: date) -> date:
    """The day that was meant, the last one before a nearer one ahead. A year that was typed is kept."""
    found = read_day(text, today)
    words = text.casefold().split()
    if found <= today or A_YEAR.search(text) or "tomorrow" in words:
        return found
    if set(words) & set(WEEKDAYS):
        return found - WEEK
    return _year_before(found)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # February 29
        return day


class EarlierDayField(DayField):
    """A day that has been, most likely: its year may be left out."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        if self.data:
            self.data = read_past_day(valuelist[0].strip(), clock.today())
