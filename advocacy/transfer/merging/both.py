"""What was closed to someone while two records were one stays closed on both when they part."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import insert, select

from advocacy.db import Model, db

from .models import PersonMerge

if TYPE_CHECKING:
    from .parting import Later

# Nobody can say for which of the two it was meant, and a record that opens by itself could harm.
HOLDS_FOR_BOTH = frozenset({"kept_away", "restriction"})


def close_both(later: Iterable["Later"], merge: PersonMerge) -> None:
    """Whoever was kept away since, and whatever was restricted since: the other record gets the same."""
    for one in later:
        if one.table in HOLDS_FOR_BOTH:
            table = Model.metadata.tables[one.table]
            row = db.session.execute(select(table).where(table.c.id == one.row_id)).mappings().one()
            if row["ended_at"] is None:
                values = {name: row[name] for name in row if name != "id"}
                new = {"public_id": uuid4(), "person_id": merge.other_id}
                db.session.execute(insert(table).values({**values, **new}))
