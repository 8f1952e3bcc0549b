"""Numbers of documents: one series for each kind and year. A voided number is not used again."""

from sqlalchemy import select

from advocacy import clock
from advocacy.db import db

from .models import NumberSeries

LETTERS_OF = {"letter": "L", "referral": "R"}


def next_number(kind: str) -> str:
    """The next number, L-2026-0001. Inside writing(): the row stays locked until the commit."""
    name = f"{LETTERS_OF[kind]}-{clock.today().year}"
    found = select(NumberSeries).where(NumberSeries.name == name).with_for_update()
    series = db.session.scalars(found).one_or_none()
    if series is None:
        series = NumberSeries(name=name, next=1)
        db.session.add(series)
    number = series.next
    series.next += 1
    db.session.flush()
    return f"{name}-{number:04}"
