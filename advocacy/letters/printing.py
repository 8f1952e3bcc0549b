"""A letter as it will stand on paper, and the fingerprint of exactly that."""

import hashlib
import json
from dataclasses import asdict
from datetime import date

from advocacy import clock
from advocacy.documents.letterheads import organizations_letterhead
from advocacy.documents.sheets import Letterhead, LetterSheet, Paper, Signature
from advocacy.documents.text_blocks import text_blocks
from advocacy.organization.queries import the_organization
from advocacy.people.models import Person
from advocacy.people.prints import printable_address

from .gathering import filled
from .models import Letter
from .template import Signer
from .texts import about_rows, lines_of

# What the day of issue adds, and what belongs to the organization: neither is what the person says yes to.
NOT_AGREED_TO = ("date", "number", "draft", "letterhead", "paper")


def recipient_lines(letter: Letter) -> tuple[str, ...]:
    return (*lines_of(letter.worker), *lines_of(letter.recipient))


def sheet_of(letter: Letter, *, day: date | None = None, number: str = "") -> LetterSheet:
    """The letter as plain values; without a number it is a draft."""
    ours, person = the_organization(), letter.case.person
    own = letter.signer == Signer.PERSON
    return LetterSheet(
        letterhead=_own_letterhead(person) if own else organizations_letterhead(ours),
        recipient_lines=recipient_lines(letter),
        date=day or clock.today(),
        number=number,
        reply_by=letter.reply_by,
        subject=letter.subject,
        about=about_rows(letter.about),
        salutation=letter.salutation,
        body=text_blocks(letter.body),
        signatures=tuple(_signature(lines) for lines in filled(letter).signatures),
        enclosures=lines_of(letter.enclosures),
        copies=lines_of(letter.copies),
        paper=Paper(ours.paper),
        large=letter.large_print,
        draft=not number,
    )


def _own_letterhead(person: Person) -> Letterhead:
    """A letter that only the person signs carries no organization, and no address that is protected."""
    return Letterhead(name=person.name, lines=printable_address(person), own=True)


def _signature(lines: tuple[str, ...]) -> Signature:
    name, role, behalf, *_rest = (*lines, "", "")
    return Signature(name=name, role=role, on_behalf=behalf)


def text_sha256(letter: Letter) -> str:
    """The fingerprint of what the person says yes to: everything that prints but the day and the number."""
    sheet = sheet_of(letter)
    said = {name: value for name, value in asdict(sheet).items() if name not in NOT_AGREED_TO}
    own = [sheet.letterhead.name, *sheet.letterhead.lines] if sheet.letterhead.own else []
    return hashlib.sha256(
        json.dumps([said, letter.body, letter.signer, own], default=str).encode()
    ).hexdigest()
