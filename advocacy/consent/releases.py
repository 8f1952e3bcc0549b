"""What follows when a consent is taken back: whoever was told because of it has to hear of it."""

from collections.abc import Sequence
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.tasks.models import Task
from advocacy.tasks.operations import add_task, in_one_line

from .disclosing.queries import resting_on, told_because_of
from .models import Consent

WITHIN = timedelta(days=2)


def after_revocation(consent: Consent, by: User) -> None:
    """A next step for each who was told. Asked twice, it adds nothing twice.

    What was issued and has not gone needs nothing here: the gate finds no live consent for it any more.
    """
    wanted = [_words(consent, recipient) for recipient in recipients_told(consent)]
    there = select(Task.what).where(Task.origin_kind == "consent", Task.origin == consent.public_id)
    known = set(db.session.scalars(there))
    for words in wanted:
        if in_one_line(words)[:500] not in known:
            day = clock.today() + WITHIN
            add_task(consent.case, words, day, by, by=by, origin=("consent", consent.public_id))
    record(
        "consent.revocation_followed",
        consent,
        by=by,
        told=len(wanted),
        waiting=len(papers_waiting(consent)),
    )


def recipients_told(consent: Consent) -> Sequence[str]:
    """Each once, as it was written when they were told."""
    return list(dict.fromkeys(one.recipient for one in reversed(told_because_of(consent))))


def papers_waiting(consent: Consent) -> Sequence[str]:
    """The numbers of papers that rest on it and have not gone."""
    gone = {one.document_id for one in told_because_of(consent)}
    return [one.document.number for one in resting_on(consent) if one.document_id not in gone]


def _words(consent: Consent, recipient: str) -> str:
    return _(
        "Tell %(agency)s that consent %(number)s was taken back, and ask them to use nothing more of it.",
        agency=recipient,
        number=consent.number,
    )
