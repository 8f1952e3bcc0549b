"""The day that is printed on the notice, beside the day that the sum gives."""

from datetime import timedelta

from .results import Chosen, Lines, Moment, Start
from .stepping import CanNotCount
from .summing import Sum, Told

Days = tuple[Moment, Moment | None, Lines, Lines]


def with_the_printed_day(
    sum_: Sum, computed: tuple[Moment, Moment | None], work: Told, legal: tuple[Moment | None, Lines]
) -> Days:
    """Both days with the printed one considered; it only ever shortens what is worked to."""
    printed = sum_.facts.day("printed_date") if sum_.rule.printed else None
    if printed is None or printed in computed:
        return work[0], legal[0], work[1], legal[1]
    start = Start("printed_date", printed)
    if sum_.rule.printed == "later":
        return _if_later(sum_, start, work, legal)
    sum_.questions.ask("differs", "printed_date")
    if printed < work[0]:
        return printed, printed, (start,), (start,)
    return work[0], printed, work[1], (start,)


def _if_later(sum_: Sum, start: Start, work: Told, legal: tuple[Moment | None, Lines]) -> Days:
    if start.when > work[0]:
        lines = (start, Chosen("later", start.when))
        return start.when, start.when, lines, lines
    sum_.questions.ask("differs", "printed_date")
    return start.when, legal[0], (start, Chosen("earlier", start.when)), legal[1]


def alone(sum_: Sum, starts: tuple[str, ...]) -> Days | None:
    """The printed day where the rule is one that only the notice knows and no number is given."""
    number, printed = sum_.rule.number, sum_.facts.day("printed_date")
    if sum_.rule.printed != "decides" or printed is None or number is None:
        return None
    begin = next((sum_.facts.days[name] for name in starts if name in sum_.facts.days), None)
    if begin and number.most and printed > begin + timedelta(days=number.most):
        sum_.questions.ask("out_of_range", "printed_date")
        raise CanNotCount
    if any(sum_.facts.knows(name) or sum_.facts.questions.about(name) for name in number.sources):
        return None
    if begin is None and not any(sum_.facts.questions.about(name) for name in starts):
        sum_.questions.ask("asks", starts[-1])
    return printed, printed, (Start("printed_date", printed),), (Start("printed_date", printed),)
