"""A note that can not be sent stays on someone's own phone, sealed with a key that only their pages bring along.

The choice “This is my own phone” is a cookie that is good for one user on one device. The key is derived from both,
so it needs no storage, comes with each page of a live session of that user there, and with no other.
"""

import hmac
import secrets
from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app
from flask_login import current_user
from werkzeug.wrappers import Response

from advocacy.accounts.models import User
from advocacy.web import cookies

COOKIE = "own-device"
LASTS = 180 * 24 * 3600


@dataclass(frozen=True)
class DeviceKey:
    """What a page needs to seal and open its user's note: the key, and a mark that tells whose note it is."""

    key: str
    owner: str


def choose_this_device(answer: Response, user: User) -> None:
    """From now on this device keeps a note of this user that can not be sent."""
    token = secrets.token_urlsafe(32)
    cookies.give(answer, COOKIE, f"{token}.{_code('choice', user, token).hex()}", LASTS)


def leave_this_device(answer: Response) -> None:
    """Nothing is kept here any more, and what was kept can not be read."""
    cookies.take_back(answer, COOKIE)
    answer.headers["Clear-Site-Data"] = '"storage"'


def key_of_this_device() -> DeviceKey | None:
    """For the one who chose this device, and for nobody else who signs in on it."""
    if not current_user or not current_user.is_authenticated:
        return None
    token, _dot, code = cookies.brought(COOKIE).partition(".")
    if not token or not hmac.compare_digest(_code("choice", current_user, token).hex(), code):
        return None
    key = b64encode(_code("key", current_user, token)).decode()
    return DeviceKey(key, _code("owner", current_user, token).hex()[:16])


def _code(use: str, user: User, token: str) -> bytes:
    secret = str(current_app.secret_key).encode()
    return hmac.digest(secret, f"note on device:{use}:{user.public_id}:{token}".encode(), "sha256")


def init_app(app: Flask) -> None:
    @app.context_processor
    def on_device() -> dict[str, Any]:
        return {"device_key": key_of_this_device()}
