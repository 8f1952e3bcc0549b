"""Taking written days apart, without deciding yet what their numbers mean."""

import re
from dataclasses import dataclass
from enum import StrEnum

from advocacy.folding import fold

NOT_KNOWN = frozenset(
    {
        "",
        "na",
        "n a",
        "none",
        "null",
        "unknown",
        "not known",
        "unk",
        "tbd",
        "0",
        "1",
        "desconocido",
        "ninguno",
    }
)
LONGEST_NOT_KNOWN = 40
TIME = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d\d:?\d\d)?)?"
ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + TIME)
NUMBERS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})" + TIME)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
COMPACT = re.compile(r"(19\d\d|20\d\d)(\d\d)(\d\d)")
PART = re.compile(r"(19|20)\d\d|\d{1,2}[-/](19|20)\d\d|(19|20)\d\d[-/]\d{1,2}")
WORDS = re.compile(r"[^\W\d_]+|\d+")
SERIALS = range(10_000, 73_051)  # from 1927 to 2099; a shorter number may be a year

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr",
            "may mayo", "june jun junio", "july jul julio", "august aug agosto ago",
            "september sep sept septiembre set", "october oct octubre", "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
FILLERS = frozenset({"de", "del", "of", "the", "st", "nd", "rd", "th"}) | {
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    *("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
}


class DateShape(StrEnum):
    """How a day is written."""

    ISO = "iso"
    NUMBERS = "numbers"
    WORDS = "words"
    SERIAL = "serial"
    COMPACT = "compact"
    PART = "part"
    OTHER = "other"


@dataclass(frozen=True)
class WrittenDate:
    """A value taken apart: its shape and, where the shape gives them, its numbers in order."""

    text: str
    shape: DateShape
    numbers: tuple[int, ...] = ()
    short_year: bool = False


def is_blank_date(text: str) -> bool:
    """Whether the value says that the day is not known."""
    if len(text) > LONGEST_NOT_KNOWN or sum(map(str.isdigit, text)) > 1:
        return False
    return fold(text) in NOT_KNOWN


def written(text: str) -> WrittenDate:
    """Takes a value apart without deciding what its numbers mean."""
    text = text.strip()
    if match := ISO.fullmatch(text):
        return WrittenDate(text, DateShape.ISO, (int(match[1]), int(match[3]), int(match[4])))
    if match := NUMBERS.fullmatch(text):
        numbers = (int(match[1]), int(match[3]), int(match[4]))
        return WrittenDate(text, DateShape.NUMBERS, numbers, len(match[4]) == 2)
    if (match := SERIAL.fullmatch(text)) and int(match[1]) in SERIALS:
        return WrittenDate(text, DateShape.SERIAL, (int(match[1]),))
    if match := COMPACT.fullmatch(text):
        return WrittenDate(text, DateShape.COMPACT, (int(match[1]), int(match[2]), int(match[3])))
    if PART.fullmatch(text):
        return WrittenDate(text, DateShape.PART)
    return _in_words(text)


def _in_words(text: str) -> WrittenDate:
    """Aug 6, 1967; 6 de agosto de 1967; 08-MAY-67; Friday, 6th August 1967."""
    text_alone = re.sub(TIME + "$", "", text)
    words = [fold(word) for word in WORDS.findall(text_alone)]
    words = [word for word in words if word and word not in FILLERS]
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [word for word in words if word.isdecimal()]
    if len(words) != 3 or len(months) != 1 or len(numbers) != 2:
        return WrittenDate(text, DateShape.OTHER)
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    if len(day) > 2 or len(year) not in (2, 4):
        return WrittenDate(text, DateShape.OTHER)
    return WrittenDate(text, DateShape.WORDS, (int(year), months[0], int(day)), len(year) == 2)
