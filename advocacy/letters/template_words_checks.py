"""What a file of words in another language lacks, each in a sentence that says what to add."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from advocacy.letters.fields import FIELDS
from advocacy.letters.marks import MarkError, marks_in, split_condition
from advocacy.letters.template import LetterTemplate, Question, Way
from advocacy.letters.template_reading import lines, voices_of

Table = Mapping[str, Any]
# Where a language needs no pronoun it may name the person, and the other way round.
FREE = frozenset({"them", "their", "person", "person_full"})
WHOLE = ("reviewed_by_a_native_speaker", "subject", "person_role", "about", "body", "questions")
VOICES = ("person", "advocate")


def gaps_in(own: Table, shared: Table, structure: Table, english: LetterTemplate) -> Iterator[str]:
    """`structure` is the English file as it was written, `english` the letter that was read from it."""
    missing = [name for name in WHOLE if name not in own]
    yield from (f"“{name}” is missing." for name in missing)
    if missing:
        return
    if not isinstance(own["reviewed_by_a_native_speaker"], bool):
        yield "reviewed_by_a_native_speaker is true or false."
    yield from _head(own, structure)
    yield from _bodies(own, structure)
    yield from _questions(own["questions"], english)
    yield from _rules(own, english)
    yield from _required(own, shared, english)
    yield from _blanks(shared)


def _head(own: Table, structure: Table) -> Iterator[str]:
    yield from _same_marks("subject", _many(own["subject"]), _many(structure["subject"]))
    rows = [[row["line"] for row in one["about"]] for one in (own, structure)]
    yield from _same_marks("about", *rows)
    papers = structure.get("enclosures", ())
    yield from _same_marks("enclosures", own.get("enclosures", ()), [paper["words"] for paper in papers])
    for name in ("introduction", "reach"):
        there, here = structure.get(name, {}), own.get(name, {})
        yield from (f"{name} has no words for {voice}." for voice in there if voice not in here)


def _many(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _same_marks(name: str, ours: Iterable[str], theirs: Iterable[str]) -> Iterator[str]:
    """As many lines as in English, in the same order, each with the same condition and marks."""
    pairs = list(ours), list(theirs)
    if len(pairs[0]) != len(pairs[1]):
        yield f"{name} has {len(pairs[0])} lines, the English file {len(pairs[1])}."
        return
    for one, other in zip(*pairs, strict=True):
        if _shape(one) != _shape(other):
            yield f"{name}: “{one}” has other marks than “{other}”."


def _bodies(own: Table, structure: Table) -> Iterator[str]:
    for voice in (voice for voice in VOICES if voice in structure["body"]):
        if voice not in own["body"]:
            yield f"The body has no words for {voice}."
            continue
        ours, theirs = lines(own["body"][voice]), lines(structure["body"][voice])
        if gone := _marks_of(theirs) - _marks_of(ours):
            yield f"The body for {voice} lacks {', '.join(f'{{{name}}}' for name in sorted(gone))}."
        if list(map(_kind, ours)) != list(map(_kind, theirs)):
            yield f"The body for {voice} has other headings, points, paragraphs or conditions than the English one."


def _kind(line: str) -> tuple[str, object]:
    """A heading, a point or a paragraph, and when it is printed."""
    condition, words = split_condition(line)
    return ("#" if words.startswith("# ") else "1" if words[:1].isdigit() else "p"), condition


def _shape(line: str) -> tuple[object, frozenset[str]]:
    return split_condition(line)[0], frozenset(_marks_of([line]))


def _marks_of(texts: Iterable[str]) -> set[str]:
    return {mark.name for line in texts for mark in marks_in(split_condition(line)[1])} - FREE


def _questions(words: Table, english: LetterTemplate) -> Iterator[str]:
    names = {question.name for question in english.questions}
    yield from (f"There is no question {name}." for name in words if name not in names)
    for question in english.questions:
        if question.name not in words:
            yield f"The question {question.name} has no words."
        else:
            yield from _question(question, words[question.name])


def _question(question: Question, own: Table) -> Iterator[str]:
    if not own.get("blank"):
        yield f"The question {question.name} has no blank."
    said = own.get("choices", {})
    yield from (f"{question.name}: {one} cannot be chosen." for one in said if not question.choice(one))
    if not question.choices and question.says.person != "{it}" and "says" not in own:
        yield f"The question {question.name} does not say its sentence."
    for choice in (choice for choice in question.choices if choice.says.person):
        if choice.value not in said:
            yield f"{question.name}: the choice {choice.value} says nothing."
    yield from _marks_said(question, own)


def _marks_said(question: Question, own: Table) -> Iterator[str]:
    """What an answer prints names the same other answers."""
    pairs = [(own["says"], question.says)] if "says" in own else []
    pairs += [
        (own["choices"][choice.value], choice.says)
        for choice in question.choices
        if choice.value in own.get("choices", {})
    ]
    for words, english in pairs:
        ours = voices_of(words)
        for voice in VOICES:
            one, other = getattr(ours, voice), getattr(english, voice)
            if _marks_of([one]) != _marks_of([other]):
                yield f"{question.name}: “{one}” has other marks than “{other}”."


def _rules(own: Table, english: LetterTemplate) -> Iterator[str]:
    rows = own.get("rules", ())
    means = {row.get("of"): row.get("means") for row in rows}
    cited = {rule.citation for rule in english.rules}
    yield from (f"The rule {name} does not say what it means." for name in cited if not means.get(name))
    yield from (f"There is no rule {name}." for name in means if name not in cited)


def _required(own: Table, shared: Table, english: LetterTemplate) -> Iterator[str]:
    rows = {row["name"]: row.get("says") for row in (*shared.get("required", ()), *own.get("required", ()))}
    looked_for = {one.name: one for one in english.required if any(way.way is Way.SAYS for way in one.met_by)}
    yield from (f"“{name}” has no words to look for." for name in looked_for if not rows.get(name))
    known = {element.name for element in english.required}
    ours = (row["name"] for row in own.get("required", ()))
    yield from (f"There is no element “{name}”." for name in ours if name not in known)


def _blanks(shared: Table) -> Iterator[str]:
    missing = sorted(set(FIELDS) - set(shared.get("blanks", {})))
    if missing:
        raise MarkError(f"every_letter.toml has no blank for {', '.join(missing)}.")
    yield from ()
