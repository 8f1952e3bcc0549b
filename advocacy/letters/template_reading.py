"""From a letter file to a `LetterTemplate`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from advocacy.consent.topics import Purpose, Topic
from advocacy.letters.fields import FIELDS
from advocacy.letters.marks import MarkError, only_if
from advocacy.letters.template import (
    AboutLine,
    Choice,
    Confidence,
    Element,
    Enclosure,
    Kind,
    LetterTemplate,
    MetBy,
    Phrases,
    Question,
    Rule,
    Signer,
    TimeRule,
    Voices,
    Way,
)

SHARED = "every_letter.toml"
_STARTS_ALONE = re.compile(r"# |\d+\. |\(only if ")

Table = Mapping[str, Any]


def letter_files(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.glob("*.toml")) if path.name != SHARED)


def read_letter(path: Path) -> LetterTemplate:
    """The letter of one file, completed with what every letter has."""
    own = tomllib.loads(path.read_text(encoding="utf-8"))
    shared = tomllib.loads((path.parent / SHARED).read_text(encoding="utf-8"))
    signers = tuple(Signer(word) for word in own["signers"])
    return LetterTemplate(
        code=own["code"],
        version=own["version"],
        title=own["title"],
        when_to_use=own["when_to_use"],
        systems=tuple(own["systems"]),
        topics=tuple(Topic(word) for word in own["topics"]),
        purpose=Purpose(own["purpose"]),
        signers=signers,
        subject=subject_of(own["subject"]),
        about=tuple(AboutLine(**row) for row in own["about"]),
        salutation=own.get("salutation", shared["salutation"]),
        sender=own.get("sender", ""),
        reply_slip=own.get("reply_slip", False),
        dated_signatures=own.get("dated_signatures", False),
        bodies=bodies_of(own["body"], signers),
        introduction=by_signer(shared["introduction"], own.get("introduction", {})),
        reach=by_signer(shared["reach"], own.get("reach", {})),
        person_role=own["person_role"],
        questions=tuple(_question(row) for row in own["questions"]),
        rules=tuple(_rule(row) for row in own.get("rules", ())),
        required=(*_required(own, shared), *_unsaid(own)),
        enclosures=tuple(_enclosure(row) for row in own.get("enclosures", ())),
        notices=tuple(own.get("notices", ())),
        phrases=phrases_of(shared),
    )


def phrases_of(shared: Table) -> Phrases:
    """What the file for every letter says once. Blanks in English are the names of the fields."""
    return Phrases(
        closing=shared["closing"],
        rules_open=shared["rules_open"],
        goes_by=shared["goes_by"],
        advocate_role=shared["advocate_role"],
        advocate_contact=MappingProxyType(dict(shared["advocate_contact"])),
        asks=tuple(shared["asks"]),
        blanks=MappingProxyType({**FIELDS, **shared.get("blanks", {})}),
        time_rule=TimeRule(**{**shared["time_rule"], "what": MappingProxyType(shared["time_rule"]["what"])}),
    )


def lines(text: str) -> tuple[str, ...]:
    """One string for each paragraph, heading or numbered line, however the file wraps them."""
    found: list[str] = []
    open_line = False
    for line in map(str.strip, text.splitlines()):
        if line and open_line and not _STARTS_ALONE.match(line):
            found[-1] += f" {line}"
        elif line:
            found.append(line)
        open_line = bool(line) and not line.startswith("# ")
    return tuple(found)


def subject_of(words: str | list[str]) -> tuple[str, ...]:
    """One subject, or several of which the first whose condition holds is printed."""
    return (words,) if isinstance(words, str) else tuple(words)


def bodies_of(body: Table, signers: tuple[Signer, ...]) -> Mapping[Signer, tuple[str, ...]]:
    voice = {Signer.PERSON: "person", Signer.BOTH: "person", Signer.ADVOCATE: "advocate"}
    return MappingProxyType({signer: lines(body[voice[signer]]) for signer in signers})


def by_signer(shared: Table, own: Table) -> Mapping[Signer, str]:
    return MappingProxyType({signer: {**shared, **own}[signer] for signer in Signer})


def _question(row: Table) -> Question:
    says = voices_of(row.get("says", "{it}"))
    return Question(
        name=row["name"],
        label=row["label"],
        hint=row.get("hint", ""),
        kind=Kind(row["kind"]),
        required=row["required"],
        choices=tuple(_choices(row)),
        says=says,
        blank=row.get("blank", row["label"].rstrip("?")),
        starts_from=row.get("starts_from"),
        may_lie_ahead=row.get("may_lie_ahead", False),
    )


def _choices(row: Table) -> Iterator[Choice]:
    if row["kind"] == Kind.YES_NO:
        yield Choice("yes", "Yes", voices_of(row["yes"]))
        yield Choice("no", "No", voices_of(row["no"]))
    for choice in row.get("choices", ()):
        yield Choice(choice["value"], choice["label"], voices_of(choice["says"]))


def voices_of(says: str | Table) -> Voices:
    return Voices(says, says) if isinstance(says, str) else Voices(says["person"], says["advocate"])


def _rule(row: Table) -> Rule:
    return Rule(
        citation=row["citation"],
        means=row["means"],
        verified_on=row["verified_on"],
        confidence=Confidence(row["confidence"]),
        only_if=only_if(row["only_if"]) if "only_if" in row else None,
    )


def _required(own: Table, shared: Table) -> Iterator[Element]:
    left_out = frozenset(own.get("does_not_need", ()))
    unknown = left_out - {row["key"] for row in shared["required"]}
    if unknown:
        raise MarkError(f"does_not_need names {', '.join(sorted(unknown))}, which no letter needs.")
    for row in (*shared["required"], *own.get("required", ())):
        if row.get("key") not in left_out:
            yield _element(row)


def _unsaid(own: Table) -> Iterator[Element]:
    """Answers that only decide what is printed leave no blank behind, so that they are missed by name."""
    asked = {met_by(words).what for row in own.get("required", ()) for words in row["met_by"]}
    printed = "\n".join(
        (*own["body"].values(), *subject_of(own["subject"]), *(row["line"] for row in own["about"]))
    )
    for question in map(_question, own["questions"]):
        leaves_no_blank = question.name not in asked and f"{{{question.name}}}" not in printed
        if question.required and question.choices and leaves_no_blank:
            values = tuple(choice.value for choice in question.choices)
            way = MetBy(Way.CHOSEN, question.name, values)
            yield Element(question.blank, "Some words of the letter follow from it.", (way,), tuple(Signer))


def _element(row: Table) -> Element:
    signers = tuple(Signer(word) for word in row.get("signers", Signer))
    return Element(row["name"], row["why"], tuple(met_by(words) for words in row["met_by"]), signers)


def met_by(words: str) -> MetBy:
    """Read “answer timing is urgent”, “fact reply_by”, “says not an attorney” or “opens ask”."""
    way, _, what = words.partition(" ")
    if way == Way.ANSWERED and " is " in what:
        condition = only_if(what)
        return MetBy(Way.CHOSEN, condition.question, condition.values)
    if not what or way not in set(Way) - {Way.CHOSEN}:
        raise MarkError(f"“{words}” does not say how an element is met.")
    return MetBy(Way(way), what)


def _enclosure(row: Table) -> Enclosure:
    signers = tuple(Signer(word) for word in row.get("signers", Signer))
    return Enclosure(row["words"], signers, row.get("answered"))
