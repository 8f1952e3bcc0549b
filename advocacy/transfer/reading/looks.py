"""What values look like, whatever the header above them says."""

import re
from collections.abc import Callable, Sequence

from advocacy.folding import fold
from advocacy.transfer.reading.date_habits import ENOUGH, looks_like_dates
from advocacy.transfer.reading.fields import DATE_FIELDS, PersonField
from advocacy.transfer.reading.written_dates import DateShape, is_blank_date, written

NOT_GIVEN = frozenset(
    {"", "n a", "na", "none", "no", "null", "nil", "unknown", "tbd", "0", "1", "x", "ninguno", "ninguna"}
)

# Nothing longer is a phone number, an address or a status; some patterns are slow on long texts.
LONGEST_LOOKED_AT = 300

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE = re.compile(r"\+?[\d\s().\-/]{7,}(?:\s*(?:x|ext\.?|#)\s*\d+)?", re.IGNORECASE)
LOCALE = re.compile(r"[a-z]{2,3}([-_][A-Za-z]{2,4})?")
POSTAL = re.compile(
    r"\d{4,5}(-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d?[A-Z]{0,2}\d?|[A-Z]\d[A-Z] ?\d[A-Z]\d", re.IGNORECASE
)
STREET = re.compile(r"(?:^|\s)#?\d+\w*\s+\S+|p\.? ?o\.? box", re.IGNORECASE)
NAME = re.compile(r"[^\d@<>/\\]{1,80}")
PRONOUNS = frozenset(
    {
        *("he", "him", "his", "she", "her", "hers", "they", "them", "theirs", "it", "its", "any", "all"),
        *("ze", "zir", "hir", "xe", "xem", "ey", "em", "el", "ella", "elle", "ellos", "ellas"),
    }
)
STATUSES = frozenset(
    {
        *("open", "opened", "active", "ongoing", "current", "in progress", "new", "pending"),
        *("closed", "close", "finished", "done", "completed", "complete", "ended", "discharged", "inactive"),
        *("on hold", "hold", "paused", "pause", "waiting", "stopped", "suspended", "waitlist"),
        *("abierto", "activo", "cerrado", "terminado", "pausado", "en pausa", "en espera", "suspendido"),
    }
)
YES_NO = frozenset({"y", "n", "yes", "no", "true", "false", "si", "t", "f", "ok", "voicemail only"})


def is_not_given(value: str) -> bool:
    """A word or a number that people and programs write for nothing."""
    return fold(value) in NOT_GIVEN


def _is_email(value: str) -> bool:
    return bool(EMAIL.fullmatch(value))


def _is_phone(value: str) -> bool:
    return bool(PHONE.fullmatch(value)) and written(value).shape is DateShape.OTHER


def _is_pronouns(value: str) -> bool:
    words = re.split(r"[\W_]+", value.casefold())
    return fold(value).startswith("ask") or all(word in PRONOUNS for word in words if word)


def _is_name(value: str) -> bool:
    return (
        bool(NAME.fullmatch(value))
        and len(value.split()) <= 6
        and fold(value) not in YES_NO
        and not _is_status(value)
    )


def _is_status(value: str) -> bool:
    return re.split(r" (?:as|due|moved|by|since) |:|-|\(", value.strip().casefold())[0].strip() in STATUSES


def _is_yes_no(value: str) -> bool:
    return fold(value) in YES_NO


def _is_language(value: str) -> bool:
    return bool(LOCALE.fullmatch(value)) or (_is_name(value) and len(value.split()) <= 3)


def _is_postal(value: str) -> bool:
    return bool(POSTAL.fullmatch(value))


def _is_street(value: str) -> bool:
    return bool(STREET.search(value))


def _is_reference(value: str) -> bool:
    return len(value) <= 30 and not _is_email(value) and not _is_phone(value)


TESTS: dict[PersonField, Callable[[str], bool]] = {
    PersonField.REFERENCE: _is_reference,
    PersonField.FIRST_NAME: _is_name,
    PersonField.LAST_NAME: _is_name,
    PersonField.FULL_NAME: _is_name,
    PersonField.PREFERRED_NAME: _is_name,
    PersonField.PRONOUNS: _is_pronouns,
    PersonField.PHONE: _is_phone,
    PersonField.EMAIL: _is_email,
    PersonField.LANGUAGE: _is_language,
    PersonField.ADDRESS: _is_street,
    PersonField.CITY: _is_name,
    PersonField.STATE: _is_name,
    PersonField.POSTAL_CODE: _is_postal,
    PersonField.STATUS: _is_status,
}

# Looks that say by themselves what a column is; a name could be anybody's, a yes to anything.
TELLING = (
    PersonField.EMAIL,
    PersonField.PRONOUNS,
    PersonField.STATUS,
    PersonField.PHONE,
    PersonField.ADDRESS,
)


def fit(field: PersonField, values: Sequence[str]) -> float | None:
    """The share of the given values that look like the field; None if nothing can be said."""
    if field in DATE_FIELDS:
        return _fit_of_dates(values)
    test = TESTS.get(field)
    given = [value.strip() for value in values[:ENOUGH] if not is_not_given(value)]
    if test is None or not given:
        return None
    return sum(len(value) <= LONGEST_LOOKED_AT and test(value) for value in given) / len(given)


def _fit_of_dates(values: Sequence[str]) -> float | None:
    """Bare numbers may be spreadsheet day numbers, if the header says that the column holds days."""
    given = [value for value in values[:ENOUGH] if not is_blank_date(value)]
    known = sum(written(value).shape is not DateShape.OTHER for value in given)
    return known / len(given) if given else None


def telling_look(values: Sequence[str]) -> PersonField | None:
    """The field that nearly all values plainly look like."""
    shares = {field: fit(field, values) or 0 for field in TELLING}
    best = max(TELLING, key=lambda field: shares[field])
    return best if shares[best] >= 0.8 else None


def are_dates(values: Sequence[str]) -> bool:
    """Days that are written as days, not as bare numbers."""
    return looks_like_dates(values)


def repeats(values: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the given values mostly begin the value beside them, as a name to be called by does."""
    pairs = [
        (value.strip(), other.strip()) for value, other in zip(values, others, strict=True) if value.strip()
    ]
    alike = sum(other.startswith(value) for value, other in pairs)
    return bool(pairs) and alike * 2 >= len(pairs)
