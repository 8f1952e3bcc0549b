"""Everyone who may or may not see a record: how they came to it, and what took it from them.

Whoever lost it had it before: they open it, leave a draft, a kept post and a search behind, and stay signed in.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from flask import Flask

from advocacy import clock
from advocacy.access.models import Assignment, Cause, Grant, GrantKind, KeptAway, Part
from advocacy.accounts.models import Role, Team, User
from advocacy.cases.models import CaseState
from advocacy.db import db
from advocacy.deadlines.calendar.operations import make_feed
from advocacy.drafts.models import Draft, KeptPost
from advocacy.people.models import Person
from advocacy.sight.operations import is_own_file, restrict
from tests.house.records import CANARY, Records, make_records
from tests.house.records_of_papers import issue_papers
from tests.looking import Browser
from tests.make import Make, numbers


def day(offset: int) -> date:
    return clock.today() + timedelta(days=offset)


def moment(offset: int) -> datetime:
    return clock.now() + timedelta(hours=offset)


@dataclass
class World:
    """One record with everything in it, in a team of its own, and who stands around it."""

    name: str
    make: Make
    records: Records
    before: dict[str, "Closed"] = field(default_factory=dict)
    issued: dict[str, UUID] = field(default_factory=dict)

    @property
    def people(self) -> list[Person]:
        return [self.records.case.person, self.records.alike]

    def held(self, user: User, part: Part = Part.COVER, **days: date) -> User:
        self.make.assignment(self.records.case.person, user, self.records.case, part=part, **days)
        self.make.assignment(self.records.alike, user, **days)
        return user

    def granted(self, user: User, kind: GrantKind, first: int = -1, last: int = 1) -> User:
        for person in self.people:
            helps = kind is GrantKind.HELPER and person is self.records.case.person
            case_id = self.records.case.id if helps else None
            self.make.kept(
                Grant(
                    person_id=person.id,
                    case_id=case_id,
                    user_id=user.id,
                    kind=kind if helps or kind is not GrantKind.HELPER else GrantKind.NAMED,
                    purpose=f"{CANARY} purpose",
                    starts_at=moment(first),
                    ends_at=moment(last),
                    made_at=clock.now(),
                    made_by_id=user.id,
                )
            )
        return user

    def away(self, user: User, cause: Cause = Cause.CONFLICT) -> User:
        for person in self.people:
            facts = {"person_id": person.id, "user_id": user.id, "cause": cause, "made_by_id": user.id}
            self.make.kept(KeptAway(made_at=clock.now(), reason=f"{CANARY} reason", **facts))
        return user

    def advocate(self) -> User:
        return self.make.advocate()

    def stranger(self) -> User:
        return self.make.advocate(team=self.make.other_team())

    def supervisor_elsewhere(self) -> User:
        return self.make.supervisor(team=self.make.other_team())


def world(name: str) -> World:
    make = Make()
    make._team = make.kept(Team(name=f"{name} team {next(numbers)}"))
    records = make_records(make)
    return World(name, make, records, issued=issue_papers(records))


Way = Callable[[World], User]
Event = Callable[[World, User], None]
PART_OF_IT = CANARY[:10]  # finds them; typed into a box it is no leak

# Who may open the record in its plain state.
OPEN: dict[str, Way] = {
    "lead": lambda w: w.records.lead,
    "cover": lambda w: w.held(w.advocate(), ends_on=day(0)),
    "supervisor": lambda w: w.make.supervisor(),
    "supervisor elsewhere who stands in": lambda w: w.held(w.supervisor_elsewhere(), ends_on=day(3)),
    "helper": lambda w: w.granted(w.stranger(), GrantKind.HELPER),
    "named": lambda w: w.granted(w.stranger(), GrantKind.NAMED),
    "emergency": lambda w: w.granted(w.stranger(), GrantKind.BREAK_GLASS),
}
# Who may not, and never could.
NEVER: dict[str, Way] = {
    "starts tomorrow": lambda w: w.held(w.advocate(), starts_on=day(1)),
    "team mate": lambda w: w.advocate(),
    "other team": lambda w: w.stranger(),
    "other supervisor": lambda w: w.supervisor_elsewhere(),
    "helps from tomorrow": lambda w: w.granted(w.stranger(), GrantKind.HELPER, 24, 48),
    "conflict": lambda w: w.away(w.advocate()),
    "conflict of the supervisor": lambda w: w.away(w.make.supervisor()),
    "conflict in an emergency": lambda w: w.away(w.granted(w.stranger(), GrantKind.BREAK_GLASS)),
    "conflict of a helper": lambda w: w.away(w.granted(w.stranger(), GrantKind.HELPER)),
    "own file": lambda w: w.away(w.held(w.advocate()), Cause.OWN_FILE),
}


def _over(world: World, user: User, table: type[Assignment] | type[Grant]) -> None:
    with db.writing() as session:
        for row in session.query(table).filter_by(user_id=user.id):
            if isinstance(row, Grant):
                row.ends_at = clock.now()
            else:
                row.ends_on = day(-1)


def _changed(user: User, **facts: object) -> None:
    with db.writing() as session:
        for name, value in facts.items():
            setattr(session.get_one(User, user.id), name, value)


# Who had it, and what took it from them.
LOST: dict[str, tuple[Way, Event]] = {
    "formerly mine": (
        lambda w: w.held(w.advocate(), Part.LEAD),
        lambda w, user: _over(w, user, Assignment),
    ),
    "cover is over": (
        lambda w: w.held(w.supervisor_elsewhere()),
        lambda w, user: _over(w, user, Assignment),
    ),
    "emergency is over": (OPEN["emergency"], lambda w, user: _over(w, user, Grant)),
    "help is over": (OPEN["helper"], lambda w, user: _over(w, user, Grant)),
    "conflict while leading": (
        lambda w: w.held(w.advocate(), Part.LEAD),
        lambda w, user: w.away(user) and None,
    ),
    "supervisor of another team now": (
        OPEN["supervisor"],
        lambda w, user: _changed(user, team_id=w.make.other_team().id),
    ),
    "no supervisor any more": (OPEN["supervisor"], lambda _w, user: _changed(user, role=Role.ADVOCATE)),
    "administrator now": (
        lambda w: w.held(w.advocate()),
        lambda _w, user: _changed(user, role=Role.ADMINISTRATOR),
    ),
    "auditor now": (lambda w: w.held(w.advocate()), lambda _w, user: _changed(user, role=Role.AUDITOR)),
    "disabled": (lambda w: w.held(w.advocate()), lambda _w, user: _changed(user, disabled_at=clock.now())),
}


@dataclass
class Closed:
    """Someone who is signed in and may not see the record; what they left behind while they could."""

    browser: Browser
    user: User
    left: list[str] = field(default_factory=list)
    calendar: str = ""


def open_first(app: Flask, here: World, user: User) -> Closed:
    """They see it today, and leave words about it behind."""
    browser = Browser(app).sign_in(user)
    url = f"/cases/{here.records.case.public_id}"
    assert CANARY in browser.open(url).text, f"{user.role} should have seen it before"
    found = browser.send("/search", words=PART_OF_IT)
    facts = {"user_id": user.id, "once": uuid4()}
    fields = {"note": [f"{CANARY} words"], "cases": [str(here.records.case.public_id)]}
    draft = Draft(form="contact", subject=None, fields=fields, changed_at=clock.now(), **facts)
    typed = [["what", f"{CANARY} typed"]]
    post = KeptPost(path=f"{url}/goals/new", fields=typed, kept_at=clock.now(), **facts)
    here.make.kept(draft)
    here.make.kept(post)
    left = [found.location, f"/contacts/new?draft={draft.public_id}", f"/drafts/kept/{post.public_id}"]
    with db.writing():
        calendar = f"/calendar/{make_feed(user)}.ics"
    return Closed(browser, user, left, calendar)


def lose(app: Flask, here: World, way: Way, event: Event) -> Closed:
    user = way(here)
    before = open_first(app, here, user)
    event(here, user)
    return before


def restricted(app: Flask) -> World:
    """After its supervisor had opened it, it was restricted; another one was named."""
    here = world("restricted")
    here.before["supervisor"] = open_first(app, here, here.make.supervisor())
    named = here.make.supervisor()
    with db.writing():
        for person in here.people:
            restrict(
                db.session.get_one(Person, person.id), named, f"{CANARY} restricted", by=here.records.lead
            )
    here.before["named"] = Closed(Browser(app).sign_in(named), named)
    return here


def closed_case(app: Flask) -> World:
    """Support has ended; whoever led it to the end still may open it."""
    here = world("closed")
    with db.writing() as session:
        case = session.get_one(type(here.records.case), here.records.case.id)
        case.state, case.closed_on = CaseState.CLOSED, clock.today()
    return here


def own_file(app: Flask) -> World:
    """It turned out to be the file of a colleague who stood in for its lead."""
    here = world("own file")
    once_supported, supervisor = here.held(here.advocate()), here.make.supervisor()
    here.before["own file"] = open_first(app, here, once_supported)
    here.before["supervisor"] = open_first(app, here, here.make.supervisor())
    with db.writing():
        for person in here.people:
            mine = db.session.get_one(Person, person.id)
            is_own_file(mine, once_supported, supervisor, f"{CANARY} own", by=supervisor)
    return here
