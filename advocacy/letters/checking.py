"""Whether a letter has what it needs, as it stands now."""

from dataclasses import dataclass, replace

from advocacy import clock
from advocacy.cases.queries import names_of_others
from advocacy.consent.queries import newest_agreement
from advocacy.consent.topics import Topic
from advocacy.documents.engine.address import address_obstacle
from advocacy.documents.sheets import Paper
from advocacy.organization.queries import the_organization

from .citing import stale_among
from .elements import missing_elements, stale_rules
from .filling import Draft, blanks
from .gathering import filled, template_of
from .life.checking import wants_check, was_checked
from .models import Letter
from .printing import recipient_lines, text_sha256
from .rules import Agreed, LetterFacts, LetterState
from .secret_address import secret_address_obstacle
from .template import ENGLISH, SPANISH, Element
from .templates import template_of as in_language
from .texts import about_rows, lines_of
from .wording import Advice, advice
from .wording_facts import illness_named, others_named, stale_citations
from .wording_spanish import advice_in_spanish


@dataclass(frozen=True)
class Checked:
    """What is in the way of a letter, and what could be said better."""

    blanks: tuple[str, ...]
    missing: tuple[Element, ...]
    address: str | None
    advice: tuple[Advice, ...]

    @property
    def is_ready(self) -> bool:
        """Ready to be read with the person."""
        return not (self.blanks or self.missing or self.address)


def as_it_stands(letter: Letter) -> Draft:
    """The filled template with the words that stand in the letter now."""
    return replace(
        filled(letter),
        recipient_lines=recipient_lines(letter),
        subject=letter.subject,
        about=about_rows(letter.about),
        salutation=letter.salutation,
        body=letter.body,
        enclosures=lines_of(letter.enclosures),
        copies=lines_of(letter.copies),
    )


def check(letter: Letter) -> Checked:
    stands = as_it_stands(letter)
    return Checked(
        blanks=tuple(_explained(letter, blank) for blank in blanks(stands.text)),
        missing=missing_elements(template_of(letter), stands, letter.left_out),
        address=_address_obstacle(letter, stands),
        advice=_advice(letter),
    )


def _advice(letter: Letter) -> tuple[Advice, ...]:
    text = letter.body
    person = letter.case.person
    words = advice_in_spanish(text) if letter.language == SPANISH else advice(text)
    more = (
        *illness_named(text, map(Topic, letter.topics)),
        *others_named(text, (person.name, person.legal_name), names_of_others(letter.author, letter.case_id)),
        *stale_citations(text, _stale(letter)),
    )
    return tuple(sorted((*words, *more), key=lambda one: (one.start, one.why)))


def _stale(letter: Letter) -> tuple[str, ...]:
    """Citations that nobody has read again for a year: of the template, and of the dates that the letter names."""
    today = clock.today()
    own = (rule.citation for rule in stale_rules(template_of(letter), today))
    return (*own, *stale_among(letter, today))


def _address_obstacle(letter: Letter, stands: Draft) -> str | None:
    written = replace(stands, recipient_lines=())
    return secret_address_obstacle(letter.case.person, written.text) or address_obstacle(
        recipient_lines(letter), Paper(the_organization().paper)
    )


def _explained(letter: Letter, blank: str) -> str:
    """A blank in another language with its English words, for whoever fills it in."""
    here, english = template_of(letter), in_language(letter.template)
    if here.language == ENGLISH:
        return blank
    pairs = zip(here.questions, english.questions, strict=True)
    meant = {ours.blank: theirs.blank for ours, theirs in pairs}
    meant |= {words: english.phrases.blanks[name] for name, words in here.phrases.blanks.items()}
    return f"{blank} ({meant[blank]})" if blank in meant else blank


def facts_for_rules(letter: Letter, checked: Checked) -> LetterFacts:
    return LetterFacts(
        state=LetterState(letter.state),
        text_sha256=text_sha256(letter),
        blanks=checked.blanks,
        missing=checked.missing,
        recipient="\n".join(recipient_lines(letter)),
        written_on=clock.day_of(letter.changed_at),
        case_open=not letter.case.is_closed,
        may_disclose=True,
        needs_check=wants_check(letter),
        is_checked=was_checked(letter),
    )


def agreed(letter: Letter) -> Agreed | None:
    """The newest answer of the person to this letter."""
    found = newest_agreement(letter.public_id)
    if found is None:
        return None
    return Agreed(found.agreed_on, found.said_to, found.text_sha256, withdrawn=found.withdrawn_at is not None)
