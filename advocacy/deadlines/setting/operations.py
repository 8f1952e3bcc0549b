"""Setting what a state, plan or authority sets, and writing local rules. Inside writing(); nothing is overwritten.

Each answers with how many dates moved, or None where so many notices are open that a job counts them afterwards.
"""

from collections.abc import Mapping
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.web.refusals import ChangedMeanwhile, Refused

from ..engine.catalogue import BadRules, shipped
from ..engine.rule import Rule
from ..kinds import MovedBy
from . import rules
from .counting_anew import count_anew
from .local import COUNT_THE_FIRST, NAMES, PREFIX, LocalFacts, local_rule
from .models import LocalRule, RuleSetting
from .queries import codes_so_far, latest, newest_of
from .rules import Given
from .turns import one_at_a_time
from .words import wrong_words


def set_for_rule(
    rule: Rule, name: str, agency: Agency | None, given: Given, version: int | None, by: User
) -> int | None:
    """One number or choice of one rule, for all or for one agency."""
    if wrong := rules.wrong_with(rule, name, given):
        raise Refused(wrong_words(wrong, *rules.bounds(rule, name)))
    return _set(rule.code, {name: given}, agency, version, MovedBy.SETTING, by)


def set_home_state(given: Given, version: int | None, by: User) -> int | None:
    """Whose holidays count, and whose numbers are meant."""
    if given.value and not rules.readable(rules.HOME_STATE, given.value):
        raise Refused(_("Choose the state from the list."))
    return _set("", {rules.HOME_STATE: given}, None, version, MovedBy.SETTING, by)


def set_closed_days(given: Given, version: int | None, by: User) -> int | None:
    """Days on which an order closed federal offices, beside those that came with the program."""
    if given.value and (wrong := rules.wrong_source(given)):
        raise Refused(wrong_words(wrong))
    return _set("", {rules.CLOSED_DAYS: given}, None, version, MovedBy.SETTING, by)


def set_school_days(
    years: Given, closed: Given, agency: Agency | None, version: int | None, by: User
) -> int | None:
    """The days of school of one district, or of all that have no calendar of their own."""
    if years.value and (wrong := rules.wrong_source(years)):
        raise Refused(wrong_words(wrong))
    if closed.value and not years.value:
        raise Refused(_("Write the first and last day of the school year too."))
    both = {rules.SCHOOL_YEAR: years, rules.SCHOOL_CLOSED: closed}
    return _set("", both, agency, version, MovedBy.SCHOOL_DAYS, by)


def _set(
    code: str,
    given: Mapping[str, Given],
    agency: Agency | None,
    version: int | None,
    why: MovedBy,
    by: User,
) -> int | None:
    one_at_a_time()
    before = {name: latest(code, name, agency) for name in given}
    first = next(iter(before.values()))
    if version is not None and first is not None and first.version != version:
        raise ChangedMeanwhile(first)
    version_now = first.version + 1 if first else 1
    rows = [
        _row(code, name, agency, one, version_now, by)
        for name, one in given.items()
        if one.value or before[name] or len(given) == 1
    ]
    if not rows:
        return 0
    db.session.add_all(rows)
    db.session.flush()
    record("rule.set", None, by=by, rule=code or "all", names=sorted(given))
    return count_anew(why, rows[0].public_id, by)


def _row(code: str, name: str, agency: Agency | None, given: Given, version: int, by: User) -> RuleSetting:
    return RuleSetting(
        public_id=uuid4(),
        rule=code,
        name=name,
        agency_id=agency.id if agency else None,
        version=version,
        value=given.value,
        citation=given.citation,
        verified_on=given.verified_on if given.value else None,
        set_at=clock.now(),
        set_by_id=by.id,
    )


def checked(code: str, facts: LocalFacts) -> Rule:
    """The rule as the engine will count with it, or a sentence that says what is wrong."""
    if facts.first_counts and facts.unit not in COUNT_THE_FIRST:
        raise Refused(_("Only days, months and years can begin with the first day itself."))
    if (facts.result == "keep_benefits") != bool(facts.repayment.strip()):
        raise Refused(
            _("Write what may have to be paid back if benefits are kept, and leave it empty otherwise.")
        )
    try:
        return local_rule(code, facts)
    except BadRules as problem:
        raise Refused(_("The rule can not be used so: %(why)s", why=str(problem))) from None


def add_local_rule(facts: LocalFacts, by: User) -> LocalRule:
    """It gets a code of its own. No notice has it yet, so nothing moves."""
    one_at_a_time()
    number = codes_so_far() + 1
    while f"{PREFIX}{number}" in shipped().rules:
        number += 1
    return _write(f"{PREFIX}{number}", 1, facts, retired=False, by=by)


def change_local_rule(
    code: str, facts: LocalFacts, version: int | None, by: User
) -> tuple[LocalRule, int | None]:
    before = _newest(code, version)
    changed = _write(code, before.version + 1, facts, retired=before.retired, by=by)
    return changed, count_anew(MovedBy.LOCAL_RULE, changed.public_id, by)


def retire_local_rule(code: str, version: int | None, by: User, *, retired: bool = True) -> LocalRule:
    """New notices can not take it any more. Those that have it keep their dates."""
    before = _newest(code, version)
    facts = LocalFacts(**{name: getattr(before, name) for name in NAMES})
    return _write(code, before.version + 1, facts, retired=retired, by=by)


def _newest(code: str, version: int | None) -> LocalRule:
    one_at_a_time()
    before = newest_of(code)
    if before is None:
        raise Refused(_("There is no such rule."))
    if version is not None and before.version != version:
        raise ChangedMeanwhile(before)
    return before


def _write(code: str, version: int, facts: LocalFacts, *, retired: bool, by: User) -> LocalRule:
    checked(code, facts)
    row = LocalRule(
        public_id=uuid4(),
        code=code,
        version=version,
        retired=retired,
        made_at=clock.now(),
        made_by_id=by.id,
        **{name: getattr(facts, name) for name in NAMES},
    )
    db.session.add(row)
    db.session.flush()
    record("local_rule.written", row, by=by, version=version, retired=retired)
    return row
