"""Next steps and appointments in one list, the earliest day first. Pure."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any, NamedTuple


class Item(NamedTuple):
    """Something on a day: a next step to be done, or an appointment to go to."""

    day: date
    at: time | None
    task: Any
    appointment: Any
    case: Any


def agenda(tasks: Sequence[Any], appointments: Sequence[Any]) -> list[Item]:
    """What is late comes first; on one day appointments by their time, then what has none."""
    items = [Item(row.what.due_on, None, row.what, None, row.case) for row in tasks]
    items += [Item(row.what.day, row.what.at, None, row.what, row.case) for row in appointments]
    return sorted(items, key=lambda item: (item.day, item.at is None, item.at or time.max))
