"""The words of a letter in another language, laid over its English structure.

Questions, rules and what a letter may not lack stand in the English file. `docs/letters.md` shows a file of words.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from advocacy.letters.marks import MarkError
from advocacy.letters.template import (
    AboutLine,
    Element,
    Enclosure,
    LetterTemplate,
    MetBy,
    Question,
    Rule,
    Way,
)
from advocacy.letters.template_reading import SHARED, bodies_of, by_signer, phrases_of, subject_of, voices_of
from advocacy.letters.template_words_checks import gaps_in

Table = Mapping[str, Any]


def read_words(path: Path, english: LetterTemplate) -> LetterTemplate:
    """The same letter in the language of the file’s folder. What is missing in it is named, all at once."""
    own = tomllib.loads(path.read_text(encoding="utf-8"))
    shared = tomllib.loads((path.parent / SHARED).read_text(encoding="utf-8"))
    structure = tomllib.loads((path.parent.parent / path.name).read_text(encoding="utf-8"))
    if gaps := tuple(gaps_in(own, shared, structure, english)):
        raise MarkError(" ".join(gaps))
    return _laid_over(english, own, shared, path.parent.name)


def _laid_over(english: LetterTemplate, own: Table, shared: Table, language: str) -> LetterTemplate:
    return replace(
        english,
        language=language,
        reviewed=own["reviewed_by_a_native_speaker"],
        phrases=phrases_of(shared),
        subject=subject_of(own["subject"]),
        about=tuple(AboutLine(**row) for row in own["about"]),
        salutation=own.get("salutation", shared["salutation"]),
        bodies=bodies_of(own["body"], english.signers),
        introduction=by_signer(shared["introduction"], own.get("introduction", {})),
        reach=by_signer(shared["reach"], own.get("reach", {})),
        person_role=own["person_role"],
        questions=tuple(_question(one, own["questions"][one.name]) for one in english.questions),
        rules=tuple(_rules(english, own)),
        required=tuple(_required(english, own, shared)),
        enclosures=tuple(_enclosures(english, own)),
    )


def _question(english: Question, own: Table) -> Question:
    choices = (
        replace(choice, says=voices_of(own["choices"][choice.value]) if choice.says.person else choice.says)
        for choice in english.choices
    )
    says = voices_of(own["says"]) if "says" in own else english.says
    return replace(english, blank=own["blank"], says=says, choices=tuple(choices))


def _rules(english: LetterTemplate, own: Table) -> Iterator[Rule]:
    words = {row["of"]: row for row in own.get("rules", ())}
    for rule in english.rules:
        row = words[rule.citation]
        yield replace(rule, citation=row.get("citation", rule.citation), means=row["means"])


def _required(english: LetterTemplate, own: Table, shared: Table) -> Iterator[Element]:
    """An element that is looked for by its words is looked for in these words."""
    words = {row["name"]: row["says"] for row in (*shared["required"], *own.get("required", ()))}
    for element in english.required:
        others = tuple(way for way in element.met_by if way.way is not Way.SAYS)
        said = tuple(MetBy(Way.SAYS, phrase) for phrase in words.get(element.name, ()))
        yield replace(element, met_by=(*said, *others))


def _enclosures(english: LetterTemplate, own: Table) -> Iterator[Enclosure]:
    for paper, words in zip(english.enclosures, own.get("enclosures", ()), strict=True):
        yield replace(paper, words=words)
