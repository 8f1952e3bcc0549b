"""Counting all open notices anew after a change: at once where they are few, as a job where they are many.

Either way it is one transaction: a crash leaves nothing half moved, and a second run finds nothing to move.
"""

import hashlib
from datetime import timedelta
from functools import cache
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.jobs.running import can_do, comes_round, enqueue

from ..engine.catalogue import FOLDER
from ..kinds import MovedBy
from ..queries import notices_whose_day_came
from ..recounting import recount, recount_all
from .models import LocalRule, RuleSetting, RulesRelease
from .queries import current_ruling, how_many_open, last_release
from .turns import one_at_a_time
from .words import change_words, local_words

AT_ONCE = 200
COUNT = "deadlines.count_anew"
RELEASE = "deadlines.count_by_new_rules"
DAY_CAME = "deadlines.count_days_that_came"


def count_anew(why: MovedBy, change: UUID | None, by: User) -> int | None:
    """How many dates moved; None where a job does it after this transaction."""
    if change is None:
        return 0
    if how_many_open() > AT_ONCE:
        enqueue(COUNT, why=str(why), change=str(change))
        return None
    return recount_all(current_ruling(), why, _said(why, change), by)


def _said(why: MovedBy, change: UUID) -> str:
    if why is MovedBy.LOCAL_RULE:
        rule = _changed_rule(change)
        return local_words(rule) if rule else ""
    row = _changed(change)
    return change_words(row) if row else ""


def _changed(change: UUID) -> RuleSetting | None:
    return db.session.scalars(select(RuleSetting).where(RuleSetting.public_id == change)).one_or_none()


def _changed_rule(change: UUID) -> LocalRule | None:
    return db.session.scalars(select(LocalRule).where(LocalRule.public_id == change)).one_or_none()


def count_later(why: str, change: str) -> None:
    """The job: it needs no memory of having run, since what has moved does not move again."""
    with db.writing():
        one_at_a_time()
        kind, row_id = MovedBy(why), UUID(change)
        row = _changed_rule(row_id) if kind is MovedBy.LOCAL_RULE else _changed(row_id)
        if row is None:
            return
        by = row.made_by if isinstance(row, LocalRule) else row.set_by
        recount_all(current_ruling(), kind, _said(kind, row_id), by)


@cache
def fingerprint() -> str:
    """Of the rules as this program brings them, whatever its version says."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def count_by_new_rules() -> None:
    """After an upgrade that changed the shipped rules: whatever moves is listed as moved by them, by nobody's hand."""
    if _counted_already():
        return
    with db.writing() as session:
        one_at_a_time()
        if _counted_already():
            return
        words = _("The rules came new with this program.")
        moved = recount_all(current_ruling(), MovedBy.RULES, words, None)
        session.add(RulesRelease(fingerprint=fingerprint(), counted_at=clock.now(), moved=moved))


def count_days_that_came() -> None:
    """A day that lay ahead is asked about and not used. When it has come, it is."""
    with db.writing():
        one_at_a_time()
        ruling = current_ruling()
        for notice in notices_whose_day_came(clock.today()):
            recount(notice, ruling, MovedBy.DAY_CAME, "", None)


def _counted_already() -> bool:
    last = last_release()
    return last is not None and last.fingerprint == fingerprint()


def connect() -> None:
    can_do(COUNT, count_later)
    comes_round(RELEASE, timedelta(minutes=10), count_by_new_rules)
    comes_round(DAY_CAME, timedelta(hours=6), count_days_that_came)
