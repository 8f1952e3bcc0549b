"""The answers to the questions of the demo's letters, from the files in `letter_answers`."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from advocacy.letters.case_facts import Fact
from advocacy.letters.fact_lines import write_facts
from advocacy.letters.template import LetterTemplate, Signer
from advocacy.letters.templates import load_templates

from .cast.slots import fill
from .cast.work import Letter
from .letter_slots import Days, Setting, interpreter_for, slots_of, told

Table = Mapping[str, Any]
FOLDER = Path(__file__).parent / "letter_answers"
OWN = "-own"  # the story of a student whom we support without a parent
REPLY_WITHIN = 30
LISTED_ANYWAY = ("none", "notice", "denial", "authorization", "copy of id")


@dataclass(frozen=True)
class Answered:
    """What is typed into one letter."""

    template: LetterTemplate
    signer: Signer
    answers: Mapping[str, str]
    facts: str
    enclosed: tuple[str, ...]
    reply_within: int

    def as_draft(self) -> Mapping[str, str]:
        """A draft still has the gaps that one looks up last."""
        still_open = answer_file(self.template.code).get("still_open", ())
        return {name: "" if name in still_open else words for name, words in self.answers.items()}


@cache
def answer_file(name: str) -> Table:
    return tomllib.loads((FOLDER / f"{name.lower()}.toml").read_text(encoding="utf-8"))


@dataclass
class LetterAnswers:
    """Deals out the texts, so that no two letters about the same thing read alike."""

    dealt: Counter[tuple[str, int]] = field(default_factory=Counter)

    def for_letter(self, setting: Setting, letter: Letter) -> Answered:
        story, code = _story(setting, letter)
        row, file = self._text(story, code, told(setting, letter)), answer_file(code)
        slots = slots_of(setting, letter, row.get("find", ""))
        template = load_templates()[code]
        said = {**file.get("defaults", {}), **row["answers"]}
        answers = {
            name: fill(words, slots) for name, words in {**said, **_given(setting, letter, row)}.items()
        }
        return Answered(
            template=template,
            signer=Signer(row.get("signer", template.usual_signer)),
            answers=answers,
            facts=_facts(row.get("facts", ()), slots),
            enclosed=tuple(_enclosed(letter)),
            reply_within=file.get("reply_within", REPLY_WITHIN),
        )

    def _text(self, story: str, code: str, words: str) -> Table:
        rows = [row for row in answer_file(code)["letter"] if row["story"] == story]
        fitting = [row for row in rows if "when" in row and re.search(row["when"], words)]
        choices = fitting or [row for row in rows if "when" not in row]
        if not choices:
            raise LookupError(f"No answers to {code} for {story}.")
        number = min(range(len(choices)), key=lambda one: self.dealt[story, one])
        self.dealt[story, number] += 1
        return choices[number]


def _story(setting: Setting, letter: Letter) -> tuple[str, str]:
    """A grown student, or one who comes alone, has no parent here to sign: the advocate writes in support."""
    child = letter.answers.get("child", "")
    if child and child in (setting.person.short, *setting.person.name.split()):
        return setting.story + OWN, "T20"
    return setting.story, letter.template


def _given(setting: Setting, letter: Letter, row: Table) -> dict[str, str]:
    """What follows from the person or the agency and not from the story."""
    return {
        "T03": lambda: _help(setting, row),
        "T06": lambda: {"where": _where(setting)},
        "T09": lambda: _school(setting, letter),
        "T10": lambda: _school(setting, letter),
    }.get(_story(setting, letter)[1], dict)()


def _help(setting: Setting, row: Table) -> dict[str, str]:
    interpreter = [interpreter_for(setting.person)] if setting.person.interpreter else []
    needs = [*interpreter, *row.get("help", ())]
    if not needs:
        return {"help_needed": "no"}
    first = ", ".join(needs[:-1])
    return {"help_needed": "yes", "help": f"{first}, and {needs[-1]}" if first else needs[-1]}


def _where(setting: Setting) -> str:
    """Never an address that is protected: then the copy waits at our office."""
    home = next((place for place in setting.person.addresses if not place.protected), None)
    return f"{home.line}, {home.town} {home.postal_code}" if home else f"in care of {setting.office}"


def _school(setting: Setting, letter: Letter) -> dict[str, str]:
    schools = answer_file("schools")
    grade = schools["grades"][letter.answers["grade"].split()[0].capitalize()]
    level = "elementary" if not grade.isdigit() or int(grade) < 6 else "middle" if int(grade) < 9 else "high"
    return {"grade": grade, "school": schools[setting.agency.key][level]}


def _enclosed(letter: Letter) -> Iterator[str]:
    """What the cast puts into the envelope, without what the template lists by itself."""
    for paper in letter.answers.get("enclosed", "").split(", "):
        if paper and not paper.lower().startswith(LISTED_ANYWAY):
            yield paper[0].upper() + paper[1:]


def _facts(lines: list[str], slots: Mapping[str, str]) -> str:
    if not isinstance(slots, Days):
        raise TypeError("Facts are counted from the days of a letter.")
    cells = ([cell.strip() for cell in fill(line, slots).split("|")] for line in lines)
    return write_facts(Fact(slots.on(day), what, "".join(proof)) for day, what, *proof in cells)
