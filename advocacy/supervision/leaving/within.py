"""As much of what someone holds as one supervisor may know of."""

from sqlalchemy import select

from advocacy import clock
from advocacy.access.queries import secret_from
from advocacy.access.seeing import cases_visible_to, people_visible_to
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.models import Person

from .queries import Holding, gone, holding_of, ids_of_gone


def left_with_something(supervisor: User) -> list[tuple[User, int]]:
    """Who can not hold a case any more and still does, and how many cases or people of the supervisor's."""
    asked = {"team": supervisor.team_id, "today": clock.today()}
    left = db.session.scalars(gone(), asked).all() if db.read(ids_of_gone(), asked) else []
    counted = [(user, within_sight(holding_of(user), supervisor)) for user in left]
    return [(user, holding.count) for user, holding in counted if holding.count]


def within_sight(holding: Holding, supervisor: User) -> Holding:
    """What of it the supervisor may open, and so hand over. The rest is their colleagues' to hand over."""
    ids = [one.case.id for one in holding.cases]
    seen = set(db.session.scalars(select(Case.id).where(Case.id.in_(ids), cases_visible_to(supervisor))))
    people = [person.id for _row, person in holding.met]
    known = set(
        db.session.scalars(select(Person.id).where(Person.id.in_(people), people_visible_to(supervisor)))
    )
    cases = [one for one in holding.cases if one.case.id in seen]
    return Holding(cases, [one for one in holding.met if one[1].id in known], holding.drafts)


def elsewhere(every: Holding, seen: Holding, supervisor: User) -> int:
    """How many more there are for colleagues to hand over; nobody learns of a record that is kept from them."""
    secret = secret_from(supervisor)
    shown = {one.case.id for one in seen.cases}, {person.id for _row, person in seen.met}
    cases = [one for one in every.cases if one.case.id not in shown[0] and one.case.person_id not in secret]
    met = [person for _row, person in every.met if person.id not in shown[1] and person.id not in secret]
    return len(cases) + len(met)
