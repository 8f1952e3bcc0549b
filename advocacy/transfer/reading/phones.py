"""Phone numbers as people type them: several in a cell, with extensions and words around them."""

import re

import phonenumbers

from advocacy.sentences import Sentence, say
from advocacy.transfer.reading.facts import Phone
from advocacy.transfer.reading.looks import LONGEST_LOOKED_AT, is_not_given

BETWEEN = re.compile(r"\s*(?:[;,\n\r|]|\s/\s|\bor\b|\band\b|\bo\b|\by\b|&)\s*", re.IGNORECASE)
FEWEST_DIGITS = 7


def read_phones(text: str, region: str) -> tuple[tuple[Phone, ...], Sentence | None]:
    """Every number in a cell, and what to look at if one could not be made out. Nothing typed is dropped."""
    if is_not_given(text):
        return (), None
    phones = (
        tuple(_phone(part, region) for part in _parts(text)) if _is_short(text) else (Phone(text.strip()),)
    )
    unread = next((phone for phone in phones if phone.e164 is None), None)
    if unread is None:
        return phones, None
    return phones, say("We could not read “%(raw)s” as a phone number. It is kept as typed.", raw=unread.raw)


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST_LOOKED_AT


def _parts(text: str) -> list[str]:
    """The numbers apart, if each part holds enough digits to be one."""
    parts = [part for part in BETWEEN.split(text.strip()) if part]
    enough = all(sum(map(str.isdigit, part)) >= FEWEST_DIGITS for part in parts)
    return parts if enough and len(parts) > 1 else [text.strip()]


def _phone(raw: str, region: str) -> Phone:
    found = next(
        iter(phonenumbers.PhoneNumberMatcher(raw, region, leniency=phonenumbers.Leniency.POSSIBLE)), None
    )
    if found is None:
        return Phone(raw)
    number = found.number
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    around = f"{raw[: found.start]} {raw[found.end :]}"
    return Phone(raw, e164, number.extension or "", " ".join(around.split()).strip(" ()-,:"))
