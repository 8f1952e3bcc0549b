"""Supervisors without a colleague in their team: whoever runs the system is shown what they read, as figures.

Nobody of the team can look into it, and another team's supervisor must not learn of its people. An administrator
reads no cases: they get the question, the day and the count, and never a file, a case or a name of anyone supported.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from advocacy import clock
from advocacy.accounts.models import Role, User
from advocacy.db import db

from .overview import LATELY, Line, lines_of
from .rules import AROUND


def lone_supervisors() -> Sequence[User]:
    """Who works here and supervises a team that nobody else supervises."""
    works = (User.role == Role.SUPERVISOR, User.disabled_at.is_(None), User.team_id.is_not(None))
    alone = select(User.team_id).where(*works).group_by(User.team_id).having(func.count() == 1)
    found = select(User).where(*works, User.team_id.in_(alone))
    return db.session.scalars(found.order_by(User.name, User.id)).all()


def figures() -> list[Line]:
    """Open questions first, then those that were looked into."""
    today = clock.today()
    found = [_without_files(line) for line in lines_of(lone_supervisors(), today - LATELY, today)]
    return sorted(found, key=lambda line: line.answer is not None)


def one_figure(user: User, question: str, day: date) -> Line | None:
    found = lines_of([user], day - LATELY, day + AROUND)
    wanted = (question, day)
    line = next((one for one in found if (one.asked.question, one.asked.day) == wanted), None)
    return _without_files(line) if line else None


def _without_files(line: Line) -> Line:
    return replace(line, asked=replace(line.asked, files=()))
