"""A protected address must not stand in a letter, whoever typed it there."""

import re
from collections.abc import Iterable

from flask_babel import gettext as _

from advocacy.people.models import Person

_WORD = re.compile(r"\w+")
SHORTEST = len(" apt 44 ")  # what is as short stands in many texts


def secret_address_obstacle(person: Person, text: str) -> str | None:
    """A sentence where this person’s protected address stands in the text."""
    addresses = (address.lines for address in person.addresses if address.protected)
    if not names_one_of(addresses, text):
        return None
    return _("A protected address of this person stands in the letter. Take it out before the letter goes.")


def names_one_of(addresses: Iterable[str], text: str) -> bool:
    said = _same(text)
    return any(line in said for address in addresses for line in _telling_lines(address))


def _telling_lines(address: str) -> list[str]:
    """Street and house tell where someone lives. The town is on the agency’s envelope too."""
    lines = [line for line in address.splitlines() if line.strip()]
    parts = [part for line in lines[:-1] for part in line.split(",")] or address.split(",")[:1]
    return [line for line in map(_same, parts) if len(line) > SHORTEST]


def _same(text: str) -> str:
    """The words with a space around each, so that 12 is not found in 112."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
