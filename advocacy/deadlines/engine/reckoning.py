"""All dates of a rule from what is known about a notice."""

from contextlib import suppress
from datetime import date, datetime, time

from .conditions import By, Condition, From, Given, Is
from .facts import Facts
from .formula import Leg
from .names import NOT_A_LAST_DAY
from .printed import Days, alone, with_the_printed_day
from .questioning import question
from .results import Answer, At, Bar, Chosen, Line, Moment, Objection
from .rolling import rolled
from .rule import Rule, Sums, Way
from .stepping import CanNotCount
from .summing import Sum, Told


def reckon(rule: Rule, facts: Facts, orders: tuple[date, ...] = ()) -> tuple[Answer, ...]:
    """Every date that the rule gives, each with its own questions. The facts are used up."""
    question(rule, facts)
    return tuple(_answer(rule, facts, name, ways, orders) for name, ways in rule.ways_of)


def _answer(rule: Rule, facts: Facts, name: str, ways: tuple[Way, ...], orders: tuple[date, ...]) -> Answer:
    for setting, only in rule.only.items():
        if facts.settings.get(setting, only) != only:
            facts.questions.ask("not_covered", setting)
            return _without_a_day(rule, name, facts.questions.all(), hedge=True)
    sum_ = Sum(rule, facts, orders)
    way = next((way for way in ways if all(_holds(one, sum_) for one in way.when)), None)
    if way is None:
        raise LookupError(f"{rule.code} has no way to count {name}")
    hedge = rule.certainty == "hedge" or way.hedge
    if way.answer:
        sum_.questions.ask(way.answer)
        return _without_a_day(rule, name, facts.questions.all(sum_.questions.found), hedge)
    try:
        return _counted(sum_, way, hedge)
    except CanNotCount:
        return _without_a_day(rule, name, facts.questions.all(sum_.questions.found), hedge)


def _without_a_day(rule: Rule, name: str, objections: tuple[Objection, ...], hedge: bool) -> Answer:
    return Answer(rule.code, name, objections=objections, hedge=hedge)


def _counted(sum_: Sum, way: Way, hedge: bool) -> Answer:
    facts = sum_.facts
    for name in way.needs:
        if not facts.knows(name):
            raise sum_.need(name)
    _ask(sum_, way)
    work, legal, work_lines, legal_lines = alone(sum_, way.legal.legs[0].starts) or _both(sum_, way)
    if legal is not None and _overdue(facts, way, legal):
        sum_.questions.ask("overdue")
    objections = facts.questions.all(sum_.questions.found)
    at = (At(way.at),) if way.at else ()
    return Answer(
        sum_.rule.code,
        way.name,
        _at(way, work),
        _at(way, legal),
        objections,
        work_lines + at,
        legal_lines + at,
        hedge or sum_.defaulted,
    )


def _both(sum_: Sum, way: Way) -> Days:
    """The day to work to and the legal last day."""
    unrolled, lines = _end(sum_, way.legal)
    _still_running(sum_, way)
    work = _earlier((unrolled, lines), _work(sum_, way)) if _differs(sum_, way) else (unrolled, lines)
    legal, roll_line = rolled(sum_, way.roll, unrolled)
    if way.roll and legal and any(cap < legal for cap, _ in _caps(sum_, way.legal)):
        legal, roll_line = unrolled, ()  # what has ended can not be kept to the next working day
    return with_the_printed_day(sum_, (unrolled, legal), work, (legal, lines + roll_line))


def _differs(sum_: Sum, way: Way) -> bool:
    """The day to work to has a sum of its own, or hours are counted as days too."""
    receipt = sum_.rule.receipt
    in_hours = receipt and receipt.presumed and receipt.presumed.unit == "hours"
    return bool(way.work.legs or (in_hours and sum_.facts.times))


def _ask(sum_: Sum, way: Way) -> None:
    for name in way.asks:
        if not sum_.facts.knows(name) and not sum_.facts.questions.about(name):
            sum_.questions.ask("asks", name)
    for name in way.late:
        sum_.questions.ask("late", name)


def _still_running(sum_: Sum, way: Way) -> None:
    """Nothing can be kept after a period that had ended before the notice."""
    end = sum_.facts.days.get(way.ends_with) if way.ends_with else None
    starts = way.legal.legs[0].starts
    begin = next((sum_.facts.days[name] for name in starts if name in sum_.facts.days), None)
    if end and begin and end < begin:
        sum_.questions.ask("expired", way.ends_with)
        raise CanNotCount


def _end(sum_: Sum, sums: Sums) -> Told:
    """The end of the legs: the later or the earlier of them, and never past a cap."""
    told = _each(sum_, _known(sum_, sums.legs) or sums.legs[:1])
    when, lines = _choose(told, sums.choice)
    caps = _caps(sum_, sums)
    if not caps:
        return when, lines
    earliest = min([when, *(cap for cap, _ in caps)])
    more: list[Line] = [line for _, cap_lines in caps for line in (Bar(cap=True), *cap_lines)]
    return earliest, (*lines, *more, Chosen("earlier", earliest))


def _caps(sum_: Sum, sums: Sums) -> list[Told]:
    return _each(sum_, _known(sum_, sums.caps)) if sums.caps else []


def _known(sum_: Sum, legs: tuple[Leg, ...]) -> tuple[Leg, ...]:
    """All but the optional ones whose start is missing."""
    return tuple(leg for leg in legs if not sum_.missing(leg))


def _each(sum_: Sum, legs: tuple[Leg, ...]) -> list[Told]:
    """Every leg told. One that can not be counted is asked about, and so are the others, before all give up."""
    told = []
    for leg in legs:
        with suppress(CanNotCount):
            told.append(sum_.leg(leg))
    if len(told) < len(legs):
        raise CanNotCount
    return told


def _choose(told: list[Told], choice: str) -> Told:
    if not choice or len(told) == 1:
        return told[0]
    pick = max if choice == "later" else min
    when = pick(when for when, _ in told)
    lines: list[Line] = []
    for _, some in told:
        lines += [Bar(), *some] if lines else some
    return when, (*lines, Chosen(choice, when))


def _work(sum_: Sum, way: Way) -> Told:
    if way.work.legs:
        return _end(sum_, way.work)
    other = Sum(sum_.rule, sum_.facts, sum_.orders, by_days=True)
    return _end(other, way.legal)


def _earlier(one: Told, other: Told) -> Told:
    return other if other[0] < one[0] else one


def _at(way: Way, when: Moment | None) -> Moment | None:
    if not way.at or when is None or isinstance(when, datetime):
        return when
    return datetime.combine(when, time.fromisoformat(way.at))


def _overdue(facts: Facts, way: Way, legal: Moment) -> bool:
    today = facts.settings.get("today")
    last = legal.date() if isinstance(legal, datetime) else legal
    return isinstance(today, date) and last < today and way.name not in NOT_A_LAST_DAY


def _holds(condition: Condition, sum_: Sum) -> bool:
    facts = sum_.facts
    if isinstance(condition, Is):
        return facts.settings.get(condition.name) in condition.values
    if isinstance(condition, Given):
        return facts.knows(condition.name)
    day = facts.day(condition.name)
    if isinstance(condition, From):
        return day is not None and day >= condition.day
    return day is not None and _in_time(condition, day, sum_)


def _in_time(condition: By, day: date, sum_: Sum) -> bool:
    trial = Sum(sum_.rule, sum_.facts, sum_.orders)
    try:
        end, _ = trial.leg(condition.leg)
    except CanNotCount:
        return False
    return day <= (end.date() if isinstance(end, datetime) else end)
