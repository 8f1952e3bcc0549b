"""Writing down that a question was looked into: once, and by someone else than the one who read."""

from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.web.refusals import Refused

from .models import LookedInto
from .overview import Line


def look_into(line: Line, words: str, *, by: User) -> LookedInto:
    if line.user.id == by.id:
        raise Refused(_("This is about your own reading. Someone else has to look into it."))
    if line.answer is not None:
        raise Refused(_("A colleague has looked into this meanwhile. Their words stand below."))
    row = LookedInto(
        public_id=uuid4(),
        user_id=line.user.id,
        question=line.asked.question,
        day=line.asked.day,
        words=words,
        by_id=by.id,
        at=clock.now(),
    )
    db.session.add(row)
    record("reading.looked_into", line.user, by=by, question=row.question, day=row.day)
    return row
