"""Whether the program is well, for whoever asks; numbers, for whoever has the token."""

import hmac
from pathlib import Path

from flask import Blueprint, abort, current_app, request
from flask.typing import ResponseReturnValue

from advocacy.settings import Settings
from advocacy.web.permissions import public

from . import queries
from .numbers import in_words
from .rules import Health, health

bp = Blueprint("health", __name__)


@bp.get("/health", endpoint="health")
@public
def status() -> ResponseReturnValue:
    """One word. 503 says that this server should not be sent anyone."""
    found = health(queries.signs())
    return {"status": str(found)}, 200 if found is Health.OK else 503


@bp.get("/health/numbers")
@public
def numbers() -> ResponseReturnValue:
    """Where no token is set, and for anyone without it, there is no such page."""
    settings: Settings = current_app.config["SETTINGS"]
    if not _has_token(settings):
        abort(404)
    return in_words(settings), {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}


def _has_token(settings: Settings) -> bool:
    if not settings.numbers_token_file:
        return False
    token = Path(settings.numbers_token_file).read_text(encoding="utf-8").strip()
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return len(token) >= 16 and hmac.compare_digest(given.encode(), token.encode())
