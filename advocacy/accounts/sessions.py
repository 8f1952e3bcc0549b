"""Signed-in sessions. The cookie holds a random id and nothing else; everything about the session is in its row."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, Request, Response, g, has_request_context, request, session
from flask.sessions import SessionInterface, SessionMixin
from flask_login import LoginManager
from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import joinedload

from advocacy import clock
from advocacy.db import Instant, db

from .devices import device_words
from .models import User, UserSession
from .rules import session_is_idle, session_is_over

SEEN_EVERY = timedelta(minutes=1)
# A session's first characters stay while its id is renewed, so that pages open in other tabs can still be sent.
STEM = 22
LENGTHS = (43, STEM + 43)
BY_TOKEN = (
    select(UserSession)
    .where(UserSession.token_hash == bindparam("hash"))
    .options(joinedload(UserSession.user).joinedload(User.team))
)
SEEN = text("update user_session set last_seen_at = :at where id = :row").bindparams(
    bindparam("at", type_=Instant)
)
login = LoginManager()
login.session_protection = None


class OpaqueSession(dict[str, Any], SessionMixin):
    """Looks like Flask's session to Flask-Login and Flask-WTF, and stores nothing.

    The form token is derived from the stem of the id in the cookie (132 random bits), so it needs no storage, ends
    with the session, and lasts while the id is renewed.
    """

    def __init__(self, token: str | None, secret: str) -> None:
        self.send = token is None
        self.token = token or new_token()
        super().__init__(csrf_token=_form_token(secret, self.token))
        if token:
            self["_user_id"] = token


class OpaqueSessions(SessionInterface):
    """Reads and sends the one cookie; `__Host-` and Secure wherever the page came over https."""

    def open_session(self, app: Flask, request: Request) -> OpaqueSession:
        token = request.cookies.get(cookie_name(request), "")
        return OpaqueSession(token if len(token) in LENGTHS else None, str(app.secret_key))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if isinstance(session, OpaqueSession) and session.send:
            response.set_cookie(
                cookie_name(request), session.token, httponly=True, samesite="Lax", secure=request.is_secure
            )


def cookie_name(request: Request) -> str:
    return "__Host-session" if request.is_secure else "session"


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def _form_token(secret: str, token: str) -> str:
    return hmac.new(secret.encode(), token[:STEM].encode(), "sha256").hexdigest()


def hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


@login.user_loader
def load_user(token: str) -> User | None:
    """The user of a live session, in one query. An ended one is remembered, so that its last post can be kept."""
    row = db.session.scalars(BY_TOKEN, {"hash": hashed(token)}).one_or_none()
    if row is None or not row.user.is_active:
        return None
    if row.half:
        g.half_session = row
        return None
    if not _is_open(row, clock.now()):
        return None
    if clock.now() - row.last_seen_at > SEEN_EVERY:
        g.last_seen = (SEEN, {"at": clock.now(), "row": row.id})
    g.user_session = row
    return row.user


def _is_open(row: UserSession, now: datetime) -> bool:
    """What is sent to an ended or locked session is kept for its user; a locked one opens again with the password."""
    settings = g.get("organization")
    idle, hours = (settings.idle_minutes, settings.session_hours) if settings else (15, 12)
    if row.ended_at or session_is_over(row.started_at, now, hours):
        g.ended_session_user = row.user
        return False
    if row.locked_at or session_is_idle(row.last_seen_at, now, idle):
        g.ended_session_user, g.locked_session = row.user, row
        return False
    return True


def start_session(user: User, *, proved: bool = True, half: bool = False) -> str:
    """A new session, always with a new id. Inside writing(). Answers with the token for the cookie."""
    token, now = new_token()[:STEM] + new_token(), clock.now()
    db.session.add(
        UserSession(
            token_hash=hashed(token),
            user_id=user.id,
            started_at=now,
            last_seen_at=now,
            proved_at=now if proved and not half else None,
            half=half,
            device=_device(),
        )
    )
    return token


def _device() -> str:
    return device_words(request.user_agent.string) if has_request_context() else ""


def renew(row: UserSession, *, proved: bool = True) -> str:
    """The same session under a new id, after its user gave the password, and the code if there is one. Inside
    writing()."""
    token = session._get_current_object().token[:STEM] + new_token()  # type: ignore[attr-defined]
    now = clock.now()
    row.token_hash, row.last_seen_at, row.locked_at = hashed(token), now, None
    row.proved_at = now if proved else row.proved_at
    return token


def send_cookie(token: str) -> None:
    """Give the browser this session's id with the answer."""
    opaque = session._get_current_object()  # type: ignore[attr-defined]
    opaque.token, opaque.send = token, True


def init_app(app: Flask) -> None:
    app.session_interface = OpaqueSessions()
    login.init_app(app)
