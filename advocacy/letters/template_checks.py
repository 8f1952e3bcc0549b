"""What can be wrong in a letter file, each in a sentence that says what to change."""

from collections.abc import Iterator
from datetime import date

from advocacy.letters.fields import FIELDS, IT, OF_NOTICE
from advocacy.letters.marks import Mark, OnlyIf, marks_in, pieces, split_condition
from advocacy.letters.template import Element, Kind, LetterTemplate, MetBy, Question, Rule, Signer, Way


def mistakes_in(template: LetterTemplate) -> Iterator[str]:
    yield from _wrong_marks(template)
    yield from _wrong_conditions(template)
    for question in template.questions:
        yield from _wrong_question(template, question)
    for rule in template.rules:
        yield from _wrong_rule(rule)
    for element in template.required:
        yield from _never_met(template, element)


def texts_of(template: LetterTemplate, signer: Signer) -> Iterator[str]:
    """Everything that this template may print in a letter signed so."""
    yield from (*template.subject, template.salutation, template.sender, template.person_role)
    yield from (row.line for row in template.about)
    yield from template.bodies[signer]
    yield from (template.introduction[signer], template.reach[signer])
    yield from _answers_say(template, signer)
    yield from (paper.words for paper in template.enclosures if signer in paper.signers)


def _answers_say(template: LetterTemplate, signer: Signer) -> Iterator[str]:
    for question in template.questions:
        said = [choice.says for choice in question.choices] or [question.says]
        yield from (voices.of(signer) for voices in said)


def _names_used(template: LetterTemplate) -> set[str]:
    lines = (line for signer in template.signers for line in texts_of(template, signer))
    return {mark.name for line in lines for mark in marks_in(split_condition(line)[1])}


def _wrong_marks(template: LetterTemplate) -> Iterator[str]:
    known = {*FIELDS, IT, *(question.name for question in template.questions)}
    for name in sorted(_names_used(template) - known):
        yield f"{{{name}}} is neither a field nor a question."
    for question in template.questions:
        if question.name in FIELDS or question.name == IT:
            yield f"The question {question.name} has the name of a field. Rename it."


def _conditions(template: LetterTemplate) -> Iterator[OnlyIf]:
    yield from (rule.only_if for rule in template.rules if rule.only_if)
    papers = tuple(paper.words for paper in template.enclosures)
    for lines in (template.subject, papers, *template.bodies.values()):
        yield from (found for line in lines if (found := split_condition(line)[0]))


def _wrong_conditions(template: LetterTemplate) -> Iterator[str]:
    for condition in _conditions(template):
        yield from _wrong_values(template, condition.question, condition.values)


def _wrong_values(template: LetterTemplate, name: str, values: tuple[str, ...]) -> Iterator[str]:
    question = template.question(name)
    if question is None or not question.choices:
        yield f"A condition asks about {name}, which is no question with choices."
        return
    for value in values:
        if question.choice(value) is None:
            yield f"A condition asks whether {name} is {value}, which cannot be chosen."


def _wrong_question(template: LetterTemplate, question: Question) -> Iterator[str]:
    asked_about = {condition.question for condition in _conditions(template)}
    if question.name not in _names_used(template) | asked_about:
        yield f"The question {question.name} is never used in the letter."
    if (question.kind in (Kind.CHOICE, Kind.YES_NO)) is not bool(question.choices):
        yield f"The question {question.name} is a {question.kind} with the wrong number of choices."
    if question.starts_from is not None and question.starts_from not in {*FIELDS, *OF_NOTICE}:
        yield f"The question {question.name} starts from {question.starts_from}, which is no field."
    if question.may_lie_ahead and question.kind is not Kind.DAY:
        yield f"The question {question.name} may lie ahead, but only a day can."
    yield from _circles(template, question)


def _circles(template: LetterTemplate, question: Question) -> Iterator[str]:
    """What an answer says may name plain questions only, so that filling always ends."""
    for voices in [choice.says for choice in question.choices] or [question.says]:
        for mark in (*marks_in(voices.person), *marks_in(voices.advocate)):
            other = template.question(mark.name)
            if other and (other.choices or other.says.person != "{it}"):
                yield f"{question.name} prints {other.name}, which prints words of its own. Unfold it."


def _wrong_rule(rule: Rule) -> Iterator[str]:
    if not rule.citation.strip():
        yield "A rule has no citation."
    if not isinstance(rule.verified_on, date):
        yield f"{rule.citation}: verified_on must be a day, written like 2026-11-22 without quotes."
    if not rule.means.strip():
        yield f"The rule {rule.citation} does not say what it means."


def _never_met(template: LetterTemplate, element: Element) -> Iterator[str]:
    for signer in set(element.signers) & set(template.signers):
        if not any(_can_be_met(template, way, signer) for way in element.met_by):
            yield f"“{element.name}” can never be met when signed by {signer}."
    for way in element.met_by:
        if way.way is Way.CHOSEN:
            yield from _wrong_values(template, way.what, way.values)


def _can_be_met(template: LetterTemplate, way: MetBy, signer: Signer) -> bool:
    if way.way in (Way.ANSWERED, Way.CHOSEN):
        return template.question(way.what) is not None
    if way.way is Way.FACT:
        return way.what == "agency" or way.what in _printed_by(template, signer)
    said = _plain_words(template, signer)
    return any(
        one in said for one in (template.phrases.asks if way.way is Way.OPENS else [way.what.casefold()])
    )


def _printed_by(template: LetterTemplate, signer: Signer) -> set[str]:
    lines = (split_condition(line)[1] for line in texts_of(template, signer))
    return {mark.name for line in lines for mark in marks_in(line)}


def _plain_words(template: LetterTemplate, signer: Signer) -> str:
    lines = (split_condition(line)[1] for line in texts_of(template, signer))
    return " ".join(_without_marks(line) for line in lines).casefold()


def _without_marks(line: str) -> str:
    return "".join("…" if isinstance(piece, Mark) else piece for piece in pieces(line))
