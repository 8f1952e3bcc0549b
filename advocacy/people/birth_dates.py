"""A date of birth as people write it: a day, which needs its whole year."""

import re
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from advocacy import clock
from advocacy.web.days import DayField, UnclearDay, read_day

OLDEST = 125
WHOLE_YEAR = re.compile(r"(?<!\d)(?:1[89]|2\d)\d\d(?!\d)")


class BirthDateField(DayField):
    """A text field whose `data` is a date of birth. What was typed stays in the field until it is clear."""

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("description", _l("For example, March 20, 1984 or 3/20/1984"))
        super().__init__(label, validators, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data: Any = None
        typed = valuelist[0].strip() if valuelist else ""
        if not typed:
            return
        try:
            self.data = read_birth_date(typed, clock.today())
        except UnclearDay as unclear:
            raise ValueError(
                _l("Write the date of birth with its whole year, as in March 20, 1984.")
            ) from unclear
        if self.data > clock.today():
            raise ValueError(_l("The date of birth must be today or earlier."))


def read_birth_date(text: str, today: date) -> date:
    """No year is guessed: 3/6/52 could be a child's or a grandmother's."""
    if not WHOLE_YEAR.search(text):
        raise UnclearDay(text)
    found = read_day(text, today)
    if found.year < today.year - OLDEST:
        raise UnclearDay(text)
    return found
