"""One row of a table and how its values are asked for; notes what looked odd on the way."""

from collections.abc import Iterable, Mapping

from advocacy.sentences import Sentence

from .cleaning import (
    NOT_KNOWN,
    blank_note,
    cut_note,
    is_blank,
    longest_note,
    may_be_cut,
    one_line,
    plain,
    stands_for_nothing,
)
from .private import is_private
from .tables import Row

IDS = ("id", "organization_id", "location_id", "service_id")


class Cells:
    """A row whose values are taken one after the other; what nobody asked for remains."""

    def __init__(self, row: Row) -> None:
        self.row, self.asked, self.notes = row, set(IDS), list[Sentence]()

    @property
    def key(self) -> str:
        return self.row.get("id", "").strip()

    def has(self, *names: str) -> bool:
        return any(name in self.row for name in names)

    def raw(self, *names: str, number: bool = False) -> str:
        """The first of these columns that holds something; only that one counts as read."""
        for name in names:
            value = self.row.get(name, "")
            if not is_blank(value, number=number):
                self.asked.add(name)
                return value
            if stands_for_nothing(value, number=number):
                self.notes.append(blank_note(name, value))
                self.asked.add(name)
        self.asked.update(names[:1])
        return ""

    def peek(self, name: str, *, number: bool = False) -> str:
        """A value that is read and also given back as it stands."""
        value = self.row.get(name, "")
        if stands_for_nothing(value, number=number):
            self.notes.append(blank_note(name, value))
            self.asked.add(name)
        return "" if is_blank(value, number=number) else one_line(value)

    def line(self, *names: str, most: int = 300, number: bool = False) -> str:
        return self._within(one_line(self._known(self.raw(*names, number=number))), names[0], most)

    def text(self, *names: str) -> str:
        raw = self.raw(*names)
        if may_be_cut(raw):
            self.notes.append(cut_note(names[0]))
        return self._known(plain(raw))

    def _known(self, value: str) -> str:
        return "" if value.strip().casefold() == NOT_KNOWN else value

    def _within(self, value: str, name: str, most: int) -> str:
        if len(value) > most:
            self.notes.append(longest_note(name, most))
        return value[:most].strip()

    def rest(self) -> dict[str, str]:
        """What nobody asked for and is nobody's private matter."""
        left = {name: value.strip() for name, value in self.row.items() if name not in self.asked}
        return {name: value for name, value in left.items() if not is_blank(value) and not is_private(name)}

    def sentences(self) -> list[str]:
        return sentences(self.notes)


def sentences(notes: Iterable[Sentence]) -> list[str]:
    return list(dict.fromkeys(str(note) for note in notes))


def kept(row: Row) -> Mapping[str, str]:
    """A row as we keep it: without blanks, without what is private, without a name said twice."""
    left = {name: value.strip() for name, value in row.items() if not is_private(name)}
    if left.get("description") == left.get("name"):
        left.pop("description", None)
    return {name: value for name, value in left.items() if value and value.casefold() != NOT_KNOWN}
