"""Reference numbers of people: P00042 comes after P00041. People who are imported may bring their own."""

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.exc import IntegrityError

from advocacy.db import db

from .models import Person

BEGIN, DIGITS, LONGEST, TRIES = "P", "0123456789", 7, 20


def next_number() -> int:
    """One more than the highest of ours. Numbers of any other shape do not count."""
    digits = func.substr(Person.reference, 2)
    ours = (
        func.substr(Person.reference, 1, 1) == BEGIN,
        func.ltrim(digits, DIGITS) == "",
        func.length(digits).between(1, LONGEST),
    )
    return (db.session.scalar(select(func.max(cast(digits, Integer))).where(*ours)) or 0) + 1


def add_numbered(person: Person) -> None:
    """Save a new person under the next free number; two who are added at once do not get the same one."""
    number = next_number()
    for reference in (f"{BEGIN}{number + more:05}" for more in range(TRIES)):
        person.reference = reference
        try:
            with db.session.begin_nested():
                db.session.add(person)
        except IntegrityError:
            continue
        return
    raise RuntimeError("no free reference number")
