"""A rule and its answers in plain values, as they are printed and handed to other programs."""

from collections.abc import Iterable
from datetime import date, datetime

from .asking import sentence
from .calendars import BeyondTheCalendar, calendar
from .names import OF_EVERY_NOTICE, OF_EVERY_RULE
from .results import Answer, Moment
from .rule import Rule
from .saying import CONTROLS, sum_of

Plain = dict[str, object]


def written(when: Moment | None) -> str | None:
    """2026-03-02, or a time as 2026-03-09T15:00-04:00."""
    if isinstance(when, datetime):
        return when.isoformat(timespec="seconds" if when.second else "minutes")
    return when.isoformat() if when else None


def of_rule(rule: Rule) -> Plain:
    """What a rule is and what it takes."""
    return {
        "rule": rule.code,
        "system": rule.system,
        "title": rule.title,
        "act": rule.act,
        "certainty": rule.certainty,
        "citation": rule.citation,
        "verified_on": rule.verified_on.isoformat(),
        "counts_when": rule.counts_when or None,
        "anchors": sorted(rule.own_anchors),
        "settings": sorted(rule.own_settings),
        "results": list(rule.results),
        "note": rule.note or None,
        "repayment": rule.repayment or None,
        "companions": {kind: list(codes) for kind, codes in rule.companions.items()},
    }


def of_answers(rule: Rule, answers: Iterable[Answer]) -> Plain:
    """A rule with every date that it gives."""
    return of_rule(rule) | {"dates": [_of_answer(rule, one) for one in answers], "controls": CONTROLS}


def act_by(rule: Rule, answer: Answer) -> date | None:
    """The last day to work to on which an office is open: by the holidays of England for its rules, else federal."""
    when = answer.work_by.date() if isinstance(answer.work_by, datetime) else answer.work_by
    if when is None or rule.act == "agency":
        return None
    try:
        return calendar("england" if rule.system == "United Kingdom" else "federal").back(when)
    except BeyondTheCalendar:
        return None


def _of_answer(rule: Rule, answer: Answer) -> Plain:
    return {
        "result": answer.result,
        "work_by": written(answer.work_by),
        "legal_last": written(answer.legal_last),
        "act_by": written(act_by(rule, answer)),
        "certainty": "hedge" if answer.hedge else "sure",
        "citation": rule.citation,
        "objections": [str(one) for one in answer.objections],
        "questions": [sentence(one) for one in answer.objections],
        "arithmetic": sum_of(answer) or None,
    }


def taken_by_all() -> Plain:
    """What can be said about every rule."""
    return {"anchors": list(OF_EVERY_NOTICE), "settings": list(OF_EVERY_RULE)}
