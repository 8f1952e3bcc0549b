"""A consent as the checklist sees it: plain values, and no row of a table."""

from dataclasses import dataclass
from datetime import date

from advocacy.consent.kinds import Kind, Named, Regime, Signature, SignerKind, Statement
from advocacy.consent.topics import Purpose, Topic


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What stands on the sheet. Empty means that it does not say so yet."""

    person: str = ""
    born: date | None = None
    in_college: bool = False
    kind: Kind = Kind.GENERAL
    regimes: frozenset[Regime] = frozenset()
    discloser: str = ""
    recipient: str = ""
    named: Named = Named.NAME
    members: str = ""
    topics: frozenset[Topic] = frozenset()
    topics_words: str = ""
    purposes: frozenset[Purpose] = frozenset()
    expires_on: date | None = None
    ends_with: str = ""
    no_end: bool = False
    statements: frozenset[Statement] = frozenset()
    how_to_revoke: str = ""
    signer: SignerKind = SignerKind.PERSON
    signer_name: str = ""
    signer_authority: str = ""
    signature: Signature | None = None
    signed_on: date | None = None
    witness: str = ""


def age_on(born: date, day: date) -> int:
    """Full years. Who was born on February 29 is a year older on March 1."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
