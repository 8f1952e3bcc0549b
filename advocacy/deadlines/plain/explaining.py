"""One rule explained to the person, with the days that the engine gave and never another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from advocacy.deadlines.engine.catalogue import shipped
from advocacy.deadlines.engine.facts import Facts
from advocacy.deadlines.engine.reckoning import reckon
from advocacy.deadlines.engine.results import Answer
from advocacy.deadlines.engine.rule import Rule
from advocacy.deadlines.ruling import Ruling

from .days import told_result
from .reading import Language, languages
from .sums import sum_in_words


@dataclass(frozen=True)
class Section:
    """A heading with its sentences."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """What one person is told about one rule."""

    rule: str
    language: str
    tag: str
    title: str
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    unreviewed: tuple[str, ...]
    dates: tuple[tuple[str, date | None], ...]

    @property
    def text(self) -> str:
        parts = [self.title]
        for section in self.sections:
            parts += ["", section.heading, *section.lines]
        return "\n".join([*parts, "", *self.closing, *self.unreviewed]) + "\n"


def explanation(
    rule_code: str, language: str, facts: Facts | None, ruling: Ruling | None = None
) -> Explanation:
    """The explanation of a rule, for a notice whose facts are known or in general. The facts are used up."""
    rules: Mapping[str, Rule] = ruling.rules if ruling else shipped().rules
    orders = ruling.orders if ruling else shipped().orders
    rule = rules[rule_code]
    return explained(rule, language, None if facts is None else reckon(rule, facts, orders))


def explained(
    rule: Rule, language: str, answers: Iterable[Answer] | None, *, if_running: bool = False
) -> Explanation:
    """`if_running`: it holds only for what the person had before, which nobody knows here."""
    tongue = languages()[language]
    known = None if answers is None else tuple(answers)
    return Explanation(
        rule.code,
        tongue.code,
        tongue.tag,
        _title(rule, tongue),
        tuple(
            Section(heading, lines) for heading, lines in _sections(rule, tongue, known, if_running) if lines
        ),
        (tongue.line("controls"), tongue.line("not_advice")),
        _unreviewed(rule, tongue),
        tuple((one.result, spoken_day(one)) for one in known or ()),
    )


def spoken_day(answer: Answer) -> date | None:
    when = answer.work_by
    return date(when.year, when.month, when.day) if when else None


def _title(rule: Rule, tongue: Language) -> str:
    return str(tongue.rules.get(rule.code, {}).get("title", rule.title))


def _unreviewed(rule: Rule, tongue: Language) -> tuple[str, ...]:
    """Said in both languages, so that whoever hands the sheet over knows it too."""
    if rule.code not in tongue.not_reviewed:
        return ()
    return tuple(one.line("unreviewed") for one in languages().values())


def _sections(
    rule: Rule, tongue: Language, answers: tuple[Answer, ...] | None, if_running: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    own = tongue.rules.get(rule.code) or tongue.shared["local"]
    head, kind = tongue.shared["headings"], _kind(rule)
    agency = rule.act == "agency"
    who = "agency" if agency else "person"
    yield head["what"], (own["what"], *((tongue.line("if_running"),) if if_running else ()))
    yield head["must" if agency else "ask"], tuple(_dates(rule, tongue, answers))
    if agency or not _all_past(answers):
        yield head["wait" if agency else "gain"], (own.get("gain") or tongue.words("gain", kind, who),)
    yield head["cost"], (own.get("cost") or tongue.words("cost", _cost(rule, kind), who),)
    yield head["how"], (tongue.words("how", kind, "agency" if agency else rule.counts_when, who),)
    yield head["late"], (tongue.words("late", kind, who),)
    yield head["know"], (own["know"],) if own.get("know") else ()
    sums = (sum_in_words(one, tongue) for one in answers or () if one.work_by)
    yield head["counted"], tuple(f"{one[0].upper()}{one[1:].rstrip('.')}." for one in sums if one)


def _kind(rule: Rule) -> str:
    return rule.results[0]


def _all_past(answers: tuple[Answer, ...] | None) -> bool:
    dated = [one for one in answers or () if one.work_by]
    return bool(dated) and all("overdue" in one.asked for one in dated)


def _cost(rule: Rule, kind: str) -> str:
    """Keeping benefits may have to be paid back: that is said where the appeal is explained as well."""
    keeps = (shipped().rules.get(code) for code in rule.companions.get("keep", ()))
    return "with_keep" if rule.act != "agency" and any(one and one.repayment for one in keeps) else kind


def _dates(rule: Rule, tongue: Language, answers: tuple[Answer, ...] | None) -> Iterator[str]:
    if answers is None:
        answers = tuple(Answer(rule.code, name) for name in rule.results)
        yield from (line for one in answers for line in told_result(rule, one, tongue))
        yield tongue.line("no_notice")
        if rule.certainty == "hedge":
            yield tongue.line("check_for_day")
        return
    for one in answers:
        yield from told_result(rule, one, tongue)
    if rule.certainty == "hedge" or any(one.hedge for one in answers):
        yield tongue.line("check_notice" if any(one.work_by for one in answers) else "check_for_day")
    if any(one.work_by for one in answers):
        yield tongue.line("controls")
