"""The dates of a notice as pages draw them: `deadlines/_date.html` takes what these answer with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from advocacy import clock
from advocacy.cases.panels import once_a_page

from .counting import AFTER, AGENCY, Counted, dates_of
from .engine.rule import Rule
from .kinds import DeadlineState
from .models import Notice
from .outcome.words import state_words
from .plain.sums import steps_in_words
from .queries import current_ruling
from .recounting import known_of
from .ruling import Ruling
from .words import days_left_words, question_words, result_words

CLOSE_DAYS = 7
# Said about a date that has none, and of no use where it has one.
SAID_WHEN_PAST = ("no_end_date",)


@dataclass(frozen=True)
class Shown:
    """One date with everything that is said about it."""

    deadline: Any
    title: str
    what: str
    left: str
    close: bool
    past: bool
    state: str
    open: bool
    group: str
    rule: Rule | None
    steps: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Of others, or later, and without a day: it is read only by whoever asks."""
        return self.open and not self.deadline.work_by and self.group in (AGENCY, AFTER)

    @property
    def two_days(self) -> bool:
        one = self.deadline
        return bool(one.legal_last and one.legal_last != one.work_by)


def dates_shown(notice: Notice, dates: Sequence[Counted]) -> list[Shown]:
    """Every date that counts or was acted on, in the order in which they matter."""
    counted = {(one.rule.code, one.answer.result): one for one in dates}
    rules = ruling_of_page().rules
    stored = [one for one in notice.deadlines if one.state != DeadlineState.REPLACED]
    return [_shown(one, counted.get((one.rule, one.result)), rules) for one in stored]


def counted_now(notice: Notice) -> tuple[Counted, ...]:
    return dates_of(known_of(notice), ruling_of_page().at(notice.agency_id), clock.today())


def ruling_of_page() -> Ruling:
    """Looked up once for a page, however many dates it shows."""
    return once_a_page("ruling", 0, current_ruling)


def shown_of(notice: Notice, deadline: Any) -> Shown:
    """One stored date with everything that is said about it."""
    own = (deadline.rule, deadline.result)
    counted = (one for one in counted_now(notice) if (one.rule.code, one.answer.result) == own)
    return _shown(deadline, next(counted, None), ruling_of_page().rules)


def _shown(deadline: Any, counted: Counted | None, rules: Mapping[str, Rule]) -> Shown:
    rule = rules.get(deadline.rule)
    today, day = clock.today(), deadline.work_by
    last = deadline.legal_last or day
    is_open = deadline.state == DeadlineState.OPEN
    return Shown(
        deadline,
        deadline.title or (rule.title if rule else deadline.rule),
        result_words(deadline.result),
        days_left_words(day, today) if day and is_open else "",
        close=bool(is_open and day and deadline.act == "person" and (day - today).days <= CLOSE_DAYS),
        past=bool(is_open and last and last < today),
        state=state_words(deadline),
        open=is_open,
        group=counted.group if counted else AFTER,
        rule=rule,
        steps=_steps(deadline, counted),
        questions=tuple(question_words(one) for one in deadline.objections if one not in SAID_WHEN_PAST),
    )


def _steps(deadline: Any, counted: Counted | None) -> tuple[str, ...]:
    """How it was counted, as long as that leads to the day that is kept."""
    if counted is None or _day(counted.answer.work_by) != deadline.work_by:
        return ()
    return steps_in_words(counted.answer)


def _day(when: Any) -> date | None:
    return when.date() if hasattr(when, "date") else when


def in_short(row: Any) -> Shown:
    """The same for a row of a list: an open date without its sum."""
    return _shown(_Row(row), None, ruling_of_page().rules)


class _Row:
    """A row of open dates, as if it were the record."""

    state = DeadlineState.OPEN

    def __init__(self, row: Any) -> None:
        self.__dict__.update(row._asdict())
