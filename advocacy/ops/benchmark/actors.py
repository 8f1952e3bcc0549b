"""Who opens the pages, spread over the whole installation. Prints them: run as `python -m … COUNT`."""

import json
import sys
from dataclasses import asdict, dataclass

import click
from sqlalchemy import func, select

from advocacy.access.models import Assignment
from advocacy.access.queries import in_force
from advocacy.accounts.models import Role, User
from advocacy.accounts.queries import user_by_email
from advocacy.cases.models import Case, TimelineEntry
from advocacy.clock import today
from advocacy.db import db
from advocacy.letters.models import Letter
from advocacy.ops.installing import installed_app
from advocacy.organization.queries import use_organizations_zone
from advocacy.people.models import Person

EACH = {Role.ADVOCATE: 12, Role.SUPERVISOR: 2}


@dataclass(frozen=True)
class Actor:
    """An advocate with the case that has most in it, and a supervisor of the same copy of the demo."""

    advocate: str
    supervisor: str
    case: str
    entries: int
    letter: str
    words: list[str]


def actors(count: int) -> list[Actor]:
    """From each part of the installation one, and every advocate of the cast in turn."""
    advocates, supervisors = _emails(Role.ADVOCATE), _emails(Role.SUPERVISOR)
    copies = len(advocates) // EACH[Role.ADVOCATE]
    found = []
    for number in range(count):
        copy = number * copies // count
        advocate = advocates[copy * EACH[Role.ADVOCATE] + number % EACH[Role.ADVOCATE]]
        found.append(_actor(advocate, supervisors[copy * EACH[Role.SUPERVISOR] + number % 2]))
    return found


def _emails(role: Role) -> list[str]:
    return list(db.session.scalars(select(User.email).where(User.role == role).order_by(User.id)))


def _actor(email: str, supervisor: str) -> Actor:
    user = user_by_email(email)
    if user is None:
        raise LookupError(email)
    count = func.count(TimelineEntry.id).label("entries")
    fullest = (
        select(Case, count)
        .join(Assignment, Assignment.case_id == Case.id)
        .join(TimelineEntry, TimelineEntry.case_id == Case.id)
        .where(Assignment.user_id == user.id, in_force(today()), Case.state == "open")
        .group_by(Case.id, Person.id)
        .join(Person, Person.id == Case.person_id)
        .order_by(count.desc(), Case.id)
    )
    case, entries = db.session.execute(fullest).unique().first() or _nobody(email)
    letters = select(Letter.public_id).join(Case, Case.id == Letter.case_id)
    letters = letters.where(Letter.author_id == user.id, Letter.state.in_(("draft", "agreed")))
    letter = db.session.scalars(letters.order_by(Letter.state, Letter.id)).first()
    name, reference = case.person.name, case.person.reference
    words = [name.split()[0], name[:3], f"{name[:4]}x{name[5:]}", reference, "391-555"]
    return Actor(email, supervisor, str(case.public_id), entries, str(letter or ""), words)


def _nobody(email: str) -> tuple[Case, int]:
    raise LookupError(f"{email} holds no open case")


def main() -> None:
    with installed_app().app_context():
        use_organizations_zone()
        click.echo(json.dumps([asdict(one) for one in actors(int(sys.argv[1]))]))


if __name__ == "__main__":
    main()
