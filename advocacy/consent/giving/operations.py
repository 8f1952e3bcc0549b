"""Writing the sheet of a consent or an authority, up to its signature. A draft can always be saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.consent.checklist.missing import needed_statements
from advocacy.consent.kinds import Kind, Named, Regime, SignerKind, State, Statement
from advocacy.consent.models import Authority, Consent
from advocacy.consent.topics import Purpose, Topic
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.documents.numbers import next_number
from advocacy.web.refusals import Refused, check_version


@dataclass(frozen=True, kw_only=True)
class ConsentFacts:
    """What the sheet says."""

    kind: Kind = Kind.GENERAL
    regimes: tuple[Regime, ...] = ()
    by_us: bool = True
    discloser: str = ""
    agency: Agency | None = None
    recipient: str = ""
    named: Named = Named.NAME
    members: str = ""
    topics: tuple[Topic, ...] = ()
    topics_words: str = ""
    purposes: tuple[Purpose, ...] = ()
    purpose_words: str = ""
    expires_on: date | None = None
    ends_with: str = ""
    no_end: bool = False
    own_sheet: bool = True
    statements: tuple[Statement, ...] = ()
    how_to_revoke: str = ""
    in_college: bool = False
    signer: SignerKind = SignerKind.PERSON
    signer_name: str = ""
    signer_authority: str = ""


@dataclass(frozen=True, kw_only=True)
class AuthorityFacts:
    """What the sheet says."""

    representative_id: int | None = None
    representative: str = ""
    agency: Agency | None = None
    to_whom: str = ""
    topics: tuple[Topic, ...] = ()
    about: str = ""
    may: tuple[str, ...] = ()
    starts_on: date | None = None
    expires_on: date | None = None
    ends_with: str = ""
    signer: SignerKind = SignerKind.PERSON
    signer_name: str = ""
    signer_authority: str = ""


def completed(facts: ConsentFacts) -> ConsentFacts:
    """What follows from the rest: words about drug or alcohol use are treated as Part 2, and our own sheet says all
    that its laws ask for."""
    if Topic.SUBSTANCE_USE in facts.topics or facts.kind == Kind.COUNSELING_NOTES:
        facts = replace(facts, regimes=_in_order({*facts.regimes, Regime.PART2}))
    if facts.own_sheet:
        facts = replace(facts, statements=needed_statements(facts.regimes, facts.purposes, facts.kind))
    return facts


def _in_order(chosen: set[Regime]) -> tuple[Regime, ...]:
    return tuple(one for one in Regime if one in chosen)


def make_consent(
    case: Case, facts: ConsentFacts, *, by: User, known_as: Callable[[str], UUID] | None = None
) -> Consent:
    """`known_as` gives the id for a number, where it has to be the same every time."""
    consent = Consent(**_begun("consent", case, by, known_as))
    _take(consent, completed(facts))
    _add(consent, by)
    return consent


def make_authority(
    case: Case, facts: AuthorityFacts, *, by: User, known_as: Callable[[str], UUID] | None = None
) -> Authority:
    authority = Authority(**_begun("authority", case, by, known_as))
    _take(authority, facts)
    _add(authority, by)
    return authority


def _begun(kind: str, case: Case, by: User, known_as: Callable[[str], UUID] | None) -> dict[str, Any]:
    if case.is_closed:
        raise Refused(_("The case is closed. Reopen it first."))
    number = next_number(kind)
    return {
        "public_id": known_as(number) if known_as else uuid4(),
        "number": number,
        "case": case,
        "state": State.DRAFT,
        "made_at": clock.now(),
        "made_by_id": by.id,
    }


def _add(sheet: Consent | Authority, by: User) -> None:
    db.session.add(sheet)
    db.session.flush()
    record(f"{kind_of(sheet)}.begun", sheet, by=by)


def _take(sheet: Consent | Authority, facts: ConsentFacts | AuthorityFacts) -> None:
    for name, value in vars(facts).items():
        setattr(sheet, name, list(value) if isinstance(value, tuple) else value)


def change_consent(consent: Consent, facts: ConsentFacts, version: int | None, *, by: User) -> None:
    _change(consent, completed(facts), version)
    record("consent.changed", consent, by=by)


def change_authority(authority: Authority, facts: AuthorityFacts, version: int | None, *, by: User) -> None:
    _change(authority, facts, version)
    record("authority.changed", authority, by=by)


def _change(sheet: Consent | Authority, facts: ConsentFacts | AuthorityFacts, version: int | None) -> None:
    if sheet.state != State.DRAFT:
        raise Refused(_("It is signed: its words cannot change. Take it back, or write a new one."))
    check_version(sheet, version)
    _take(sheet, facts)


def throw_away(sheet: Consent | Authority, *, by: User) -> None:
    """Only what nobody signed can go."""
    if sheet.state != State.DRAFT:
        raise Refused(_("It was signed, so it stays. You can take it back."))
    record(f"{kind_of(sheet)}.thrown_away", sheet, by=by)
    db.session.delete(sheet)


def it_happened(sheet: Consent | Authority, on: date, *, by: User) -> None:
    """What it ends with has happened: from that day on it allows nothing."""
    if sheet.state != State.LIVE or not sheet.ends_with.strip():
        raise Refused(_("It does not end with anything that can happen."))
    if on > clock.today() or (sheet.signed_on and on < sheet.signed_on):
        raise Refused(_("Write a day from the signature to today."))
    sheet.event_on = on
    sheet.version += 1
    add_entry(sheet.case, kind_of(sheet), sheet.public_id, ended_words(sheet), by=by, on=on)
    record(f"{kind_of(sheet)}.ended", sheet, by=by)


def kind_of(sheet: Consent | Authority) -> str:
    return "consent" if isinstance(sheet, Consent) else "authority"


def ended_words(sheet: Consent | Authority) -> str:
    return _("Consent has ended") if isinstance(sheet, Consent) else _("Authority has ended")
