"""What a list says about who may be sent there, and about what must not be shown."""

import re

from advocacy.directory.models import ServiceStatus
from advocacy.folding import fold
from advocacy.sentences import say

from .tables import Row

YES = frozenset({"y", "yes", "true", "t", "1", "x", "si", "on", "checked"})
NO = frozenset({"n", "no", "false", "f", "0", "off", "never", "none", "unchecked", ""})
INACTIVE_COLUMNS = frozenset(
    {"inactive", "is_inactive", "archived", "is_archived", "deleted", "is_deleted", "closed"}
)
ACTIVE_COLUMNS = frozenset({"active", "is_active", "published", "is_published"})
DO_NOT_REFER = re.compile(r"do_?not_?refer|dont_refer|no_?referr?al|not_for_referral")
EXCLUDE = re.compile(r"^exclude|_exclude|do_?not_?(publish|display|show|list)|hide_from|hidden_from")
CONFIDENTIAL = re.compile(
    r"confidential$|^confidential|undisclosed|address_hidden|hide_address|private_address"
)
NOT_PUBLIC = r"(confidential|undisclosed|not disclosed|not published|withheld|unlisted|secret|private)"
SECRET_WORDS = re.compile(
    rf"\b(address|location|site|shelter location)\b[^.;\n]{{0,20}}\b{NOT_PUBLIC}\b"
    rf"|\b{NOT_PUBLIC}\s+(street\s+)?(address|location|site)\b|^\W*{NOT_PUBLIC}\W*$",
    re.IGNORECASE,
)
STATUSES = {
    **dict.fromkeys(
        ("", "active", "open", "current", "approved", "published", "verified", "yes", "enabled"),
        ServiceStatus.ACTIVE,
    ),
    **dict.fromkeys(
        ("inactive", "disabled", "archived", "not active", "no", "suspended"), ServiceStatus.INACTIVE
    ),
    **dict.fromkeys(
        ("defunct", "closed", "closed permanently", "permanently closed", "deleted"), ServiceStatus.DEFUNCT
    ),
    **dict.fromkeys(("temporarily closed", "closed temporarily", "paused"), ServiceStatus.TEMPORARILY_CLOSED),
}


def status_of(row: Row) -> ServiceStatus:
    return STATUSES.get(_status_words(row), ServiceStatus.ACTIVE)


def why_not_refer(row: Row) -> str:
    """Why nobody should be sent there, as the list says it; blank when it says nothing of the kind."""
    reasons = (_reason(name, value) for name, value in row.items())
    return next((reason for reason in reasons if reason), "") or _reason_of_status(row)


def may_be_shared(row: Row) -> bool:
    """Whether the list allows showing it to others than those who work with it."""
    return not any(EXCLUDE.search(name) and _is_yes(value) for name, value in row.items())


def is_confidential(row: Row) -> bool:
    """A column says so, or the words in place of an address do."""
    if any(CONFIDENTIAL.search(name) and _is_marked(value) for name, value in row.items()):
        return True
    return any(
        SECRET_WORDS.search(row.get(name, "")) for name in ("address_1", "street", "name", "description")
    )


def _reason(name: str, value: str) -> str:
    if DO_NOT_REFER.search(name) and fold(value) not in NO:
        plain_yes = str(say("The list that this came from says not to refer there."))
        return plain_yes if fold(value) in YES else " ".join(value.split())
    if EXCLUDE.search(name) and _is_yes(value):
        return str(say("The list that this came from says not to show it to others."))
    if _is_off(name, value):
        return str(say("The list that this came from says that it is not active."))
    return ""


def _is_off(name: str, value: str) -> bool:
    if name in ACTIVE_COLUMNS:
        return bool(value.strip()) and fold(value) in NO
    return name in INACTIVE_COLUMNS and _is_yes(value)


def _reason_of_status(row: Row) -> str:
    """A status that we do not know can not be obeyed, so nobody is sent there before someone has looked."""
    words = _status_words(row)
    if words in STATUSES:
        return ""
    if "refer" in words:
        return str(say("The list that this came from says not to refer there."))
    return str(
        say("The list that this came from says its status is “%(status)s”.", status=row["status"].strip())
    )


def _status_words(row: Row) -> str:
    return " ".join(fold(row.get("status", "")).split())


def _is_yes(value: str) -> bool:
    return fold(value) in YES


def _is_marked(value: str) -> bool:
    words = fold(value)
    return words in YES or ("confidential" in words and not words.startswith(("no", "non")))
