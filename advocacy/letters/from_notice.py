"""What a notice already says, for the letter that answers it. Only what stands in its record, never a guess."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from advocacy.deadlines.kinds import DeadlineState, NoticeKind
from advocacy.deadlines.models import Deadline, Notice
from advocacy.directory.addresses import agency_lines

from .template import ENGLISH, LetterTemplate, Question

# The words are as they were typed, so that a colon sets them apart: “The notice cuts this: Home care”.
DOES = MappingProxyType(
    {
        NoticeKind.DENIED: "says no to this: {it}",
        NoticeKind.REDUCED: "cuts this: {it}",
        NoticeKind.ENDED: "ends this: {it}",
        NoticeKind.SUSPENDED: "stops this for a while: {it}",
        NoticeKind.PAY_BACK: "asks for money back: {it}",
    }
)
# Whose rules they are, by how the code of the notice’s rule begins; of several words the first that can be chosen.
PROGRAMS = (
    ("MCD-MC-", ("medicaid_plan", "medicaid")),
    ("MCD-", ("medicaid",)),
    ("SNAP-", ("snap",)),
    ("TANF-", ("cash",)),
    ("MCR-", ("medicare",)),
    ("MA-", ("medicare",)),
    ("PDP-", ("medicare",)),
    ("SSA-", ("ssa",)),
)


def address_from(notice: Notice) -> str:
    """Whoever sent the notice: from the directory, or the name as it was typed."""
    if notice.agency is None:
        return notice.agency_name
    return "\n".join((notice.agency.name, *agency_lines(notice.agency)))


def answers_from(notice: Notice, template: LetterTemplate) -> Mapping[str, str]:
    """The answers that the notice knows. A letter that asks nothing about a notice takes nothing from it."""
    if not any(question.starts_from in KNOWN for question in template.questions):
        return {}
    pairs = ((question.name, _answer(question, notice, template)) for question in template.questions)
    return {name: answer for name, answer in pairs if answer}


def numbers_of(notice: Notice) -> str:
    return ", ".join(line.strip() for line in notice.numbers.splitlines() if line.strip())


def _answer(question: Question, notice: Notice, template: LetterTemplate) -> str:
    start = question.starts_from or ""
    if start == "reference_no":
        return numbers_of(notice)
    if start == "notice_program":
        return _program(notice, question)
    if start in IN_ENGLISH and template.language != ENGLISH:
        return ""
    answer = KNOWN[start](notice) if start in KNOWN else ""
    return answer if not question.choices or question.choice(answer) else ""


def _program(notice: Notice, question: Question) -> str:
    offered = next((words for begins, words in PROGRAMS if notice.rule.startswith(begins)), ())
    return next((word for word in offered if question.choice(word)), "")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _last_day(notice: Notice) -> str:
    """As it is printed; else as it was counted for an appeal, where that is sure."""
    printed = notice.settings.get("printed_date") or notice.more_days.get("printed_date")
    if isinstance(printed, str) and len(printed) == len("2026-03-05"):
        return printed
    counted = (one for one in notice.deadlines if one.result == "appeal" and not one.hedge)
    return _day(next((one.legal_last for one in counted if one.act == "person"), None))


def _takes(notice: Notice) -> str:
    lines = (line.strip() for line in notice.takes_away.splitlines())
    return ", ".join(line for line in lines if line).rstrip(".")


def _does(notice: Notice) -> str:
    said, what = DOES.get(NoticeKind(notice.kind)), _takes(notice)
    return said.format(it=what) if said and what else ""


def _denies(notice: Notice) -> str:
    """Of a cut it is not known what there was before, so that stays a question."""
    return _takes(notice) if notice.kind == NoticeKind.DENIED else ""


def _keeps(notice: Notice) -> str:
    """Only what the person decided already: it may have to be paid back, so nobody decides it for them."""
    kept = [one for one in notice.deadlines if one.result == "keep_benefits"]
    if any(one.state == DeadlineState.FILED for one in kept):
        return "keep"
    return "no" if kept and all(map(_unwanted, kept)) else ""


def _unwanted(deadline: Deadline) -> bool:
    return deadline.state == DeadlineState.NOT_WANTED


IN_ENGLISH = frozenset({"notice_does"})
KNOWN: Mapping[str, Callable[[Notice], str]] = MappingProxyType(
    {
        "notice_dated": lambda notice: _day(notice.dated),
        "notice_received": lambda notice: _day(notice.received),
        "notice_effective": lambda notice: _day(notice.effective),
        "notice_last_day": _last_day,
        "notice_does": _does,
        "notice_denies": _denies,
        "notice_sender": lambda notice: notice.agency_shown,
        "notice_program": lambda _notice: "",
        "notice_keeps": _keeps,
    }
)
