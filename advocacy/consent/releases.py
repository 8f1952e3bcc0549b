"""What follows when a consent or an authority is taken back: whoever was told because of it has to hear of it."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.folding import fold
from advocacy.tasks.models import Task
from advocacy.tasks.operations import add_task, in_one_line

from .disclosing.queries import Sheet, resting_on, told_because_of
from .models import Authority, Consent

WITHIN = timedelta(days=2)


def after_revocation(sheet: Sheet, by: User) -> None:
    """A next step for each who was told. Asked twice, it adds nothing twice.

    What was issued and has not gone needs nothing here: the gate finds nothing live for it any more.
    """
    kind = "consent" if isinstance(sheet, Consent) else "authority"
    wanted = list(_steps(sheet))
    there = select(Task.what).where(Task.origin_kind == kind, Task.origin == sheet.public_id)
    known = set(db.session.scalars(there))
    for words in wanted:
        if in_one_line(words)[:500] not in known:
            day = clock.today() + WITHIN
            add_task(sheet.case, words, day, by, by=by, origin=(kind, sheet.public_id))
    told, waiting = len(recipients_told(sheet)), len(papers_waiting(sheet))
    record(f"{kind}.revocation_followed", sheet, by=by, told=told, waiting=waiting)


def _steps(sheet: Sheet) -> Iterable[str]:
    told = recipients_told(sheet)
    if isinstance(sheet, Consent):
        return [_of_consent(sheet, recipient) for recipient in told]
    steps = [_of_authority(sheet, recipient) for recipient in told]
    named = sheet.to_whom or (sheet.agency.name if sheet.agency else "")
    if named and fold(named) not in {fold(one) for one in told}:
        steps.append(_if_they_have_it(sheet, named))
    return steps


def recipients_told(sheet: Sheet) -> Sequence[str]:
    """Each once, as it was written when they were told."""
    return list(dict.fromkeys(one.recipient for one in reversed(told_because_of(sheet))))


def papers_waiting(sheet: Sheet) -> Sequence[str]:
    """The numbers of papers that rest on it and have not gone."""
    gone = {one.document_id for one in told_because_of(sheet)}
    return [one.document.number for one in resting_on(sheet) if one.document_id not in gone]


def _of_consent(consent: Consent, recipient: str) -> str:
    return _(
        "Tell %(agency)s that consent %(number)s was taken back, and ask them to use nothing more of it.",
        agency=recipient,
        number=consent.number,
    )


def _of_authority(authority: Authority, recipient: str) -> str:
    return _(
        "Tell %(agency)s that authority %(number)s was taken back: nobody speaks for them under it any more.",
        agency=recipient,
        number=authority.number,
    )


def _if_they_have_it(authority: Authority, named: str) -> str:
    """Nothing went by mail under it; the sheet itself may lie there, or somebody spoke for them on the phone."""
    return _(
        "If %(agency)s knows of authority %(number)s, tell them that it was taken back.",
        agency=named,
        number=authority.number,
    )
