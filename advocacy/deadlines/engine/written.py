"""How a rule counts, in a few words, for the table of all rules."""

from .conditions import By, Condition, From, Given, Is
from .formula import RECEIPT, Between, Leg, Step
from .rule import Number, Rule, Sums, Way

ANSWERS = {"any_time": "at any time", "no_end_date": "no last day in law"}
ROLLS = {
    "federal": "past federal holidays and weekends",
    "orders": "past federal holidays, days closed by order and weekends",
    "district": "past holidays of the District of Columbia and weekends",
    "england": "past bank holidays and weekends",
    "send": "past bank holidays, weekends, August and Christmas to New Year",
}


def in_words(rule: Rule, way: Way) -> str:
    """“notice dated + 60 days; moves past federal holidays and weekends”."""
    if way.answer:
        return ANSWERS[way.answer]
    said = "otherwise: " if sum(one.name == way.name for one in rule.ways) > 1 else ""
    if way.when:
        said = f"if {' and '.join(map(_if, way.when))}: "
    said += _sums(rule, way.legal)
    if way.work.legs:
        said += f"; work to {_sums(rule, way.work)}"
    if way.roll:
        said += f"; moves {ROLLS[way.roll]}"
    return said + (f"; by {way.at}" if way.at else "")


def _sums(rule: Rule, sums: Sums) -> str:
    legs = ", ".join(_leg(rule, leg) for leg in sums.legs)
    said = f"{sums.choice} of {legs}" if len(sums.legs) > 1 else legs
    caps = " or ".join(_leg(rule, leg) for leg in sums.caps)
    return f"{said}, not past {caps}" if caps else said


def _leg(rule: Rule, leg: Leg) -> str:
    starts = " or ".join(_start(rule, name) for name in leg.starts)
    return " ".join([starts, *(_step(rule, step) for step in leg.steps)])


def _start(rule: Rule, name: str) -> str:
    if name != RECEIPT or not rule.receipt:
        return name.replace("_", " ")
    begin = " or ".join(name.replace("_", " ") for name in rule.receipt.starts)
    presumed = rule.receipt.presumed
    return f"receipt ({begin}{' ' + _step(rule, presumed) if presumed else ', or proven'})"


def _step(rule: Rule, step: Step | Between) -> str:
    if isinstance(step, Between):
        return f"+ the days from {step.first.replace('_', ' ')} to {step.last.replace('_', ' ')}"
    sign = "+" if step.sign > 0 else "−"
    if step.count == "number" and rule.number:
        return f"{sign} {_number(rule.number, step.unit)}"
    count = str(step.count).replace("_", " ").removesuffix(" days")
    unit = step.unit.removesuffix("s") if step.count == 1 else step.unit
    return f"{sign} {count} {unit}"


def _number(number: Number, unit: str) -> str:
    if number.otherwise is None:
        most = f" (at most {number.most})" if number.most else ""
        return f"the {unit} that are set in this case{most}"
    if number.least == 1:
        return f"{number.otherwise} {unit}, or as many as are set"
    most = f" to {number.most}" if number.most else " or more"
    return f"{number.least}{most} {unit} ({number.otherwise} where it is not known)"


def _if(condition: Condition) -> str:
    name = condition.name.replace("_", " ")
    match condition:
        case Is():
            return f"{name} is {' or '.join(condition.values)}"
        case Given():
            return f"{name} is known"
        case From():
            return f"{name} is {condition.day.isoformat()} or later"
        case By():
            return f"{name} was in time"
