"""Everyday notes: the calls, texts and visits between the turns of a story."""

from collections.abc import Mapping
from dataclasses import replace

from advocacy.ops.demo.cast.dice import Deck, Dice
from advocacy.ops.demo.cast.people import DemoPerson
from advocacy.ops.demo.cast.stories import Note
from advocacy.ops.demo.cast.tables import Table, table
from advocacy.ops.demo.cast.words import ContactKind, Method, Permitted

KINDS = (
    (ContactKind.CALL,) * 9 + (ContactKind.TEXT,) * 6 + (ContactKind.IN_PERSON,) * 4
    + (ContactKind.EMAIL, ContactKind.VIDEO)
)  # fmt: skip
USUAL = {
    ContactKind.CALL: (5, 10, 10, 15, 15, 20, 25, 30),
    ContactKind.TEXT: (None, None, 5),
    ContactKind.EMAIL: (None, 5, 10),
    ContactKind.IN_PERSON: (20, 30, 40, 45, 50, 60, 75, 90),
    ContactKind.VIDEO: (15, 20, 30, 40),
}
WRITTEN = (ContactKind.TEXT, ContactKind.EMAIL)
UNANSWERED = 0.17


class Chat:
    """Deals everyday notes for one case, so that no two of them read alike."""

    def __init__(self, person: DemoPerson, row: Table, dice: Dice) -> None:
        self._person = person
        self._topics = Deck(row["topics"], dice.for_("topics"))
        self._dice = dice
        self._permitted = {one.method: one.permitted for one in person.safe_contacts}
        self._kinds = [kind for kind in KINDS if self._may(kind)]
        self._decks: dict[str, Deck] = {}

    def note(self) -> tuple[Note, Mapping[str, str]]:
        """A note and the slots that are its own."""
        kind = self._dice.pick(self._kinds)
        own = {"topic": self._topics.deal()}
        if kind in (ContactKind.CALL, ContactKind.TEXT) and self._dice.chance(UNANSWERED):
            return Note(kind, False, None, "", "", self._unanswered(kind)), own
        place = self._deal("places") if kind is ContactKind.IN_PERSON else ""
        minutes = self._dice.pick(USUAL[kind])
        return Note(kind, True, minutes, place, "", self._talk(kind)), own

    def fitting(self, note: Note) -> Note:
        """The same note, in a way of keeping in touch that the person agrees to."""
        return note if self._may(note.kind) else replace(note, kind=ContactKind.IN_PERSON)

    def _may(self, kind: ContactKind) -> bool:
        """Nobody is called or written to in a way that they do not want."""
        method = {
            ContactKind.CALL: Method.CALL,
            ContactKind.TEXT: Method.TEXT,
            ContactKind.EMAIL: Method.EMAIL,
        }
        return self._permitted.get(method.get(kind, Method.POST)) is not Permitted.NEVER or kind not in method

    def _unanswered(self, kind: ContactKind) -> str:
        after = "silence"
        if kind is ContactKind.CALL:
            asked = self._permitted[Method.VOICEMAIL]
            after = "voicemail" if asked is Permitted.ALLOWED else "no_voicemail"
        return f"{self._deal(f'no_{kind.value}')} {self._deal(after)}"

    def _talk(self, kind: ContactKind) -> str:
        opening = self._deal(kind.value.replace(" ", "_"))
        if kind in WRITTEN:
            return f"{opening} {self._deal('written')}"
        parts = [opening, self._deal("middle")]
        if self._person.interpreter:
            parts.append(self._deal("interpreter"))
        if self._dice.chance(0.7):
            parts.append(self._deal("ending"))
        return " ".join([opening, *(self._again(part) for part in parts[1:])])

    def _again(self, part: str) -> str:
        """A name is not said twice in a row where “she” or “he” will do."""
        singular = not self._person.pronouns.startswith("they")
        return part.replace("{name} ", "{They} ", 1) if singular and part.startswith("{name} ") else part

    def _deal(self, name: str) -> str:
        if name not in self._decks:
            self._decks[name] = Deck(table("phrases")[name], self._dice.for_(name))
        return self._decks[name].deal()
