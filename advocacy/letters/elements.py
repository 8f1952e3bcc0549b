"""What a letter needs and whether its text, as it stands now, still has it."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from advocacy.letters.filling import Draft
from advocacy.letters.template import Element, LetterTemplate, MetBy, Rule, Way

STALE_AFTER = timedelta(days=365)
_WORD = re.compile(r"\w+")
_LONG_WORD = re.compile(r"\w{4,}")


def missing_elements(
    template: LetterTemplate, draft: Draft, left_out: Iterable[str] = ()
) -> tuple[Element, ...]:
    """What this letter needs and does not say now. Names in `left_out` were left out on purpose."""
    on_purpose = frozenset(left_out)
    wanted = (element for element in template.required if draft.signer in element.signers)
    return tuple(
        element
        for element in wanted
        if element.name not in on_purpose and not any(_is_met(way, draft) for way in element.met_by)
    )


def stale_rules(template: LetterTemplate, on: date) -> tuple[Rule, ...]:
    """The rules nobody has read again for a year."""
    return tuple(rule for rule in template.rules if on - rule.verified_on > STALE_AFTER)


def _is_met(way: MetBy, draft: Draft) -> bool:
    match way.way:
        case Way.OPENS:
            first = _WORD.findall(_first_sentence(draft.body).casefold())
            return not set(draft.asks).isdisjoint(first)
        case Way.SAYS:
            return _same(way.what) in _same(draft.text)
        case Way.CHOSEN:
            return draft.answers.get(way.what) in way.values
        case _:
            return _still_says(draft, way.what)


def _still_says(draft: Draft, name: str) -> bool:
    """Whether the words that came from this answer or field are still in the letter after editing.

    Long words may have been polished; most of them must still be there. Of a table of facts one row is enough.
    """
    words = draft.words.get(name, "")
    if name == "facts":
        return any(_is_in(row.split(" | ")[0] + " |", draft.body) for row in words.splitlines())
    return bool(words) and (_is_in(words, draft.text) or _mostly_in(words, draft.text))


def _is_in(words: str, text: str) -> bool:
    return _same(words) in _same(text)


def _mostly_in(words: str, text: str) -> bool:
    wanted = set(_LONG_WORD.findall(_same(words)))
    found = wanted & set(_LONG_WORD.findall(_same(text)))
    return len(wanted) >= 4 and len(found) >= 0.7 * len(wanted)


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _first_sentence(body: str) -> str:
    """A full stop before a small letter or a figure ends no sentence, as in “p.m. on”."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z“])", body.strip().split("\n", 1)[0], maxsplit=1)[0]
