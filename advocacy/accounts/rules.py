"""How long to wait after failed sign-ins, when a session ends, and what a password must be. Pure."""

import re
from datetime import datetime, timedelta
from enum import StrEnum

from .common_passwords import is_common

FORGET_AFTER = timedelta(hours=1)
LONGEST_WAIT = 300
FREE_TRIES_ACCOUNT = 5
FREE_TRIES_ADDRESS = 30
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 128
LEFT_OVER = 8
WORD = re.compile(r"[^\W\d_]{3,}")
NO_LETTER = re.compile(r"[\W\d_]")


class PasswordObstacle(StrEnum):
    """Why a password can not be used. The value is what the page says."""

    SHORT = "Use at least 12 characters. A few words in a row are easy to remember."
    LONG = "Use 128 characters or fewer."
    PERSONAL = (
        "This is mostly your name, your email address or your organization. Add a few words that are neither."
    )
    COMMON = "Many people use this password, so it is guessed first. Choose a few words of your own in a row."


def seconds_to_wait(failures: int, free: int, last_at: datetime, now: datetime) -> int:
    """Seconds before the next try: none for the first few, then doubling up to five minutes.

    Only failures count, and an hour without one forgets them, so that nobody is locked out for good.
    A clock that jumped back must not lock anyone out either: never more than the full wait is asked.
    """
    if failures < free or now - last_at > FORGET_AFTER:
        return 0
    wait = min(2 ** min(failures - free, 10), LONGEST_WAIT)
    passed = max(0, int((now - last_at).total_seconds()))
    return max(0, wait - passed)


def session_is_over(started: datetime, now: datetime, hours: int) -> bool:
    """`hours` after signing in; or begun by a clock that was far ahead."""
    whole_day = timedelta(hours=hours)
    return not -whole_day <= now - started <= whole_day


def session_is_idle(seen: datetime, now: datetime, idle: int) -> bool:
    """Nothing was pressed for `idle` minutes: the password opens it again."""
    return now - seen > timedelta(minutes=idle)


def obstacle_to_password(
    password: str, email: str, name: str, organization: str = ""
) -> PasswordObstacle | None:
    """Length, nothing personal, not on the list: no rules of composition (NIST SP 800-63B 3.1.1.2)."""
    if len(password) < SHORTEST_PASSWORD:
        return PasswordObstacle.SHORT
    if len(password) > LONGEST_PASSWORD:
        return PasswordObstacle.LONG
    if is_personal(password, email, name, organization):
        return PasswordObstacle.PERSONAL
    if is_common(password):
        return PasswordObstacle.COMMON
    return None


def is_personal(password: str, *known: str) -> bool:
    """Whether too little is left once everything that others know of its owner is taken out."""
    left = password.casefold()
    words = {word for text in known for word in WORD.findall(text.casefold())}
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return len(left) < len(password) and len(NO_LETTER.sub("", left)) < LEFT_OVER


def is_email(text: str) -> bool:
    local, mark, domain = text.strip().partition("@")
    return bool(local and mark and "." in domain and not set(domain) & set(" @"))
