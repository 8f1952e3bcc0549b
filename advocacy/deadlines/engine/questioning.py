"""Days that can not be: asked about, kept where they are, and left out of the sum."""

from datetime import date

from .facts import Facts
from .names import MAY_COME, STILL_USED
from .rule import Rule

FAR_DAYS = 366
MOST_POSTPONED = 30
MOST_DAYS = 3650
MOST_YEARS = 100


def question(rule: Rule, facts: Facts) -> None:
    """Ask about everything that can not be, and take it out of the facts."""
    today = facts.settings.get("today")
    if isinstance(today, date):
        _against_today(rule, facts, today)
    _against_each_other(rule, facts)
    _numbers(rule, facts)


def _against_today(rule: Rule, facts: Facts, today: date) -> None:
    confirmed = facts.settings.get("confirmed", ())
    for name, day in list(facts.days.items()):
        if name in rule.not_past and day < today:
            kind = "past"
        elif day <= today or (isinstance(confirmed, tuple) and name in confirmed):
            continue
        elif name not in MAY_COME:
            kind = "future"
        elif (day - today).days > FAR_DAYS - _common(today):
            kind = "far"
        else:
            continue
        facts.questions.ask(kind, name)
        facts.leave_out(name)


def _common(today: date) -> int:
    """A year from today is 365 days where no 29 February lies in it."""
    try:
        return int((today.replace(year=today.year + 1) - today).days == 365)
    except ValueError:
        return 1


def _against_each_other(rule: Rule, facts: Facts) -> None:
    impossible = []
    for one, other in rule.order:
        first, second = facts.day(one), facts.day(other)
        if first and second and first < second:
            facts.questions.ask("before", one, other)
            impossible.append(one)
    for name in impossible:
        if name not in STILL_USED:
            facts.leave_out(name)


def _numbers(rule: Rule, facts: Facts) -> None:
    for name in ("printed_days", "state_days", "state_years", "postponed_days"):
        value = facts.settings.get(name)
        if isinstance(value, int) and name in rule.own_settings and not _allowed(rule, name, value):
            facts.questions.ask("out_of_range", name)
            facts.leave_out(name)


def _allowed(rule: Rule, name: str, value: int) -> bool:
    if name == "postponed_days":
        return 0 <= value <= MOST_POSTPONED
    assert rule.number
    most = MOST_YEARS if name == "state_years" else MOST_DAYS
    return rule.number.least <= value <= (rule.number.most or most)
