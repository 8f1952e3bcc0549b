"""The rules on time that a letter may name: those of the dates that it keeps, as the rules of deadlines know them."""

from collections.abc import Iterator
from datetime import date

from advocacy import clock
from advocacy.cases.panels import once_a_page
from advocacy.db import db
from advocacy.deadlines.engine.rule import Rule
from advocacy.deadlines.kinds import DeadlineState
from advocacy.deadlines.models import Deadline, Notice
from advocacy.deadlines.queries import current_ruling

from .case_facts import Cited
from .elements import STALE_AFTER
from .life.answering import SERVES
from .models import Letter
from .templates import load_templates

STANDS = (DeadlineState.OPEN, DeadlineState.FILED, DeadlineState.MISSED)
# Letters that ask for benefits to stay in their own words, beside what they keep by themselves.
ASKS_TO_KEEP = ("keep_benefits", "keep_services")


def is_rule(key: str) -> bool:
    """Whether this is a rule on time, as the form and the letter name it: “SSA-RECON appeal”."""
    return _rule_of(key) is not None


def citable(letter: Letter) -> Iterator[str]:
    """By key, the rules of its notice’s dates that this letter can keep; the ticked ones stay to be unticked."""
    yield from dict.fromkeys((*letter.cites, *_served(letter)))


def rule_and_result(key: str) -> tuple[Rule, str]:
    rule = _rule_of(key)
    if rule is None:
        raise KeyError(key)
    return rule, key.rpartition(" ")[2]


def as_cited(key: str, today: date) -> Cited:
    rule, result = rule_and_result(key)
    return Cited(result, rule.citation, plainly=rule.certainty == "sure" and not is_stale(rule, today))


def cited_by(letter: Letter) -> tuple[Cited, ...]:
    """What was ticked. A rule that is not in the books any more is not named."""
    return tuple(as_cited(key, clock.today()) for key in letter.cites if is_rule(key))


def stale_among(letter: Letter, today: date) -> tuple[str, ...]:
    rules = (rule_and_result(key)[0] for key in letter.cites if is_rule(key))
    return tuple(rule.citation for rule in rules if is_stale(rule, today))


def is_stale(rule: Rule, today: date) -> bool:
    return today - rule.verified_on > STALE_AFTER


def _served(letter: Letter) -> Iterator[str]:
    notice = db.session.get(Notice, letter.notice_id) if letter.notice_id else None
    if notice is None:
        return
    wanted = {*SERVES.get(letter.template, ()), *_asked_beside(letter.template)}
    for one in notice.deadlines:
        if _is_ours(one) and (one.result in wanted or one.id == letter.deadline_id):
            key = f"{one.rule} {one.result}"
            if is_rule(key):
                yield key


def _is_ours(deadline: Deadline) -> bool:
    return deadline.act == "person" and bool(deadline.rule) and deadline.state in STANDS


def _asked_beside(code: str) -> tuple[str, ...]:
    template = load_templates().get(code)
    asks = template is not None and any(template.question(name) for name in ASKS_TO_KEEP)
    return ("keep_benefits",) if asks else ()


def _rule_of(key: str) -> Rule | None:
    code = key.rpartition(" ")[0]
    rule = once_a_page("rules", 0, current_ruling).rules.get(code)
    return rule if rule and rule.citation.strip() else None
