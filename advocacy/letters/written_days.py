"""Days as a letter writes them, in its language."""

import re
from datetime import date

from babel.dates import format_date

from advocacy.letters.template import ENGLISH
from advocacy.sentences import MONTHS, in_english

# “November 14, 1999 | ” or “14 de noviembre de 1999 | ” at the head of a row of facts.
ROW_OF_FACTS = re.compile(
    rf"(?:(?:{'|'.join(MONTHS)}) \d{{1,2}}, \d{{4}}|\d{{1,2}} de [a-z]+ de \d{{4}}) \| "
)


def day_in(language: str, day: date) -> str:
    """November 14, 1999; in Spanish 14 de noviembre de 1999."""
    return in_english(day) if language == ENGLISH else format_date(day, "long", locale=language)
