"""What the record can lend to a letter: the last contacts and the days of an issue, to be ticked."""

from collections.abc import Iterable
from datetime import date

from advocacy.contacts.queries import contacts_of
from advocacy.db import db

from .case_facts import Fact
from .fact_lines import read_facts, write_facts
from .models import Letter

CONTACTS = 8
LONGEST = 200


def offers(letter: Letter) -> dict[str, Fact]:
    """Each by a key that the form sends back. Notes are cut to their beginning; who writes words them."""
    found: dict[str, Fact] = {}
    if letter.issue:
        found["issue"] = Fact(letter.issue.opened_on, letter.issue.title)
    for contact in db.session.scalars(contacts_of(letter.case).limit(CONTACTS)):
        found[str(contact.public_id)] = Fact(contact.happened_on, _cut(contact.note))
    return found


def _cut(words: str) -> str:
    one_line = " ".join(words.replace("|", "/").split())
    return one_line if len(one_line) <= LONGEST else one_line[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def add_picked(lines: str, picked: Iterable[str], letter: Letter, today: date) -> str:
    """The typed lines with the ticked ones among them: every day in full, in order of days."""
    offered = offers(letter)
    chosen = [offered[key] for key in picked if key in offered]
    return write_facts([*read_facts(lines, today), *chosen])
