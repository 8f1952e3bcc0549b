"""Numbers of documents: one series for each kind and year. A voided number is not used again."""

from advocacy import clock
from advocacy.db import db, insert_into

from .models import NumberSeries

LETTERS_OF = {"letter": "L", "referral": "R", "consent": "C", "authority": "A", "packet": "P"}


def next_number(kind: str) -> str:
    """The next number, L-2026-0001. Inside writing(): the row stays locked until the commit."""
    name = f"{LETTERS_OF[kind]}-{clock.today().year}"
    insert = insert_into(NumberSeries).values(name=name, next=2)
    one_more = insert.on_conflict_do_update(index_elements=["name"], set_={"next": NumberSeries.next + 1})
    number = db.session.scalars(one_more.returning(NumberSeries.next)).one() - 1
    return f"{name}-{number:04}"
