"""What a notice already says, for the letter that answers it. Only its days and numbers, never a guess."""

from collections.abc import Mapping

from advocacy.deadlines.models import Notice
from advocacy.directory.addresses import agency_lines

from .template import Kind, LetterTemplate, Question


def address_from(notice: Notice) -> str:
    """Whoever sent the notice: from the directory, or the name as it was typed."""
    if notice.agency is None:
        return notice.agency_name
    return "\n".join((notice.agency.name, *agency_lines(notice.agency)))


def answers_from(notice: Notice, template: LetterTemplate) -> Mapping[str, str]:
    """The answers to the questions about the notice, where the template has such questions."""
    if template.question("notice_day") is None:
        return {}
    pairs = ((question.name, _answer(question, notice)) for question in template.questions)
    return {name: answer for name, answer in pairs if answer}


def _answer(question: Question, notice: Notice) -> str:
    if question.starts_from == "reference_no":
        return ", ".join(line.strip() for line in notice.numbers.splitlines() if line.strip())
    days = {
        "notice_day": notice.dated,
        "received_day": notice.received,
        "effective_day": notice.effective,
    }
    day = days.get(question.name) if question.kind is Kind.DAY else None
    return day.isoformat() if day else ""
