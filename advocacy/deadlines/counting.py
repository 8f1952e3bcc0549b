"""Every date that follows from one notice, in the order in which they matter. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .engine.companions import ORDER, clocks_with
from .engine.facts import Value, read_facts
from .engine.names import ANCHORS, OF_EVERY_NOTICE
from .engine.reckoning import reckon
from .engine.results import Answer, Moment
from .engine.rule import Rule
from .kinds import NoticeKind
from .ruling import Ruling

KEEP, APPEAL, AGENCY, AFTER = ORDER
# Of what comes after, most counts from the next notice; these go on counting from this one.
FROM_THIS_NOTICE = frozenset({"VA-SUPPLEMENTAL", "MCD-FFS-REINST-MAY", "MCD-FFS-REINST-MUST"})
OF_THE_NEXT = ("notice_dated", "mailed", "received")
PRINTED = ("printed_date", "printed_days")
# Where nothing may have run before, keeping is shown with its condition: a renewal can be denied too.
NOTHING_RAN = frozenset(
    {NoticeKind.DENIED, NoticeKind.BILL, NoticeKind.NOT_ANSWERED, NoticeKind.REQUEST_MADE}
)
IF_RUNNING = "if_running"
PASSES_BY_ITSELF = frozenset({"overdue"})


@dataclass(frozen=True)
class Known:
    """What is known about a notice, as the engine takes it."""

    rule: str
    kind: NoticeKind = NoticeKind.OTHER
    days: Mapping[str, date | str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    proven: bool = False
    confirmed: Sequence[str] = ()


@dataclass(frozen=True)
class Counted:
    """One date with its rule, who has to act, what it is for and where it stands."""

    rule: Rule
    answer: Answer
    act: str
    group: str
    place: int
    if_running: bool = False

    @property
    def asked(self) -> tuple[str, ...]:
        """The engine's questions, but for the one that only the passing of days answers."""
        said = tuple(str(one) for one in self.answer.objections if str(one) not in PASSES_BY_ITSELF)
        return (IF_RUNNING, *said) if self.if_running else said

    @property
    def hedge(self) -> bool:
        return self.answer.hedge or self.if_running


def dates_of(known: Known, ruling: Ruling, today: date) -> tuple[Counted, ...]:
    """Keeping what one has comes first, then the appeal, the agency's own clocks, and what comes after."""
    found = [
        (rule, answer, group)
        for rule, group in _clocks(known, ruling)
        for answer in reckon(rule, read_facts(*_given(known, ruling, rule, group, today)), ruling.orders)
    ]
    return tuple(
        Counted(
            rule,
            answer,
            "agency" if rule.act == "agency" else "person",
            group,
            place,
            group == KEEP and rule.code != known.rule and known.kind in NOTHING_RAN,
        )
        for place, (rule, answer, group) in enumerate(found)
    )


def _clocks(known: Known, ruling: Ruling) -> Iterator[tuple[Rule, str]]:
    own = ruling.rules.get(known.rule)
    if own is None:
        return
    for rule in clocks_with(ruling.rules, own.code):
        group = _group(own, rule)
        yield rule, group


def _group(own: Rule, rule: Rule) -> str:
    if rule is own:
        return AGENCY if own.act == "agency" else KEEP if "keep_benefits" in own.results else APPEAL
    return next(group for group in ORDER if rule.code in own.companions.get(group, ()))


Given = tuple[dict[str, str | Moment], dict[str, str | Value]]


def _given(known: Known, ruling: Ruling, rule: Rule, group: str, today: date) -> Given:
    """What this rule takes of what is known. What comes after never counts from the days of this notice."""
    later = group == AFTER and rule.code not in FROM_THIS_NOTICE
    left_out = (*OF_THE_NEXT, *PRINTED) if later else ()
    days: dict[str, Any] = {
        name: day for name, day in known.days.items() if name not in left_out and rule.accepts(name)
    }
    of_notice = {
        name: value for name, value in _settings(known, rule) if name not in left_out and rule.accepts(name)
    }
    settings: dict[str, str | Value] = {**ruling.set_for(rule), **of_notice, "today": today}
    if known.proven:
        settings["received_proof"] = "yes"
    if confirmed := tuple(name for name in known.confirmed if name in ANCHORS):
        settings["confirmed"] = confirmed
    return days, settings


def _settings(known: Known, rule: Rule) -> Iterator[tuple[str, str]]:
    """A number printed on a notice belongs to one clock; the others are told theirs as `CODE:printed_days`."""
    for name, value in known.settings.items():
        code, mark, own = name.rpartition(":")
        if (code == rule.code) if mark else (rule.code == known.rule or name not in PRINTED):
            yield own, value


def named_days(rule: Rule) -> tuple[str, ...]:
    """The days that a rule takes beside those that every notice has."""
    return tuple(sorted(rule.own_anchors - set(OF_EVERY_NOTICE)))
