"""Whether one may refer to a service now, and how old what we know about it is. Pure."""

import re
from datetime import date, timedelta

STALE_AFTER = timedelta(days=180)
WHY_NOT = {
    "inactive": "It is not offered at the moment.",
    "defunct": "It does not exist any more.",
    "temporarily closed": "It is closed for now.",
}
WEB_ADDRESS = re.compile(
    r"(?:(https?)://)?((?:[\w-]+\.)+[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?)", re.IGNORECASE
)


def obstacle_to_referring(status: str, do_not_refer: str) -> str | None:
    """Why nobody should be referred there now, in words; None when one may."""
    if do_not_refer:
        return do_not_refer
    return WHY_NOT.get(status)


def is_stale(checked_on: date | None, today: date) -> bool:
    """Nobody has looked for half a year whether this is still right."""
    return checked_on is None or today - checked_on > STALE_AFTER


def link_to(website: str) -> str:
    """The address to open for what is written as a website; blank for words that are not an address."""
    found = WEB_ADDRESS.fullmatch(website.strip())
    if not found:
        return ""
    return f"{(found[1] or 'https').lower()}://{found[2]}"
