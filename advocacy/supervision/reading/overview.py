"""The questions of the last weeks, as the pages need them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.supervision.queries import team_of

from . import queries
from .models import LookedInto
from .rules import AROUND, Asked, questions

LATELY = timedelta(days=28)


@dataclass(frozen=True)
class Line:
    """One question, who it is about, and what came of it."""

    asked: Asked
    user: User
    answer: LookedInto | None


def lines_for(supervisor: User) -> list[Line]:
    """Open questions first, then those that were looked into; each the newest first."""
    today = clock.today()
    team = team_of(supervisor)
    found = _lines(supervisor, team, today - LATELY, today)
    return sorted(found, key=lambda line: line.answer is not None)


def one_line(supervisor: User, user: User, question: str, day: date) -> Line | None:
    """The same question again, from what was read around that day."""
    found = _lines(supervisor, team_of(supervisor), day - LATELY, day + AROUND)
    wanted = (user.id, question, day)
    return next(
        (line for line in found if (line.user.id, line.asked.question, line.asked.day) == wanted), None
    )


def _lines(supervisor: User, team: Sequence[User], since: date, until: date) -> list[Line]:
    return lines_of(team, since, until, without=queries.secret_files(supervisor))


def lines_of(
    team: Sequence[User], since: date, until: date, *, without: Collection[UUID] = frozenset()
) -> list[Line]:
    looks = [look for look in queries.looks_of(team, since, until) if look.about not in without]
    known = queries.known_of(team, looks, since - AROUND)
    users = {str(user.public_id): user for user in team}
    answers = queries.looked_into(team, since)
    return [
        Line(asked, user, answers.get((user.id, asked.question, asked.day)))
        for asked in questions(looks, known)
        if (user := users.get(asked.actor))
    ]
