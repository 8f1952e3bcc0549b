"""What an authority to speak for somebody has to say. Pure.

No one law fixes it: each agency asks for its own paper. This is what any of them would look for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from advocacy.consent.checklist.missing import Missing
from advocacy.consent.kinds import Signature


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What stands on the sheet."""

    representative: str = ""
    to_whom: str = ""
    about: bool = False
    may: bool = False
    expires_on: date | None = None
    ends_with: str = ""
    by_another: bool = False
    signer_name: str = ""
    signer_authority: str = ""
    signature: Signature | None = None
    signed_on: date | None = None
    witness: str = ""


Rule = tuple[str, str, Callable[[Asked, date], bool]]
SHEET: tuple[Rule, ...] = (
    ("representative", "Write who may speak for them.", lambda one, _: bool(one.representative.strip())),
    ("to_whom", "Write to whom they may speak.", lambda one, _: bool(one.to_whom.strip())),
    ("about", "Choose what they may speak about, or write it down.", lambda one, _: one.about),
    ("may", "Choose what they may do.", lambda one, _: one.may),
    (
        "end",
        "Write until when it counts. A last day is best.",
        lambda one, _: one.expires_on is not None or bool(one.ends_with.strip()),
    ),
    (
        "end_ahead",
        "The last day has passed. Choose a later one.",
        lambda one, today: one.expires_on is None or one.expires_on >= max(today, one.signed_on or today),
    ),
    ("signer", "Write who signs.", lambda one, _: bool(one.signer_name.strip())),
    (
        "authority",
        "Write what lets this person sign for them: parent, guardian, court paper.",
        lambda one, _: not one.by_another or bool(one.signer_authority.strip()),
    ),
)
AT_SIGNING: tuple[Rule, ...] = (
    ("signature", "Have it signed.", lambda one, _: one.signature is not None),
    (
        "written",
        "A spoken yes is not enough: others ask for a signature. Have it signed on paper or on the screen.",
        lambda one, _: one.signature != Signature.SPOKEN,
    ),
    (
        "signed_on",
        "Write the day of the signature. It is today or earlier.",
        lambda one, today: one.signed_on is not None and one.signed_on <= today,
    ),
)


def missing_authority(asked: Asked, today: date, *, signing: bool = False) -> tuple[Missing, ...]:
    rules = SHEET + AT_SIGNING if signing else SHEET
    return tuple(Missing(code, words, ()) for code, words, met in rules if not met(asked, today))
