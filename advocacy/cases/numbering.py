"""Reference numbers: 0142 comes after 0141, and nothing can be told from one."""

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.exc import IntegrityError

from advocacy.db import db

from .models import Case

DIGITS, LONGEST, TRIES = "0123456789", 6, 20


def next_number() -> int:
    """One more than the highest. References that came from elsewhere and are no such numbers do not count."""
    is_number = func.ltrim(Case.reference, DIGITS) == ""
    found = select(func.max(cast(Case.reference, Integer))).where(
        is_number, func.length(Case.reference).between(1, LONGEST)
    )
    return (db.session.scalar(found) or 0) + 1


def add_numbered(case: Case) -> None:
    """Save a new case under the next free number; two that are opened at once do not get the same one."""
    number = next_number()
    for reference in (f"{number + more:04}" for more in range(TRIES)):
        case.reference = reference
        try:
            with db.session.begin_nested():
                db.session.add(case)
        except IntegrityError:
            continue
        return
    raise RuntimeError("no free reference number")
