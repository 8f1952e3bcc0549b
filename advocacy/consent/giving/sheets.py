"""A row as the checklist sees it, and where it stands on a day."""

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any

from advocacy.cases.models import Case
from advocacy.consent.checklist.facts import Sheet
from advocacy.consent.checklist.missing import Missing, missing
from advocacy.consent.kinds import Kind, Named, Regime, Signature, SignerKind, Statement
from advocacy.consent.models import Authority, Consent
from advocacy.consent.standing import Days, Standing, standing
from advocacy.consent.topics import Purpose, Topic

from .authority_rules import Asked, missing_authority
from .operations import AuthorityFacts, ConsentFacts, completed


def sheet_of(consent: Consent) -> Sheet:
    person = consent.case.person
    return Sheet(
        person=person.legal_name or person.name,
        born=person.date_of_birth,
        in_college=consent.in_college,
        kind=Kind(consent.kind),
        regimes=frozenset(map(Regime, consent.regimes)),
        discloser=consent.discloser,
        recipient=consent.recipient or (consent.agency.name if consent.agency else ""),
        named=Named(consent.named),
        members=consent.members,
        topics=frozenset(map(Topic, consent.topics)),
        topics_words=consent.topics_words,
        purposes=frozenset(map(Purpose, consent.purposes)),
        expires_on=consent.expires_on,
        ends_with=consent.ends_with,
        no_end=consent.no_end,
        statements=frozenset(map(Statement, consent.statements)),
        how_to_revoke=consent.how_to_revoke,
        signer=SignerKind(consent.signer),
        signer_name=consent.signer_name,
        signer_authority=consent.signer_authority,
        signature=Signature(consent.signature) if consent.signature else None,
        signed_on=consent.signed_on,
        witness=consent.witness,
    )


def sheet_from(facts: ConsentFacts, case: Case) -> Sheet:
    """The same of what is typed and not saved."""
    unsigned = {"signature": None, "signed_on": None, "witness": ""}
    typed: Any = SimpleNamespace(**vars(completed(facts)), **unsigned, case=case)
    return sheet_of(typed)


def asked_from(facts: AuthorityFacts) -> Asked:
    typed: Any = SimpleNamespace(**vars(facts), signature=None, signed_on=None, witness="")
    return asked_of(typed)


def asked_of(authority: Authority) -> Asked:
    return Asked(
        representative=authority.representative,
        to_whom=authority.to_whom,
        about=bool(authority.topics) or bool(authority.about.strip()),
        may=bool(authority.may),
        expires_on=authority.expires_on,
        ends_with=authority.ends_with,
        by_another=authority.signer not in (SignerKind.PERSON, SignerKind.ELIGIBLE_STUDENT),
        signer_name=authority.signer_name,
        signer_authority=authority.signer_authority,
        signature=Signature(authority.signature) if authority.signature else None,
        signed_on=authority.signed_on,
        witness=authority.witness,
    )


def lacking(record: Consent | Authority, today: date, *, signing: bool = False) -> tuple[Missing, ...]:
    """What is missing on the sheet of this record."""
    if isinstance(record, Consent):
        return missing(sheet_of(record), today, signing=signing)
    return missing_authority(asked_of(record), today, signing=signing)


def lacking_when_signed(record: Consent | Authority) -> tuple[Missing, ...]:
    """What was missing on the day of the signature: what is taken over from elsewhere may lack something."""
    return lacking(record, record.signed_on, signing=True) if record.signed_on else ()


def days_of(record: Consent | Authority) -> Days:
    first = record.starts_on if isinstance(record, Authority) else None
    begins = max(first, record.signed_on) if first and record.signed_on else record.signed_on
    return Days(record.state, begins, record.expires_on, record.event_on)


def stands(record: Consent | Authority, today: date) -> Standing:
    return standing(days_of(record), today)


def in_order(
    records: Iterable[Consent | Authority], today: date
) -> list[tuple[Standing, Consent | Authority]]:
    """What counts first, then what waits for a signature, then what is over; the newest first within each."""
    ranks = [Standing.SOON, Standing.LIVE, Standing.LATER, Standing.DRAFT, Standing.ENDED, Standing.REVOKED]
    pairs = [(stands(record, today), record) for record in records]
    return sorted(pairs, key=lambda pair: (ranks.index(pair[0]), -pair[1].id))
