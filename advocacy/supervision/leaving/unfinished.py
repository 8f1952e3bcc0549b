"""Words that someone began and did not save before they left: finished by one person, and seen by nobody else."""

from sqlalchemy import select

from advocacy import clock
from advocacy.access.queries import lead_of
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.drafts.models import Draft, KeptPost
from advocacy.letters.models import Letter

from . import queries


def hand_on_unfinished(user: User, *, by: User | None) -> int:
    """A draft goes to whoever leads its case now, else to a supervisor of the team: to nobody else."""
    passed = 0
    supervisors = [one for one in queries.supervisors_of(user.team_id) if one.id != user.id]
    for row in _unfinished(user):
        to = _heir(row, user) or (supervisors[0] if supervisors else None)
        if to is not None:
            row.begun_by_id, row.user_id = row.begun_by_id or user.id, to.id
            _keep_for_another_while(row)
            passed += 1
    if passed:
        record("drafts.passed_on", user, by=by, count=passed)
    return passed


def _unfinished(user: User) -> list[Draft | KeptPost]:
    drafts = db.session.scalars(select(Draft).where(Draft.user_id == user.id)).all()
    posts = db.session.scalars(select(KeptPost).where(KeptPost.user_id == user.id)).all()
    return [*drafts, *posts]


def _keep_for_another_while(row: Draft | KeptPost) -> None:
    if isinstance(row, Draft):
        row.changed_at = clock.now()
    else:
        row.kept_at = clock.now()


def _heir(row: Draft | KeptPost, user: User) -> User | None:
    """Who leads the case that the words are about, if that is known and someone else."""
    subject = row.subject if isinstance(row, Draft) else None
    if subject is None:
        return None
    letters = select(Letter.case_id).where(Letter.public_id == subject).scalar_subquery()
    case = db.session.scalars(
        select(Case).where((Case.public_id == subject) | (Case.id == letters))
    ).one_or_none()
    lead = lead_of(case) if case else None
    return lead if lead and lead.is_active and lead.id != user.id else None
