"""What a person is found by: written down whenever a name, a phone or the reference changes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sqlalchemy import delete, insert

from advocacy.db import db
from advocacy.folding import fold, grams, tokens

from . import former
from .models import Method, Person, SafeContact, SearchGram

PHONES = (Method.CALL, Method.VOICEMAIL, Method.TEXT)
BETWEEN_NAMES = re.compile(r"[\n,;]+")
GRAM_LENGTH = 4


def index_person(person: Person) -> None:
    """Inside writing(), after any change to what the person is found by. The person has been flushed.

    What other records of theirs were found by, before they became part of this one, still finds them.
    """
    people = [person, *former.records_within(person)] if person.merged_into_id is None else []
    lines = list(dict.fromkeys(line for one in people for line in lines_of(one)))
    text = "\n".join(lines)
    if text == person.search_text:
        return
    person.search_text = text
    db.session.execute(delete(SearchGram).where(SearchGram.person_id == person.id))
    if rows := _rows(person.id, lines):
        db.session.execute(insert(SearchGram), rows)


def index_new(people: Iterable[Person]) -> None:
    """The same in bulk, for people who have just been added and flushed."""
    if rows := [piece for person in people for piece in pieces_of(person)]:
        db.session.execute(insert(SearchGram), rows)


def pieces_of(person: Person) -> list[dict[str, int | str]]:
    """Lets the person say what they are found by, and answers with the rows of pieces to write."""
    lines = list(lines_of(person))
    person.search_text = "\n".join(lines)
    return _rows(person.id, lines)


def _rows(person_id: int, lines: Iterable[str]) -> list[dict[str, int | str]]:
    """One row for each piece."""
    found = {gram for line in lines for gram in index_grams(line)}
    return [{"person_id": person_id, "gram": gram} for gram in sorted(found)]


def index_grams(text: str) -> set[str]:
    """The pieces of a text, and the beginning of each word: one letter finds as well as three."""
    return {gram[:GRAM_LENGTH] for gram in grams(text)} | {f"^{token[0]}" for token in tokens(text)}


def lines_of(person: Person) -> Iterator[str]:
    """Every name, phone and form of the reference, folded, one to a line. No line comes twice."""
    texts = [*names_of(person), *phones_of(person.safe_contacts), *_forms(person.reference)]
    yield from dict.fromkeys(folded for text in texts if (folded := fold(plain_digits(text))))


def names_of(person: Person) -> tuple[str, ...]:
    """Every name they go by."""
    others = BETWEEN_NAMES.split(person.other_names or "")
    names = (person.name, person.legal_name, *others, person.say_name)
    return tuple(name.strip() for name in names if name and name.strip())


def phones_of(contacts: Iterable[SafeContact]) -> tuple[str, ...]:
    return tuple(row.details for row in contacts if row.method in PHONES and row.details)


def _forms(reference: str) -> Iterator[str]:
    """P00042 is also asked for as P42, and as 42."""
    yield reference
    if match := re.fullmatch(r"([^\W\d]*)\W*0*([1-9]\d*)", reference):
        yield from (match[1] + match[2], match[2])


def plain_digits(text: str) -> str:
    """٤ and ４ are typed as 4 on another keyboard."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)
