"""A protected address must not stand in a letter, whoever typed it there."""

from collections.abc import Iterable

from flask_babel import gettext as _

from advocacy.people.models import Person

SHORTEST = 6  # “Apt 4” stands in many texts


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
    lines = [line for line in map(_same, address.splitlines()) if line]
    if len(lines) == 1:
        lines = [_same(address.partition(",")[0])]
    else:
        del lines[-1:]
    return [line for line in lines if len(line) >= SHORTEST]


def _same(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").replace(".", " ").split())
