"""The day on which something posted counts as received. Late needs proof; early counts where the law lets it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from .results import Added, Line, Moment, Start, TheDay
from .rule import Receipt
from .stepping import Stepping


def received(sum_: Stepping) -> tuple[date, Sequence[Line]]:
    """The start of a sum that counts from receipt."""
    terms = sum_.rule.receipt
    assert terms
    presumed, lines = _presumed(sum_, terms)
    came = sum_.facts.days.get("received")
    own: Sequence[Line] = (Start("received", came),) if came else ()
    if came is None or came == presumed:
        return presumed, lines
    if came < presumed:
        return (presumed, lines) if terms.early == "ignored" else _shortened(sum_, came, own)
    if sum_.facts.settings.get("received_proof") == "yes":
        return came, own
    sum_.questions.ask("needs_proof", "received")
    return presumed, lines


def _shortened(sum_: Stepping, came: date, own: Sequence[Line]) -> tuple[date, Sequence[Line]]:
    sum_.questions.ask("early_receipt", "received")
    return came, own


def _presumed(sum_: Stepping, terms: Receipt) -> tuple[date, Sequence[Line]]:
    name = next((name for name in terms.starts if name in sum_.facts.days), "")
    if not name:
        asked = [name for name in terms.starts if sum_.facts.questions.about(name)]
        raise sum_.need(asked[0] if asked else terms.starts[-1])
    day: Moment = sum_.facts.days[name]
    if not terms.presumed:
        return sum_.facts.days[name], (Start(name, day),)
    if terms.presumed.unit == "hours":
        return _after_hours(sum_, name, terms)
    end, line = sum_.add(day, terms.presumed)
    assert not isinstance(end, datetime)
    return end, (Start(name, day), line)


def _after_hours(sum_: Stepping, name: str, terms: Receipt) -> tuple[date, Sequence[Line]]:
    """Hours from a time; from a bare day, and to compare, days of 24 hours."""
    assert terms.presumed and isinstance(terms.presumed.count, int)
    if name not in sum_.facts.times or sum_.by_days:
        days = terms.presumed.count // 24
        end = sum_.facts.days[name] + timedelta(days=days)
        return end, (Start(name, sum_.facts.days[name]), Added(1, days, "days", end, terms.presumed.note))
    start = sum_.moment(name)
    moment, line = sum_.add(start, terms.presumed)
    assert isinstance(moment, datetime)
    return moment.date(), (Start(name, start), line, TheDay(moment.date()))
