"""How letters are put into words for those who read the pages."""

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.consent.sending import how_sent_words
from advocacy.web.filters import format_date

from .models import Letter
from .rules import LetterState, state_words
from .template import ENGLISH, SPANISH, LetterTemplate, Signer


def signer_words(signer: str) -> str:
    return {
        Signer.PERSON: _("The person alone"),
        Signer.BOTH: _("The person and the advocate together"),
        Signer.ADVOCATE: _("The advocate"),
    }[Signer(signer)]


def language_words(language: str) -> str:
    """Each in its own words, as those who choose it call it."""
    return {ENGLISH: _("English"), SPANISH: _("Spanish (español)")}[language]


def unreviewed(template: LetterTemplate) -> str:
    """For whoever prepares the letter. It never stands on what the agency gets."""
    if template.reviewed:
        return ""
    return _(
        "No native speaker has reviewed these Spanish words yet. "
        "Have someone who speaks Spanish read the letter before it goes."
    )


def where_it_stands(letter: Letter) -> str:
    """In large words on its page: what is true, and nothing that is not."""
    sentence = state_words(
        LetterState(letter.state),
        sent_on=letter.sent_on,
        sent_how=how_sent_words(letter.sent_how) if letter.sent_how else "",
        replied_on=letter.replied_on,
    )
    return sentence.translated(_, ngettext, lambda day: format_date(day, "MMMM d, yyyy"))


def stage(letter: Letter, *, ready: bool) -> int:
    """How many of the five steps are done: written, agreed, issued, sent, answered."""
    if letter.state == LetterState.DRAFT:
        return 1 if ready else 0
    if letter.state != LetterState.ISSUED:
        return 2
    return 5 if letter.replied_on else 4 if letter.sent_on else 3


def recipient_name(letter: Letter) -> str:
    """The agency, or nothing while nobody is chosen."""
    return (letter.recipient.splitlines() or [""])[0].strip()


def in_one_line(letter: Letter) -> str:
    """Where it stands and to whom it goes, for a list."""
    stands, to = where_it_stands(letter).rstrip("."), recipient_name(letter)
    return _("%(stands)s. To %(who)s.", stands=stands, who=to) if to else f"{stands}."
