"""What requests showed about the way they came. Kept for `advocacy check` as an empty file with a date."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address

from flask import Flask, current_app, request

from advocacy import clock
from advocacy.settings import Settings

BEHIND_A_PROXY = "seen-behind-a-proxy"
PLAIN_HTTP = "seen-plain-http"
LATELY = timedelta(days=7)
_noted: dict[str, date] = {}


def note_the_way() -> None:
    """At most once a day in each process."""
    settings: Settings = current_app.config["SETTINGS"]
    if settings.proxies == 0 and "X-Forwarded-For" in request.headers:
        _note(settings, BEHIND_A_PROXY)
    elif not request.is_secure and not _is_near(request.remote_addr or ""):
        _note(settings, PLAIN_HTTP)


def _is_near(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:  # a socket in the file system
        return True


def _note(settings: Settings, mark: str) -> None:
    today = clock.now().date()
    if _noted.get(mark) != today:
        _noted[mark] = today
        with suppress(OSError):  # nothing depends on it
            (settings.instance / mark).touch(mode=0o600)


def lately(settings: Settings, mark: str) -> bool:
    file = settings.instance / mark
    return file.exists() and clock.now() - datetime.fromtimestamp(file.stat().st_mtime, UTC) < LATELY


def init_app(app: Flask) -> None:
    app.before_request(note_the_way)
