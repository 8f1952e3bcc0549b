"""A letter's way, as its page shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from advocacy import clock

from ..models import Letter
from ..rules import LetterState
from ..templates import load_templates, template_of
from . import queries
from .checking import wants_check, was_checked
from .following import may_follow
from .glance import answer_words, due_of
from .models import LetterSending
from .waiting import NO_ANSWER


@dataclass(frozen=True)
class Life:
    """How it went, what it is chained to, and whether it may still go."""

    wants_check: bool
    checked: bool
    sendings: Sequence[LetterSending]
    chain: Sequence[tuple[str, Letter]]
    corrected: bool
    replaced: bool
    answer: str
    overdue: bool
    offered: Sequence[tuple[str, str]]


def life_of(letter: Letter) -> Life:
    wanted, replaced = wants_check(letter), queries.replaced_by(letter) is not None
    due = due_of(letter) if letter.sent_on else None
    overdue = is_overdue(letter, due) and not replaced
    wants_more = overdue or letter.outcome in (NO_ANSWER, "denied", "partly")
    return Life(
        wants_check=wanted,
        checked=wanted and was_checked(letter),
        sendings=queries.sendings_of(letter),
        chain=tuple(_chain(letter)),
        corrected=bool(queries.corrections_of(letter)),
        replaced=replaced,
        answer=answer_words(letter, due) if letter.sent_on else "",
        overdue=overdue,
        offered=tuple(_offered(letter)) if wants_more and not letter.case.is_closed else (),
    )


def is_overdue(letter: Letter, due: date | None) -> bool:
    unanswered = letter.state == LetterState.ISSUED and not letter.replied_on and not letter.outcome
    return unanswered and letter.sent_on is not None and due is not None and due < clock.today()


def _offered(letter: Letter) -> Iterator[tuple[str, str]]:
    """By code and title: what may be written now, the next step up first."""
    for code in may_follow(letter.template, load_templates()):
        yield code, template_of(code).title


def _chain(letter: Letter) -> Iterator[tuple[str, Letter]]:
    if letter.replaces:
        yield _("Replaces"), letter.replaces
    if letter.follows:
        yield _("Follows"), letter.follows
    yield from ((_("Replaced by"), one) for one in queries.corrections_of(letter))
    yield from ((_("Followed by"), one) for one in queries.followers_of(letter))
