"""The blanks of a letter as questions: those still open first, the answered ones folded away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from .checking import as_it_stands
from .filling import blanks
from .forms import OF_RECORD, LetterForm
from .gathering import template_of
from .models import Letter

# Fields of every letter, and the blank in its text that each fills.
FILLS: Mapping[str, str] = MappingProxyType(
    {
        "recipient": "agency",
        "worker": "agency",
        "reference_no": "reference_no",
        "date_of_birth": "date_of_birth",
    }
)
AFTER: Mapping[str, str] = MappingProxyType({"authority_day": "authority_day", "reply_by": "reply_by"})


@dataclass(frozen=True)
class Asked:
    """The fields of the questions: what the text waits for, what may be said too, and what is answered."""

    open: tuple[Any, ...]
    more: tuple[Any, ...]
    answered: tuple[Any, ...]


def asked_in(form: LetterForm, letter: Letter) -> Asked:
    """In the order of the letter. What could not be read stays open, with its sentence."""
    left = frozenset(blanks(as_it_stands(letter).text))
    rows = [(field, _place(field, needed=needed)) for field, needed in _questions(form, letter, left)]
    return Asked(
        *(tuple(field for field, at in rows if at == place) for place in ("open", "more", "answered"))
    )


def _place(field: Any, *, needed: bool) -> str:
    if field.errors:
        return "open"
    return "answered" if field.data else "open" if needed else "more"


def _questions(form: LetterForm, letter: Letter, left: frozenset[str]) -> Iterator[tuple[Any, bool]]:
    """Each field, and whether the letter waits for it."""
    words = template_of(letter).phrases.blanks
    for name, blank in FILLS.items():
        waits = words[blank] in left or (blank == "agency" and not form.recipient.data)
        if name not in OF_RECORD or waits or form[name].data:
            yield form[name], waits
    here = {question.name: question.blank for question in template_of(letter).questions}
    for question, field in form.question_fields():
        yield field, question.required or here[question.name] in left
    for name, blank in AFTER.items():
        if name != "authority_day" or letter.signer != "person":
            yield form[name], words[blank] in left
