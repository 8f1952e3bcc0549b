"""When to ask again: counted from the day of the last move, in working days or in days. Pure."""

from datetime import date, timedelta

from .states import STANDINGS, Counted, ReferralState

FIRST_DAY_OFF = 5  # Saturday
# After a call that nobody took, the next one comes soon.
AFTER_NO_ANSWER = 3


def ask_again_after(state: ReferralState, moved_on: date, *, urgent: bool) -> date | None:
    """The day on which somebody should ask, or None where nobody has to."""
    wait = STANDINGS[state].wait
    if wait is None:
        return None
    length = wait.urgent_length if urgent else wait.length
    if wait.counted is Counted.DAYS:
        return moved_on + timedelta(days=length)
    return working_days_after(moved_on, length)


def working_days_after(day: date, count: int) -> date:
    """Monday to Friday. A day that falls on a weekend moves to Monday."""
    while day.weekday() >= FIRST_DAY_OFF:
        day += timedelta(days=1)
    for _ in range(count):
        day += timedelta(days=1 if day.weekday() < FIRST_DAY_OFF - 1 else 7 - day.weekday())
    return day
