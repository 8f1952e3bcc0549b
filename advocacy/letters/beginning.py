"""What a new letter begins with: the answers of the case and of the notice, and where it goes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from advocacy.consent.release import signed_to_speak
from advocacy.deadlines.models import Deadline, Notice
from advocacy.directory.addresses import agency_lines
from advocacy.issues.models import Issue

from .filling import starting_answers
from .from_notice import address_from, answers_from, numbers_of
from .gathering import facts_of
from .life.answering import answer_notice
from .models import Letter
from .printing import telling
from .template import LetterTemplate, Signer


def take_from(
    notice: Notice | None, wanted: Deadline | None, letter: Letter, template: LetterTemplate
) -> None:
    """The answers of the case; of a notice its days, and its sender where nobody else was chosen."""
    if notice is not None:
        answer_notice(letter, notice, wanted)
        letter.answers = {**_number(notice, letter.issue), **answers_from(notice, template)}
        if not letter.recipient:
            letter.recipient, letter.agency = address_from(notice), notice.agency
    letter.answers = {**letter.answers, **starting_answers(template, facts_of(letter))}


def _number(notice: Notice, issue: Issue | None) -> Mapping[str, str]:
    """The numbers printed on the notice, where the issue has none of its own."""
    numbers = "" if issue and issue.reference_number else numbers_of(notice)
    return {"reference_no": numbers} if numbers else {}


def day_signed(letter: Letter) -> date | None:
    """The day of the authority that lets the writer speak for the person there; none where the person writes alone."""
    if letter.signer == Signer.PERSON or not letter.recipient.strip():
        return None
    return signed_to_speak(telling(letter), letter.case)


def addressed_to(issue: Issue | None) -> dict[str, Any]:
    if issue is None:
        return {"worker": "", "recipient": "", "agency": None}
    return {"worker": issue.worker, "recipient": _address(issue), "agency": issue.agency}


def _address(issue: Issue) -> str:
    """From the directory where the agency stands in it, or as it was typed."""
    agency = issue.agency
    if issue.agency_address.strip() or agency is None:
        name = issue.agency_name or (agency.name if agency else "")
        return "\n".join(line for line in (name, issue.agency_address.strip()) if line)
    return "\n".join((agency.name, *agency_lines(agency)))
