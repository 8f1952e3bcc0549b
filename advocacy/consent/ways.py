"""What may leave on each way. The one place that decides; `web.leaving` is where everyone asks."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_login import current_user

from advocacy.accounts.permissions import may
from advocacy.web.leaving import Way, decides
from advocacy.web.permissions import Permission


def decide(way: Way, **facts: Any) -> str | None:
    """Nothing, or the sentence that says why not."""
    return _RULES[way](facts)


def _paper(facts: dict[str, Any]) -> str | None:
    """A frozen page goes while what it rests on holds; a page that has gone is our own record of it."""
    why: Callable[[], str | None] = facts["why"]
    return None if facts["gone"] else why()


def _asked_already(facts: dict[str, Any]) -> str | None:
    """Words on their way in: the gate was asked for exactly these facts, in this transaction."""
    refusal: str | None = facts["refusal"]
    return refusal


def _of_a_case(facts: dict[str, Any]) -> str | None:
    """For the person, or inside the house: whoever asks has found the case among those that they may open."""
    return None if facts.get("case") is not None else _("This belongs to no case that you may open.")


def _attached(facts: dict[str, Any]) -> str | None:
    return None if facts.get("found") is not None else _("This belongs to no record that you may open.")


def _own_dates(facts: dict[str, Any]) -> str | None:
    """Neutral words on days, to whoever works on these cases: the feed holds nothing else."""
    owner = facts["owner"]
    works = owner.is_active and may(owner, Permission.SUPPORT_PEOPLE)
    return None if works else _("Only whoever works here has a calendar.")


def _by_the_owner(facts: dict[str, Any]) -> str | None:
    """Only from the machine itself. Who has its key has everything anyhow; that it happened is written down."""
    return None if facts.get("by_command") else _("It leaves only by a command on the machine itself.")


def _by_its_owner(_facts: dict[str, Any]) -> str | None:
    brings_in = current_user.is_authenticated and may(current_user, Permission.IMPORT_PEOPLE)
    return None if brings_in else _("Only whoever brings files in gets them back.")


def _nothing_about_anybody(_facts: dict[str, Any]) -> str | None:
    return None


_RULES: dict[Way, Callable[[dict[str, Any]], str | None]] = {
    Way.ISSUED_PAPER: _paper,
    Way.SENT: _asked_already,
    Way.SPOKEN: _asked_already,
    Way.DRAFT_PAPER: _of_a_case,
    Way.SHOWN_PAPER: _of_a_case,
    Way.OWN_COPY: _of_a_case,
    Way.OWN_SHEET: _of_a_case,
    Way.ATTACHMENT: _attached,
    Way.CALENDAR_FEED: _own_dates,
    Way.CALENDAR_DATE: _of_a_case,
    Way.OWN_FILE: _by_its_owner,
    Way.PERSONS_FILE: _by_the_owner,
    Way.EVERYTHING: _by_the_owner,
    Way.NOBODYS: _nothing_about_anybody,
}


def connect() -> None:
    decides(decide)
