"""What happens by itself: access ends after the last day, and what nobody holds is said to the supervisor."""

from collections.abc import Iterator
from datetime import timedelta

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.jobs.running import comes_round
from advocacy.supervision.needs import NEEDS, Need
from advocacy.web.filters import near_day

from . import operations, queries, within
from .models import Leaving
from .unfinished import hand_on_unfinished

# Whose access was ended without a day keeps unfinished words so long, in case it was only for some days.
DAYS_TO_COME_BACK = 3


def depart_due() -> None:
    """Whoever's last day is over. Each in a transaction of its own, so that one does not hold up the others."""
    for row in [one.id for one in queries.all_planned() if _is_over(one)]:
        with db.writing() as session:
            leaving = session.get_one(Leaving, row)
            if leaving.state == "planned" and _is_over(leaving):
                operations.depart(leaving)
    for gone in [user.id for user in queries.gone_for(DAYS_TO_COME_BACK)]:
        with db.writing() as session:
            hand_on_unfinished(session.get_one(User, gone), by=None)


def _is_over(leaving: Leaving) -> bool:
    return leaving.leaves_on < clock.today() or not leaving.user.is_active


def leaves_soon(supervisor: User) -> Iterator[Need]:
    for leaving in queries.all_planned(supervisor.team_id):
        holding = within.within_sight(queries.holding_of(leaving.user), supervisor)
        words = _("%(name)s leaves on %(day)s", name=leaving.user.name, day=near_day(leaving.leaves_on))
        yield Need(_still(holding.count), words, _url(leaving.user))


def has_left(supervisor: User) -> Iterator[Need]:
    for user, count in within.left_with_something(supervisor):
        words = _("%(name)s has left, and still holds this", name=user.name)
        yield Need(_still(count), words, _url(user), _("Nobody looks after it until it has a new holder."))


def _still(count: int) -> str:
    return (
        ngettext("%(num)s in their hands", "%(num)s in their hands", count) if count else _("All handed over")
    )


def _url(user: User) -> str:
    return url_for("leaving.hand_over", user_id=user.public_id)


def connect(_app: Flask) -> None:
    NEEDS["leaves_soon"] = leaves_soon
    NEEDS["has_left"] = has_left
    comes_round("leaving.depart", timedelta(hours=1), depart_due)
