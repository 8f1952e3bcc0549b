"""Opening a record in an emergency, and looking at it afterwards. Nothing here commits."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.access.models import Grant, GrantKind
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case, CaseState
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.people.models import Person

from .rules import HOURS, Obstacle, obstacle_to_reviewing
from .words import refuse

KIND = "emergency"


def break_glass(person: Person, reason: str, hours: int, *, by: User) -> Grant:
    """Open for some hours, and said on every case of theirs that goes on."""
    refuse(None if hours in HOURS else Obstacle.NO_SUCH_HOURS)
    row = Grant(
        person_id=person.id,
        user_id=by.id,
        kind=GrantKind.BREAK_GLASS,
        purpose=reason,
        starts_at=clock.now(),
        ends_at=clock.now() + timedelta(hours=hours),
        made_at=clock.now(),
        made_by_id=by.id,
    )
    db.session.add(row)
    db.session.flush()
    for case in _cases_to_tell(person):
        title = _("%(name)s opened this record in an emergency", name=by.name)
        add_entry(case, KIND, row.public_id, title, by=by, at=clock.now())
    record("emergency.opened", person, by=by, grant=row.public_id, hours=hours)
    return row


def _cases_to_tell(person: Person) -> list[Case]:
    """Those that go on; where there is none, all of them."""
    found = select(Case).where(Case.person_id == person.id).order_by(Case.id)
    cases = list(db.session.scalars(found))
    return [case for case in cases if case.state != CaseState.CLOSED] or cases


def review(row: Grant, person: Person, *, needed: bool, words: str, by: User) -> None:
    """Another person says what they found."""
    refuse(
        obstacle_to_reviewing(
            broke_it=row.user_id,
            reviewer=by.id,
            ends_at=row.ends_at or clock.now(),
            reviewed=row.reviewed_at is not None,
            now=clock.now(),
        )
    )
    row.reviewed_at, row.reviewed_by_id = clock.now(), by.id
    row.was_needed, row.review = needed, words
    record("emergency.reviewed", person, by=by, grant=row.public_id, needed=needed)
