"""What goes on paper, as plain values: nothing here knows a database row, a request or a template."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from advocacy.documents.text_blocks import Block


class Paper(StrEnum):
    """The sheet, and with it the envelope: US Letter folds into a #10, A4 into a C5."""

    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who writes: the organization, or the person alone (`own`), with no organization above the name."""

    name: str
    lines: tuple[str, ...] = ()
    phone: str = ""
    fax: str = ""
    email: str = ""
    tagline: str = ""
    logo: bytes | None = None
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One line to sign on."""

    name: str
    role: str = ""
    on_behalf: str = ""


@dataclass(frozen=True)
class Signed:
    """What stands on a line already: lines of a drawing, or a typed name."""

    drawn: str = ""
    typed: str = ""


@dataclass(frozen=True, kw_only=True)
class LetterSheet:
    """A letter as it will be printed."""

    letterhead: Letterhead
    recipient_lines: tuple[str, ...]
    date: dt.date
    subject: str
    salutation: str
    body: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    # One for each line to sign on, or none at all where nobody signed on the screen.
    signed: tuple[Signed, ...] = ()
    number: str = ""
    sent_by: str = ""
    reply_by: dt.date | None = None
    about: tuple[tuple[str, str], ...] = ()
    rule_line: str = ""
    reach_us: str = ""
    enclosures: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    # At the foot of every page; in full, once; what the consent allows, row by row.
    notice: str = ""
    notices: tuple[str, ...] = ()
    scope: tuple[tuple[str, str], ...] = ()
    # A last page to fill in and send back; a line for the day beside each signature.
    reply_slip: bool = False
    dated_signatures: bool = False
    language: str = "en-US"
    paper: Paper = Paper.LETTER
    large: bool = False
    draft: bool = False
    # Stands on drafts only: what whoever prepares the letter should know.
    draft_note: str = ""


@dataclass(frozen=True, kw_only=True)
class RecoverySheet:
    """The key to the backups, on paper: in groups to be typed again, with what to do in words."""

    letterhead: Letterhead
    date: dt.date
    title: str
    lead: str
    key_name: str
    groups: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    warning: str
    steps_title: str
    steps: tuple[str, ...]
    lines: tuple[str, ...]
    foot: str
    language: str = "en-US"
    paper: Paper = Paper.LETTER
    draft: bool = False


@dataclass(frozen=True, kw_only=True)
class LooksSheet:
    """Who has seen a file: all in all, then day by day as (who, when, how)."""

    letterhead: Letterhead
    date: dt.date
    title: str
    lead: str
    about: tuple[tuple[str, str], ...]
    summary_title: str
    summary: tuple[tuple[str, str], ...]
    days_title: str
    days: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
    ask: str
    foot: str
    language: str = "en-US"
    paper: Paper = Paper.LETTER
    large: bool = False
    draft: bool = False


@dataclass(frozen=True)
class RightsTold:
    """What can be done under one rule: headings with their sentences."""

    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class RightsSheet:
    """What a person can do and by when, in their language. Nobody is named on it."""

    letterhead: Letterhead
    date: dt.date
    title: str
    printed_on: str
    rules: tuple[RightsTold, ...]
    closing: tuple[str, ...]
    unreviewed: tuple[str, ...]
    page: str
    of: str
    language: str = "en-US"
    paper: Paper = Paper.LETTER
    large: bool = False
    draft: bool = False


@dataclass(frozen=True, kw_only=True)
class SafeContact:
    """How to reach the person without doing harm: the one right way, then what else to know."""

    best: str
    also: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferralSheet:
    """A referral record with its reply slip. `known_as` is what the person is called on it."""

    letterhead: Letterhead
    number: str
    date: dt.date
    heading: str
    request: str
    known_as: str
    sender_lines: tuple[str, ...]
    receiver_lines: tuple[str, ...]
    safe_contact: SafeContact
    shared: str
    not_shared: str
    consent: str
    reply_to: tuple[str, ...]
    valid_until: dt.date | None = None
    reply_by: dt.date | None = None
    priority: str = ""
    own_words: str = ""
    goal: str = ""
    services: tuple[str, ...] = ()
    facts: str = ""
    language_and_access: str = ""
    first_contact: str = ""
    enclosures: tuple[str, ...] = ()
    notice: str = ""
    notices: tuple[str, ...] = ()
    scope: tuple[tuple[str, str], ...] = ()
    language: str = "en-US"
    paper: Paper = Paper.LETTER
    draft: bool = False


@dataclass(frozen=True)
class Pen:
    """One line to write on, with what goes there."""

    label: str
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class ConsentSheet:
    """A sheet on which a person says what may be told, or who may speak, or takes it back."""

    letterhead: Letterhead
    number: str
    date: dt.date
    title: str
    person: str
    lead: str
    rows: tuple[tuple[str, str], ...]
    statements_title: str
    statements: tuple[str, ...]
    laws: str = ""
    pens: tuple[Pen, ...] = ()
    signed: str = ""
    drawn: str = ""
    language: str = "en-US"
    paper: Paper = Paper.LETTER
    large: bool = False
    draft: bool = False
