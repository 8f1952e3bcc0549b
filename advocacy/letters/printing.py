"""A letter as it will stand on paper, and the fingerprint of exactly that."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date

from advocacy import clock
from advocacy.consent.grounds import attached_to
from advocacy.consent.notices_in_spanish import and_in_spanish
from advocacy.consent.rules import Telling
from advocacy.consent.topics import Purpose, Topic
from advocacy.documents.letterheads import organizations_letterhead
from advocacy.documents.sheets import Letterhead, LetterSheet, Paper, Signature
from advocacy.documents.text_blocks import text_blocks
from advocacy.folding import fold
from advocacy.organization.queries import the_organization
from advocacy.sentences import in_english

from .filling import Draft
from .gathering import filled, template_of
from .models import Letter
from .rules import LetterState
from .signing.printing import signed_lines
from .template import ENGLISH, SPANISH, Signer
from .texts import about_rows, lines_of

# What the day of issue adds, and what belongs to the organization: neither is what the person says yes to.
NOT_AGREED_TO = (
    "date",
    "number",
    "draft",
    "letterhead",
    "paper",
    "notices",
    "scope",
    "draft_note",
    "reply_slip",
    "dated_signatures",
    "signed",
)

PRINTED_AS = {ENGLISH: "en-US", SPANISH: "es-US"}
NOT_REVIEWED = "Traducción aún no revisada por un hablante nativo"


def recipient_lines(letter: Letter) -> tuple[str, ...]:
    return (*lines_of(letter.worker), *lines_of(letter.recipient))


def sheet_of(letter: Letter, *, day: date | None = None, number: str = "") -> LetterSheet:
    """The letter with all that goes along: notices, and what the consent allows. Without a number it is a draft."""
    issued_as = letter.document_id if number and letter.state == LetterState.ISSUED else None
    carried = attached_to(letter.case, telling(letter), issued_as, spanish=letter.language == SPANISH)
    sheet = _words(letter, day=day, number=number)
    notices = carried.notices.texts
    if letter.language == SPANISH:
        notices = tuple(map(and_in_spanish, notices))
    signed = signed_lines(letter, _sha256_of(sheet, letter))
    return replace(sheet, notice=carried.notices.foot, notices=notices, scope=carried.scope, signed=signed)


def telling(letter: Letter) -> Telling:
    """Who is told about what. The directory’s agency counts as long as the address still begins with its name."""
    name = (lines_of(letter.recipient) or ("",))[0]
    agency = letter.agency
    known = {fold(one) for one in (agency.name, agency.alternate_name)} if agency else set()
    return Telling(
        names=(name,),
        agency=agency.public_id if agency and fold(name) in known else None,
        copies=tuple(_others(letter)),
        topics=frozenset(map(Topic, letter.topics)),
        purpose=Purpose(letter.purpose) if letter.purpose else None,
        person_alone=letter.signer == Signer.PERSON,
        speaks=letter.signer != Signer.PERSON,
        who=letter.author.public_id,
    )


def _others(letter: Letter) -> Iterator[str]:
    """Who gets a copy besides the person: what they get of their own letter is no disclosure."""
    person = letter.case.person
    own = {fold(name) for name in (person.name, person.legal_name) if name}
    yield from (name for name in lines_of(letter.copies) if fold(name) not in own)


def _words(letter: Letter, *, day: date | None = None, number: str = "") -> LetterSheet:
    """The letter as plain values."""
    ours, draft, template = the_organization(), filled(letter), template_of(letter)
    own = letter.signer == Signer.PERSON
    return LetterSheet(
        letterhead=_own_letterhead(draft) if own else organizations_letterhead(ours),
        recipient_lines=recipient_lines(letter),
        date=day or clock.today(),
        number=number,
        reply_by=letter.reply_by,
        subject=letter.subject,
        about=(*about_rows(letter.about), *_replaced(letter)),
        salutation=letter.salutation,
        body=text_blocks(letter.body),
        signatures=tuple(_signature(lines) for lines in draft.signatures),
        enclosures=lines_of(letter.enclosures),
        copies=lines_of(letter.copies),
        reply_slip=template.reply_slip,
        dated_signatures=template.dated_signatures,
        paper=Paper(ours.paper),
        large=letter.large_print,
        draft=not number,
        draft_note="" if number or template.reviewed else NOT_REVIEWED,
        language=PRINTED_AS[letter.language],
    )


def _replaced(letter: Letter) -> Iterator[tuple[str, str]]:
    """A corrected letter says so on paper, whatever its words are."""
    old = letter.replaces
    if old is None or old.document is None or old.issued_on is None:
        return
    number = old.document.number
    if letter.language == SPANISH:
        yield "Reemplaza", f"la carta {number} del {old.issued_on:%d/%m/%Y}"
    else:
        yield "Replaces", f"letter {number} of {in_english(old.issued_on)}"


def _own_letterhead(draft: Draft) -> Letterhead:
    """A letter that only the person signs carries no organization, and no address that is protected."""
    name, *lines = draft.sender_lines
    return Letterhead(name=name, lines=tuple(lines), own=True)


def _signature(lines: tuple[str, ...]) -> Signature:
    name, role, behalf, *_rest = (*lines, "", "")
    return Signature(name=name, role=role, on_behalf=behalf)


def text_sha256(letter: Letter) -> str:
    """The fingerprint of what the person says yes to: everything that prints but the day and the number."""
    return _sha256_of(_words(letter), letter)


def _sha256_of(sheet: LetterSheet, letter: Letter) -> str:
    said = {name: value for name, value in asdict(sheet).items() if name not in NOT_AGREED_TO}
    own = [sheet.letterhead.name, *sheet.letterhead.lines] if sheet.letterhead.own else []
    return hashlib.sha256(
        json.dumps([said, letter.body, letter.signer, own], default=str).encode()
    ).hexdigest()
