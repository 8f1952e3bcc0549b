"""The page of someone who leaves, as plain values: what they hold, and who could take it on."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from advocacy import clock
from advocacy.access.models import Assignment
from advocacy.access.queries import in_force, kept_away_by_person
from advocacy.accounts.models import Role, User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.supervision import overview
from advocacy.supervision.queries import held_cases
from advocacy.web.filters import long_day

from . import queries, within
from .queries import Holding, InCase
from .rules import Bundle, propose


@dataclass(frozen=True)
class Row:
    """One case or person, what is held of it, who is proposed, and who could take it."""

    key: str
    person: Person
    case: Case | None
    words: str
    proposed: str
    choices: list[tuple[str, str]]


@dataclass(frozen=True)
class Page:
    rows: list[Row]
    hidden: int
    drafts: int


def page_of(user: User, supervisor: User) -> Page:
    every = queries.holding_of(user)
    seen = within.within_sight(every, supervisor)
    fit = queries.colleagues(user)
    loads, weights = _loads(supervisor)
    around = _around(seen)
    bundles = [_bundle(one, weights, around[one.case.id], fit) for one in seen.cases]
    bundles += [Bundle(str(row.public_id), 1.0) for row, _person in seen.met]
    proposed = propose(bundles, {one.id: loads.get(one.id, 0.0) for one in _likely(fit)})
    names = {one.id: _name(one, loads) for one in fit}
    ids = {one.id: str(one.public_id) for one in fit}
    only = {bundle.key: bundle.only for bundle in bundles}
    people = [one.case.person_id for one in seen.cases] + [person.id for _row, person in seen.met]
    kept_away = kept_away_by_person(people)

    def row(key: str, person: Person, case: Case | None, words: str) -> Row:
        may = [one.id for one in fit if not only[key] or one.id in only[key]]
        may = [one for one in may if one not in kept_away.get(person.id, ())]
        choice = proposed.get(key, 0)
        chosen = ids.get(choice if choice in may else next(iter(may), 0), "")
        return Row(key, person, case, words, chosen, [(ids[one], names[one]) for one in may])

    rows = [row(one.key, one.case.person, one.case, held_words(one)) for one in seen.cases]
    rows += [row(str(met.public_id), person, None, _("First contact")) for met, person in seen.met]
    return Page(rows, within.elsewhere(every, seen, supervisor), every.drafts)


def _likely(fit: list[User]) -> list[User]:
    """Advocates before supervisors, and those who have been here before those who are only invited."""
    here = [one for one in fit if one.password_hash] or fit
    return [one for one in here if one.role == Role.ADVOCATE] or here


def _loads(supervisor: User) -> tuple[dict[int, float], dict[int, float]]:
    """The load of each colleague, and the weight of each case."""
    loads: dict[int, float] = defaultdict(float)
    weights: dict[int, float] = {}
    for lead, line in overview.lines_of(held_cases(supervisor)):
        weights[line.case.id] = line.weight
        if lead is not None:
            loads[lead] += line.weight
    return loads, weights


def _around(holding: Holding) -> Mapping[int, list[int]]:
    """Who has a part in each case today."""
    found: dict[int, list[int]] = defaultdict(list)
    ids = [one.case.id for one in holding.cases]
    rows = select(Assignment.case_id, Assignment.user_id).where(
        Assignment.case_id.in_(ids), in_force(clock.today())
    )
    for case_id, user_id in db.session.execute(rows.order_by(Assignment.id)):
        found[case_id or 0].append(user_id)
    return found


def _bundle(one: InCase, weights: Mapping[int, float], around: list[int], fit: list[User]) -> Bundle:
    """What belongs to a case of someone else goes to those who may open it."""
    supervisors = [user.id for user in fit if user.role == Role.SUPERVISOR]
    only: list[int] = [] if one.leads or one.covers else [*around, *supervisors]
    return Bundle(one.key, weights.get(one.case.id, 1.0) if one.leads else 0.0, around, only)


def _name(user: User, loads: Mapping[int, float]) -> str:
    return _("%(name)s, load %(load)s", name=user.name, load=f"{loads.get(user.id, 0.0):g}")


def held_words(one: InCase) -> str:
    """Leads it, 2 steps, 1 letter."""
    said = {
        "tasks": lambda number: ngettext("%(num)s step", "%(num)s steps", number),
        "appointments": lambda number: ngettext("%(num)s appointment", "%(num)s appointments", number),
        "letters": lambda number: ngettext("%(num)s letter", "%(num)s letters", number),
        "referrals": lambda number: ngettext("%(num)s referral", "%(num)s referrals", number),
    }
    parts = [_("leads it")] if one.leads else []
    parts += [_("stands in")] if one.covers else []
    parts += [said[kind](number) for kind, number in one.counts.items() if number]
    return ", ".join(parts)


def totals_of(holding: Holding) -> list[tuple[str, int]]:
    """For someone who does not read cases: how much of each kind."""
    count: dict[str, int] = defaultdict(int)
    for one in holding.cases:
        for kind, number in one.counts.items():
            count[kind] += number
    found: list[tuple[str, Any]] = [
        (_("Cases that they lead"), sum(one.leads for one in holding.cases)),
        (_("Cases in which they stand in"), sum(one.covers for one in holding.cases)),
        (_("Next steps"), count["tasks"]),
        (_("Appointments"), count["appointments"]),
        (_("Letters on their way"), count["letters"]),
        (_("Referrals on their way"), count["referrals"]),
        (_("People met, without a case yet"), len(holding.met)),
        (_("Notes not finished"), holding.drafts),
    ]
    return [(words, number) for words, number in found if number]


def last_day_words(user: User) -> str:
    leaving = queries.planned(user)
    return long_day(leaving.leaves_on) if leaving else ""
