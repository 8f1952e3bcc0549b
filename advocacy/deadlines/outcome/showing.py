"""What the page of a deadline says beside its days: how it was counted, and every move of it."""

from datetime import datetime

from advocacy import clock

from ..counting import dates_of
from ..engine.saying import sum_of
from ..models import Deadline
from ..queries import current_ruling
from ..recounting import known_of


def steps_of(deadline: Deadline) -> tuple[str, ...]:
    """The sum, step by step, as long as it leads to the day that is kept."""
    if not deadline.rule:
        return ()
    counted = dates_of(known_of(deadline.notice), current_ruling(), clock.today())
    own = (deadline.rule, deadline.result)
    answer = next((one.answer for one in counted if (one.rule.code, one.answer.result) == own), None)
    if answer is None:
        return ()
    day = answer.work_by.date() if isinstance(answer.work_by, datetime) else answer.work_by
    return tuple(step for step in sum_of(answer).split("; ") if step) if day == deadline.work_by else ()
