"""A template and a case become a draft. What is not known yet stays in the text as a [[blank]]."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from advocacy.letters.case_facts import CaseFacts, Fact
from advocacy.letters.fields import FIELDS
from advocacy.letters.marks import split_condition
from advocacy.letters.template import LetterTemplate, Signer
from advocacy.letters.words import Words

__all__ = ["Answers", "CaseFacts", "Draft", "Fact", "blanks", "draft", "starting_answers"]

Answers = Mapping[str, str]
_BLANK = re.compile(r"\[\[([^\[\]]+)\]\]")
_NUMBER = re.compile(r"^\d+\. ")


@dataclass(frozen=True)
class Draft:
    """A letter as it would print now, with what went into it kept beside the text."""

    signer: Signer
    subject: str
    sender_lines: tuple[str, ...]
    recipient_lines: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    salutation: str
    body: str
    closing: str
    signatures: tuple[tuple[str, ...], ...]
    enclosures: tuple[str, ...]
    copies: tuple[str, ...]
    answers: Answers
    words: Mapping[str, str]
    asks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that the agency will read, for checks and for a fingerprint of what was agreed."""
        about = (f"{label}: {line}" for label, line in self.about)
        signed = (line for lines in self.signatures for line in lines)
        parts = (
            *self.sender_lines,
            *self.recipient_lines,
            self.subject,
            *about,
            self.salutation,
            self.body,
            self.closing,
            *signed,
            *self.enclosures,
            *self.copies,
        )
        return "\n".join(parts)


def draft(template: LetterTemplate, facts: CaseFacts, answers: Answers, signer: Signer) -> Draft:
    """The letter in the signer's voice."""
    if signer not in template.signers:
        raise ValueError(f"{template.code} cannot be signed by {signer}.")
    words = Words(template, facts, answers, signer)
    return Draft(
        signer=signer,
        subject=next(filter(None, map(words.fill_if, template.subject)), ""),
        sender_lines=_sender(words, facts),
        recipient_lines=_recipient(facts, template.phrases.blanks["agency"]),
        about=tuple(_about(template, words)),
        salutation=words.fill(template.salutation),
        body=_body(template, words),
        closing=template.phrases.closing,
        signatures=_signatures(words, facts),
        enclosures=tuple(_enclosures(template, words)),
        copies=(facts.preferred_name,) if signer is Signer.ADVOCATE else (),
        answers=dict(answers),
        words=words.all_words(),
        asks=template.phrases.asks,
    )


def blanks(text: str) -> tuple[str, ...]:
    """What is still to be filled in, each once, in the order of the text."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


def starting_answers(template: LetterTemplate, facts: CaseFacts) -> Answers:
    """What the case record already answers, to be shown in the form and changed there."""
    words = Words(template, facts, {}, template.usual_signer)
    starts = ((q.name, q.starts_from or "") for q in template.questions)
    pairs = ((name, words.known(start)) for name, start in starts if start in FIELDS)
    return {name: answer for name, answer in pairs if answer}


def _sender(words: Words, facts: CaseFacts) -> tuple[str, ...]:
    """A letter that only the person signs carries no organization above their name."""
    if words.signer is Signer.PERSON:
        own = words.fill(words.template.sender).splitlines()
        return (facts.preferred_name, *(own or facts.printable_address))
    return tuple(line for line in (facts.organization_name, *facts.organization_lines) if line)


def _recipient(facts: CaseFacts, nobody: str) -> tuple[str, ...]:
    lines = (facts.worker_name, facts.agency_name, *facts.agency_lines)
    return tuple(line for line in lines if line) or (f"[[{nobody}]]",)


def _about(template: LetterTemplate, words: Words) -> list[tuple[str, str]]:
    rows = ((row.label, words.fill(row.line)) for row in template.about)
    return [(label, line) for label, line in rows if line]


def _body(template: LetterTemplate, words: Words) -> str:
    """Headings and asks are told by the file’s own lines, never by what somebody typed into them."""
    pairs = ((split_condition(line)[1], words.fill_if(line)) for line in template.bodies[words.signer])
    lines = [_Line(_part(own), _NUMBER.sub("", text) if _part(own) == "ask" else text) for own, text in pairs]
    said = [line for line in lines if line.text]
    followers = [*said[1:], _Line("heading", "")]
    pairs_kept = zip(said, followers, strict=True)
    return _set([line for line, after in pairs_kept if {line.part, after.part} != {"heading"}])


def _part(own_line: str) -> str:
    if own_line.startswith("# "):
        return "heading"
    return "ask" if _NUMBER.match(own_line) else "paragraph"


def _set(lines: list["_Line"]) -> str:
    """Asks counted anew, since some may have fallen out; headings and asks close to what follows."""
    text = ""
    asks = 0
    before = ""
    for line in lines:
        asks = asks + 1 if line.part == "ask" else 0
        close = before == "heading" or before == line.part == "ask"
        text += ("\n" if close else "\n\n") + (f"{asks}. {line.text}" if asks else line.text)
        before = line.part
    return text.strip()


@dataclass(frozen=True)
class _Line:
    part: str
    text: str


def _signatures(words: Words, facts: CaseFacts) -> tuple[tuple[str, ...], ...]:
    role = words.fill(words.template.person_role)
    person = (facts.preferred_name, f"{role[:1].upper()}{role[1:]}")
    helper = (facts.advocate_name, words.template.phrases.advocate_role, facts.organization_name)
    advocate = tuple(line for line in helper if line)
    return {
        Signer.PERSON: (person,),
        Signer.ADVOCATE: (advocate,),
        Signer.BOTH: (person, advocate),
    }[words.signer]


def _enclosures(template: LetterTemplate, words: Words) -> list[str]:
    """The papers that usually go along: a first list, to be ticked or changed by whoever sends them."""
    offered = (
        words.fill_if(paper.words)
        for paper in template.enclosures
        if words.signer in paper.signers and (paper.answered is None or words.known(paper.answered))
    )
    return [paper for paper in offered if paper]
