"""Of whom a second factor is asked, how long they may still go without it, and what they can open after that."""

from datetime import timedelta
from typing import Any

from flask import Flask, g, request
from flask_login import current_user

from advocacy import clock

from .codes import is_asked
from .models import User

# What someone whose days of grace are over can still open: the set-up and the way out.
STILL_OPEN = {"factor.set_up", "factor.own", "proving.prove", "accounts.sign_out", "static"}
IN_GRACE_ON = {"home.today", "own.account"}


def is_asked_of(user: User) -> bool:
    """Whether this organization asks it of them, and they have none yet. A demo asks nobody."""
    return user.factor_since is None and would_be_asked_of(user)


def would_be_asked_of(user: User) -> bool:
    settings = g.get("organization")
    return settings is not None and not settings.demo and is_asked(user.role, settings.factor_for)


def note_that_it_is_asked(user: User) -> None:
    """The days of grace count from the first sign-in at which it is asked. Inside writing()."""
    if is_asked_of(user) and user.factor_asked_at is None:
        user.factor_asked_at = clock.now()


def days_left(user: User) -> int | None:
    """Whole days until it has to be there: 0 when that is over, None when nothing is asked."""
    if user.factor_asked_at is None or not is_asked_of(user):
        return None
    left = user.factor_asked_at + timedelta(days=g.organization.factor_grace_days) - clock.now()
    return max(0, -(-left // timedelta(days=1)))


def has_to_set_up() -> bool:
    """After the days of grace, every page leads to the one that sets it up."""
    return request.endpoint not in STILL_OPEN and days_left(current_user) == 0


def init_app(app: Flask) -> None:
    @app.context_processor
    def reminder() -> dict[str, Any]:
        """A calm line on the first page and on one's account, and nowhere else."""
        shown = request.endpoint in IN_GRACE_ON and current_user.is_authenticated
        return {"factor_days_left": days_left(current_user) if shown else None}
