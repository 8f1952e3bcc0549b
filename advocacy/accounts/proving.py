"""Asking once more who someone is, before what would do the most harm in a stranger's hands."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from flask import redirect, request, session, url_for
from flask_login import current_user

from advocacy import clock
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.web.addresses import is_own_path

from . import factor, slowing
from .models import User
from .passwords import fits
from .rules import FREE_TRIES_ACCOUNT
from .sessions import hashed, renew, send_cookie
from .signing_in import this_session

View = TypeVar("View", bound=Callable[..., Any])
PROOF_LASTS = timedelta(minutes=10)
# Keeps the post that has to wait, and answers with the page on which it is sent again. `drafts` adds itself.
keep_until_proved: list[Callable[[User], str]] = []


def proved_lately() -> bool:
    """Whether this session gave the password, and the code where there is one, within ten minutes."""
    row = this_session()
    return row is not None and is_fresh(row.proved_at, clock.now())


def is_fresh(proved_at: datetime | None, now: datetime) -> bool:
    """A clock that jumped back proves nothing for longer."""
    return proved_at is not None and abs(now - proved_at) <= PROOF_LASTS


def needs_proof(view: View) -> View:
    """Only for someone who has just proved who they are. Stands below `@allow(…)`.

    A page that is asked for comes after the proof; a form that is sent is kept and shown again, filled in.
    """

    @wraps(view)
    def asked(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs) if proved_lately() else ask()

    asked.needs_proof = True  # type: ignore[attr-defined]
    return cast(View, asked)


def needs_proof_to_send(view: View) -> View:
    """The same where looking is harmless and only what is sent matters."""

    @wraps(view)
    def asked(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs) if request.method != "POST" or proved_lately() else ask()

    asked.needs_proof = True  # type: ignore[attr-defined]
    return cast(View, asked)


def ask() -> Any:
    """To the page that asks, and from there to where one was going."""
    return redirect(url_for("proving.prove", next=_after()), code=303)


def _after() -> str:
    if request.method == "GET":
        return request.full_path.rstrip("?")
    waiting = [keep(current_user) for keep in keep_until_proved]
    return waiting[0] if waiting else url_for("home.today")


def where_to() -> str:
    """Where the proof leads, if it is a page of ours."""
    asked = request.args.get("next", "")
    return asked if is_own_path(asked) else url_for("home.today")


def try_to_prove(password: str, code: str) -> int | None:
    """None when both were right; otherwise the seconds to wait, or 0 when something was wrong.

    Counted for this account's open sessions only: nobody who is not signed in can slow it down. A right code is
    used up by a wrong password too.
    """
    counted = (slowing.counter(f"prove:{current_user.id}", FREE_TRIES_ACCOUNT),)
    if wait := slowing.wait_for(counted):
        return wait
    right = fits(password, current_user.password_hash)
    with db.writing():
        if not _code_is_right(code) or not right:
            slowing.count_failure(counted)
            record("session.not_proved", this_session(), by=current_user)
            return 0
        slowing.forget_failures(counted[0])
        _note()
    return None


def _code_is_right(code: str) -> bool:
    return current_user.factor_since is None or factor.takes(current_user, code)


def _note() -> None:
    """The session goes on under a new id; unless another tab has just done the same."""
    row, token = this_session(), session._get_current_object().token  # type: ignore[attr-defined]
    if row is not None and row.token_hash == hashed(token):
        send_cookie(renew(row))
        record("session.proved", row, by=current_user)
