"""Advice that looks at more than the words: illness where none is asked for, somebody else's name, an old citation."""

import re
from collections.abc import Iterable, Iterator

from advocacy.consent.topics import Topic

from .wording import QUOTED, Advice
from .wording_list import Why

# What a letter tells when it may name an illness.
OF_ILLNESS = frozenset({Topic.HEALTH, Topic.MENTAL_HEALTH, Topic.SUBSTANCE_USE})
ILLNESS = re.compile(
    r"\b(?:"
    r"(?<!name a )diagnos(?:is|es|ed)|schizo\w+|bipolar|psychosis|"
    r"depression|anxiety disorder|panic disorder|ptsd|adhd|autis\w+|"
    r"borderline|personality disorder|dementia|alzheimer\w*|epilepsy|diabet\w+|cancer|hiv|aids|hepatitis|"
    r"substance use disorder|opioid use|alcohol use disorder|methadone|buprenorphine|suboxone|"
    r"diagnóstic\w+|esquizofreni\w+|depresión|ansiedad|autismo|demencia|epilepsia|cáncer|vih|sida"
    r")(?!\w)",
    re.IGNORECASE,
)
SHORTEST = 3  # a name of two letters stands in many texts


def illness_named(text: str, topics: Iterable[Topic]) -> Iterator[Advice]:
    """Where the letter is not to tell about health. What somebody said, in quotation marks, stays as it was said."""
    if OF_ILLNESS.intersection(topics):
        return
    unquoted = QUOTED.sub(lambda found: " " * len(found[0]), text)
    for found in ILLNESS.finditer(unquoted):
        yield Advice(
            found[0], found.start(), Why.ILLNESS, "what is hard because of it: “cannot climb stairs”"
        )


def others_named(text: str, own: Iterable[str], others: Iterable[str]) -> Iterator[Advice]:
    """The full name of another person whom the writer supports: a text that was taken over from their letter."""
    theirs = {name.casefold() for name in own}
    for name in sorted(set(others)):
        if len(name) < SHORTEST or " " not in name or name.casefold() in theirs:
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            yield Advice(found[0], found.start(), Why.ANOTHER, "the right name, or “another person”")


def stale_citations(text: str, stale: Iterable[str]) -> Iterator[Advice]:
    """Rules that nobody has read again for a long time."""
    for citation in stale:
        if (at := text.find(citation)) >= 0:
            yield Advice(citation, at, Why.STALE, "the rule as it stands today")
