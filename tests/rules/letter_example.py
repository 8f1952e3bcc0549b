"""What an example letter is: a case, answers, and a text that was read through."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from advocacy.letters.filling import Answers, CaseFacts, Draft, Fact, draft
from advocacy.letters.template import Signer
from advocacy.letters.templates import load_templates

TEMPLATES = load_templates()

BASE = CaseFacts(
    preferred_name="Thandi Okafor-Reyes",
    today=date(2026, 11, 23),
    short_name="Thandi",
    legal_name="Thandiwe Okafor-Reyes",
    pronouns="she/her",
    date_of_birth=date(1988, 4, 2),
    safe_contact_line="text (614) 555-0119 after 5 p.m. No voicemail",
    person_lines=("77 Alder Court", "Harlow Falls, OH 43999"),
    advocate_name="Dana Whitcomb",
    advocate_phone="(614) 555-0142",
    advocate_email="dana@riverbend.example",
    authority_day=date(2026, 11, 9),
    organization_name="Riverbend Peer Advocates",
    organization_lines=("418 Millrace Street, Suite 2", "Harlow Falls, OH 43999"),
    agency_name="Larkfield Health Plan",
    agency_lines=("P.O. Box 4410", "Dunmore, OH 43998-4410"),
    worker_name="Ms. Paula Verhoeven, Appeals Manager",
    reference_no="PA-2026-118834",
    reply_by=date(2026, 12, 23),
)


@dataclass(frozen=True)
class Example:
    """One case and its answers; the case is told once in each voice that may tell it."""

    code: str
    facts: CaseFacts
    answers: Answers
    told_by_advocate: tuple[Fact, ...] = ()
    advocate_answers: tuple[tuple[str, str], ...] = ()

    def draft(self, signer: Signer, **changes: str) -> Draft:
        return draft(TEMPLATES[self.code], self.facts_for(signer), self.answers_for(signer) | changes, signer)

    def facts_for(self, signer: Signer) -> CaseFacts:
        told = self.told_by_advocate if signer is Signer.ADVOCATE else ()
        return replace(self.facts, facts=told or self.facts.facts)

    def answers_for(self, signer: Signer) -> dict[str, str]:
        own = dict(self.advocate_answers) if signer is Signer.ADVOCATE else {}
        return dict(self.answers) | own


GOLDEN = Path(__file__).parent / "golden"


def golden_path(code: str, signer: Signer) -> Path:
    return GOLDEN / f"{code}-{signer}.txt"


def as_read(letter: Draft) -> str:
    """The letter as one reads it from top to bottom."""
    about = "\n".join(f"{label}: {line}" for label, line in letter.about)
    signed = "\n\n".join("\n".join(lines) for lines in letter.signatures)
    ends = [f"Enclosures: {'; '.join(letter.enclosures)}"] if letter.enclosures else []
    ends += [f"Copies: {'; '.join(letter.copies)}"] if letter.copies else []
    parts = (
        "\n".join(letter.sender_lines),
        "\n".join(letter.recipient_lines),
        f"Re: {letter.subject}",
        about,
        letter.salutation,
        letter.body,
        letter.closing,
        signed,
        "\n".join(ends),
    )
    return "\n\n".join(part for part in parts if part) + "\n"
