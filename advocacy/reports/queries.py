"""Counting, over everyone. No row of a person ever leaves here."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from advocacy.cases.models import Case, CaseState
from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.issues.models import Issue
from advocacy.letters.models import Letter
from advocacy.referrals.models import Referral


def _count(*wanted: Any, of: Any) -> int:
    return db.session.scalar(select(func.count(func.distinct(of))).where(*wanted)) or 0


def people_supported_since(day: date) -> int:
    """People with a case that was open on some day since then."""
    ended = (Case.closed_on.is_(None)) | (Case.closed_on >= day)
    return _count(ended, of=Case.person_id)


def open_cases() -> int:
    return _count(Case.state != CaseState.CLOSED, of=Case.id)


def contacts_since(day: date) -> int:
    return _count(Contact.happened_on >= day, Contact.reached.is_(True), of=Contact.id)


def letters_since(day: date) -> int:
    return _count(Letter.issued_on >= day, of=Letter.id)


def referrals_since(day: date) -> int:
    return _count(Referral.issued_on >= day, of=Referral.id)


def people_by_system(day: date) -> Sequence[tuple[str, int]]:
    """How many people were up against each system since then."""
    found = (
        select(Issue.system, func.count(func.distinct(Case.person_id)))
        .join(Case, Case.id == Issue.case_id)
        .where((Issue.ended_on.is_(None)) | (Issue.ended_on >= day))
        .group_by(Issue.system)
    )
    rows = db.session.execute(found).all()
    return sorted(((str(row[0]), int(row[1])) for row in rows), key=lambda row: (-row[1], row[0]))


def contacts_by_month(day: date) -> list[tuple[date, int]]:
    """The first of each month since then, with how many contacts there were."""
    year, month = func.extract("year", Contact.happened_on), func.extract("month", Contact.happened_on)
    found = (
        select(year.label("year"), month.label("month"), func.count())
        .where(Contact.happened_on >= day, Contact.reached.is_(True))
        .group_by(year, month)
        .order_by(year, month)
    )
    return [(date(int(row[0]), int(row[1]), 1), int(row[2])) for row in db.session.execute(found)]
