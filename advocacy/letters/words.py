"""The words that stand for each mark in one letter."""

import re
from collections.abc import Mapping
from datetime import date

from advocacy.letters.case_facts import CaseFacts, Cited
from advocacy.letters.fields import FIELDS, IT
from advocacy.letters.marks import Mark, fill, split_condition
from advocacy.letters.template import Kind, LetterTemplate, Question, Signer
from advocacy.letters.written_days import day_in

_DOUBLED = re.compile(r"\[{2,}|\]{2,}")


class Words:
    """Looks up one letter's marks: fields of the case, answers, and the sentences made of both."""

    def __init__(
        self, template: LetterTemplate, facts: CaseFacts, answers: Mapping[str, str], signer: Signer
    ) -> None:
        self.template = template
        self.signer = signer
        self._facts = facts
        self._answers = answers
        self._phrases, self._language = template.phrases, template.language
        self._fields = self._fields_of(facts)

    def fill(self, line: str) -> str:
        return fill(line, self._in_place_of)

    def fill_if(self, line: str) -> str:
        """The line, or nothing where its condition does not hold."""
        condition, line = split_condition(line)
        return self.fill(line) if condition is None or condition.holds(self._answer) else ""

    def known(self, name: str) -> str:
        """What stands for this name in the letter, or nothing while it is not known."""
        question = self.template.question(name)
        return self._said(question) if question else self._field(name)

    def all_words(self) -> Mapping[str, str]:
        names = (*FIELDS, *(question.name for question in self.template.questions))
        pairs = ((name, self.known(name)) for name in names)
        return {name: words for name, words in pairs if words}

    def _in_place_of(self, mark: Mark) -> str:
        words = self.known(mark.name)
        return words if words or mark.optional or self._may_be_empty(mark.name) else self._blank(mark.name)

    def _may_be_empty(self, name: str) -> bool:
        """Nothing to say is an answer too: “No” to a question, or a letter that cites no rule."""
        question = self.template.question(name)
        if question is not None:
            return question.choice(self._answer(name)) is not None
        return name in ("introduction", "rules")

    def _blank(self, name: str) -> str:
        question = self.template.question(name)
        return f"[[{question.blank if question else self._phrases.blanks[name]}]]"

    def _said(self, question: Question) -> str:
        answer = self._answer(question.name)
        chosen = question.choice(answer)
        if question.choices:
            return self.fill(chosen.says.of(self.signer)) if chosen else ""
        if question.kind is Kind.DAY:
            answer = self._day(answer)
        return self._with_it(question.says.of(self.signer), answer) if answer else ""

    def _with_it(self, sentence: str, answer: str) -> str:
        return fill(sentence, lambda mark: answer if mark.name == IT else self._in_place_of(mark))

    def _answer(self, name: str) -> str:
        return _harmless(self._answers.get(name, "")).strip()

    def _field(self, name: str) -> str:
        made = {"introduction": self.template.introduction, "reach": self.template.reach}
        if name in made:
            return self.fill(made[name][self.signer])
        return self._rules() if name == "rules" else self._fields[name]

    def _rules(self) -> str:
        cited = [
            rule.citation
            for rule in self.template.rules
            if rule.only_if is None or rule.only_if.holds(self._answer)
        ]
        opened = [f"{self._phrases.rules_open}{'; '.join(cited)}."] if cited else []
        return " ".join((*opened, *map(self._on_time, self._facts.cited)))

    def _on_time(self, rule: Cited) -> str:
        said = self._phrases.time_rule
        what = said.what.get(rule.result, said.what["other"])
        return (said.plainly if rule.plainly else said.believed).format(what=what, citation=rule.citation)

    def _fields_of(self, facts: CaseFacts) -> Mapping[str, str]:
        them, their = facts.object_and_possessive
        typed = {
            "person": facts.short_name or facts.preferred_name,
            "person_full": facts.preferred_name,
            "person_names": self._both_names(facts),
            "them": them,
            "their": their,
            "safe_contact_line": _sentence(facts.safe_contact_line),
            "advocate": facts.advocate_name,
            "advocate_contact": self._contact_of_advocate(facts),
            "person_address": ", ".join(facts.printable_address),
            "our_address": ", ".join(facts.organization_lines),
            "organization": facts.organization_name,
            "agency": facts.agency_name,
            "addressee": facts.addressee,
            "issue_title": facts.issue_title,
            "reference_no": facts.reference_no,
            "wants": facts.wants,
            "facts": self._rows(facts),
            "date_of_birth": self._in_words(facts.date_of_birth),
            "authority_day": self._in_words(facts.authority_day),
            "issue_opened": self._in_words(facts.issue_opened),
            "today": self._in_words(facts.today),
            "reply_by": self._in_words(facts.reply_by),
        }
        return {name: _harmless(words) for name, words in typed.items()}

    def _both_names(self, facts: CaseFacts) -> str:
        if not facts.has_two_names:
            return facts.preferred_name
        short = facts.short_name or facts.preferred_name
        return fill(self._phrases.goes_by, lambda mark: short if mark.name == "short" else facts.legal_name)

    def _contact_of_advocate(self, facts: CaseFacts) -> str:
        said = self._phrases.advocate_contact
        ways = (("phone", facts.advocate_phone), ("email", facts.advocate_email))
        return said["or"].join(said[way].replace("{it}", where) for way, where in ways if where)

    def _in_words(self, day: date | None) -> str:
        return day_in(self._language, day) if day else ""

    def _day(self, typed: str) -> str:
        try:
            return day_in(self._language, date.fromisoformat(typed))
        except ValueError:
            return ""

    def _rows(self, facts: CaseFacts) -> str:
        """“date | what happened | proof” in order of days, one line each."""
        ordered = sorted(facts.facts, key=lambda fact: fact.day)
        rows = ((self._in_words(fact.day), _cell(fact.text), _cell(fact.proof)) for fact in ordered)
        return "\n".join(" | ".join(cell for cell in row if cell) for row in rows)


def _harmless(typed: str) -> str:
    """Doubled brackets mean a blank in our text, so what people typed keeps single ones."""
    return _DOUBLED.sub(lambda found: found[0][0], typed)


def _sentence(typed: str) -> str:
    ended = typed.strip()
    return ended if not ended or ended.endswith((".", "!", "?")) else f"{ended}."


def _cell(typed: str) -> str:
    return " ".join(typed.replace("|", "/").split())
