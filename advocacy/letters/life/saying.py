"""A letter's way, as its page shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from ..models import Letter
from . import queries
from .checking import wants_check, was_checked
from .models import LetterSending


@dataclass(frozen=True)
class Life:
    """How it went, what it is chained to, and whether it may still go."""

    wants_check: bool
    checked: bool
    sendings: Sequence[LetterSending]
    chain: Sequence[tuple[str, Letter]]
    corrected: bool
    replaced: bool


def life_of(letter: Letter) -> Life:
    wanted = wants_check(letter)
    return Life(
        wants_check=wanted,
        checked=wanted and was_checked(letter),
        sendings=queries.sendings_of(letter),
        chain=tuple(_chain(letter)),
        corrected=bool(queries.corrections_of(letter)),
        replaced=queries.replaced_by(letter) is not None,
    )


def _chain(letter: Letter) -> Iterator[tuple[str, Letter]]:
    if letter.replaces:
        yield _("Replaces"), letter.replaces
    if letter.follows:
        yield _("Follows"), letter.follows
    yield from ((_("Replaced by"), one) for one in queries.corrections_of(letter))
    yield from ((_("Followed by"), one) for one in queries.followers_of(letter))
