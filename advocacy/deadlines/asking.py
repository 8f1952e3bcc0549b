"""What the clocks of one notice still need, and which of its days can not be. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .counting import AFTER, AGENCY, FROM_THIS_NOTICE, Counted
from .engine.names import ANCHORS, SETTINGS, Reading
from .engine.rule import Rule

NEEDED = ("needs", "asks", "needs_time", "out_of_range")
DOUBTED = ("future", "far", "before", "past")
# What comes by itself once something was filed, or is set for the whole organization.
NOT_ASKED_HERE = frozenset({"zone", "school_year", "school_closed"})
PRINTED = ("printed_days", "printed_date")


@dataclass(frozen=True)
class Ask:
    """One question: about what, for which clock, and under which name its answer is kept."""

    about: str
    rule: Rule
    key: str
    time: bool = False

    @property
    def field(self) -> str:
        return "q_" + self.key.replace(":", "__").replace("-", "_")

    @property
    def is_day(self) -> bool:
        return self.about in ANCHORS or SETTINGS.get(self.about) is Reading.DAY


def what_to_ask(own: str, dates: Sequence[Counted]) -> list[Ask]:
    """Each question once, in the order of the clocks. What waits for the next notice or for a filing is not asked."""
    found: dict[str, Ask] = {}
    for one in dates:
        for ask in _asks(own, one):
            found.setdefault(ask.key, ask)
    return list(found.values())


def _asks(own: str, counted: Counted) -> Iterator[Ask]:
    for objection in counted.answer.objections:
        if objection.kind not in NEEDED or not _belongs_here(own, counted, objection.about):
            continue
        yield _ask(own, counted.rule, objection.about, objection.kind == "needs_time")
        if objection.about == PRINTED[0] and counted.rule.accepts(PRINTED[1]):
            yield _ask(own, counted.rule, PRINTED[1])


def _belongs_here(own: str, counted: Counted, about: str) -> bool:
    if about in NOT_ASKED_HERE or about not in ANCHORS and about not in SETTINGS:
        return False
    if counted.rule.code == own:
        return True
    if counted.group == AFTER:
        return counted.rule.code in FROM_THIS_NOTICE
    return counted.group != AGENCY


def _ask(own: str, rule: Rule, about: str, time: bool = False) -> Ask:
    key = f"{rule.code}:{about}" if about in PRINTED and rule.code != own else about
    return Ask(about, rule, key, time)


def doubted(dates: Sequence[Counted], confirmed: Sequence[str]) -> list[str]:
    """Days that can not be, and that nobody has looked at again."""
    found = dict.fromkeys(
        one.about for counted in dates for one in counted.answer.objections if one.kind in DOUBTED
    )
    return [name for name in found if name in ANCHORS and name not in confirmed]
