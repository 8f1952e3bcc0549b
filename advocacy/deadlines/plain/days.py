"""A day as the person hears it, and the sentences that hold it. Without a day, what is missing."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_time

from advocacy.deadlines.engine.report import act_by
from advocacy.deadlines.engine.results import Answer, At, Moment
from advocacy.deadlines.engine.rule import Rule

from .reading import Language

MISSING = frozenset(
    ("needs", "needs_time", "asks", "no_such_time", "which_time", "not_a_day", "not_a_number")
)
FREE = ("any_time", "no_end_date")


def spoken(when: Moment, tongue: Language, time: str = "") -> str:
    """Friday, March 6, 2026; with its time where hours count."""
    day = str(format_date(when, "full", locale=tongue.locale))
    if isinstance(when, datetime):
        time = _clock(when, tongue)
    one_o_clock = time.startswith("1:")  # Spanish says “a la 1:00”
    return tongue.line("at_one" if one_o_clock else "also", day=day, time=time) if time else day


def told_result(rule: Rule, answer: Answer, tongue: Language) -> Iterator[str]:
    for line in _told(rule, answer, tongue):
        yield line.replace("..", ".")  # “p.m.” ends its sentence


def _told(rule: Rule, answer: Answer, tongue: Language) -> Iterator[str]:
    own = tongue.rules.get(rule.code) or tongue.shared["local"]
    asked = {one.kind: one.about for one in answer.objections}
    if free := next((one for one in FREE if one in asked or _free(rule, answer.result) == one), ""):
        yield tongue.words("free", answer.result, free).format(**_filled(own))
    elif answer.work_by is None:
        yield from _without_a_day(rule, answer, tongue, own)
    else:
        yield from _with_a_day(rule, answer, tongue, own, overdue="overdue" in asked)


def _without_a_day(rule: Rule, answer: Answer, tongue: Language, own: Mapping[str, Any]) -> Iterator[str]:
    if answer.result not in own.get("says", {}) or answer.result in tongue.shared["undated"]:
        yield tongue.words("undated", answer.result, _who(rule)).format(**_filled(own))
    missing = [tongue.say(one.about) for one in answer.objections if one.kind in MISSING and one.about]
    if missing:
        yield tongue.line("missing", missing=", ".join(dict.fromkeys(missing)))


def _with_a_day(
    rule: Rule, answer: Answer, tongue: Language, own: Mapping[str, Any], overdue: bool
) -> Iterator[str]:
    assert answer.work_by
    filled = _filled(own) | {"day": spoken(answer.work_by, tongue, _time(answer, tongue))}
    said = own.get("says", {}).get(answer.result)
    if overdue and answer.result == "late_filing":
        return  # that day is over as well; what is past is said of the first one
    if overdue and not said and answer.result not in tongue.shared["dated"]:
        yield tongue.words("past", _who(rule)).format(**filled)
    else:
        yield str(said or tongue.words("dated", answer.result, _who(rule))).format(**filled)
    if overdue or rule.act == "agency" or answer.result in tongue.shared["dated"]:
        return
    open_day = act_by(rule, answer)
    if open_day and open_day < _day(answer.work_by):
        yield tongue.line("office_closed", act_by=spoken(open_day, tongue))
    if answer.legal_last and _day(answer.legal_last) > _day(answer.work_by):
        yield tongue.line("legal", legal=spoken(answer.legal_last, tongue))


def _free(rule: Rule, result: str) -> str:
    """What the rule itself says of a result, where nothing was counted."""
    ways = [way.answer for way in rule.ways if way.name == result]
    return ways[0] if ways and all(ways) else ""


def _filled(own: Mapping[str, Any]) -> dict[str, str]:
    return {"ask": str(own.get("ask", "")), "must": str(own.get("must", ""))}


def _who(rule: Rule) -> str:
    return "agency" if rule.act == "agency" else "person"


def _time(answer: Answer, tongue: Language) -> str:
    at = next((line for line in answer.work_lines if isinstance(line, At)), None)
    return _clock(datetime.fromisoformat(f"2000-01-01T{at.time}"), tongue) if at else ""


def _clock(when: datetime, tongue: Language) -> str:
    if (when.hour, when.minute) == (12, 0):
        return tongue.line("noon")
    return str(format_time(when.time(), "short", locale=tongue.locale)).replace("\u202f", " ")


def _day(when: Moment) -> date:
    return date(when.year, when.month, when.day)
