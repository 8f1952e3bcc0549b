"""Makes ordinary records. A test names only what matters."""

from datetime import timedelta
from itertools import count
from typing import Any, TypeVar

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.accounts.models import Role, Team, User
from advocacy.accounts.passwords import hash_password
from advocacy.cases.models import Case
from advocacy.consent.kinds import Signature, State, Statement
from advocacy.consent.models import Authority, Consent
from advocacy.consent.topics import Purpose, Topic
from advocacy.db import Model, db
from advocacy.people.models import Person

PASSWORD = "correct horse battery staple"
Row = TypeVar("Row", bound=Model)
numbers = count(1)
NEEDS_ITS_OWN_SHEET = {Purpose.LEGAL, Purpose.TREATMENT_PAYMENT, Purpose.RESEARCH}


class Make:
    """Rows for a test, each in a transaction of its own, so that a missing commit is never hidden."""

    def __init__(self) -> None:
        self._team: Team | None = None

    def kept(self, row: Row) -> Row:
        with db.writing():
            db.session.add(row)
        return row

    @property
    def team(self) -> Team:
        """The team that everyone is in who is not said to be elsewhere."""
        self._team = self._team or self.kept(Team(name="East team"))
        return self._team

    def other_team(self) -> Team:
        return self.kept(Team(name=f"Team {next(numbers)}"))

    def user(self, role: Role = Role.ADVOCATE, **facts: Any) -> User:
        number = next(numbers)
        team = facts.pop("team", self.team if role in (Role.ADVOCATE, Role.SUPERVISOR) else None)
        facts = {
            "email": f"person{number}@example.org",
            "name": f"Rosa Delgado {number}",
            "password_hash": hash_password(facts.pop("password")) if "password" in facts else None,
            "created_at": clock.now(),
            **facts,
        }
        return self.kept(User(role=role, team_id=team.id if team else None, **facts))

    def advocate(self, **facts: Any) -> User:
        return self.user(Role.ADVOCATE, **facts)

    def supervisor(self, **facts: Any) -> User:
        return self.user(Role.SUPERVISOR, **facts)

    def administrator(self, **facts: Any) -> User:
        return self.user(Role.ADMINISTRATOR, **facts)

    def auditor(self, **facts: Any) -> User:
        return self.user(Role.AUDITOR, **facts)

    def person(self, advocate: User | None = None, **facts: Any) -> Person:
        """A person; with an advocate, one who has met them and holds no case yet."""
        number = next(numbers)
        team_id = facts.pop("team_id", advocate.team_id if advocate else self.team.id)
        facts = {"reference": f"M{number:05}", "name": "Nguyễn Thị Hạnh", "created_at": clock.now(), **facts}
        facts.setdefault("sort_name", facts["name"].casefold())
        person = self.kept(Person(team_id=team_id, **facts))
        if advocate:
            self.assignment(person, advocate)
        return person

    def assignment(self, person: Person, user: User, case: Case | None = None, **facts: Any) -> Assignment:
        facts = {"starts_on": clock.today() - timedelta(days=10), "made_at": clock.now(), **facts}
        facts.setdefault("part", Part.LEAD if case else Part.FIRST_CONTACT)
        case_id = case.id if case else None
        row = Assignment(person_id=person.id, case_id=case_id, user_id=user.id, made_by_id=user.id, **facts)
        return self.kept(row)

    def case(self, advocate: User | None = None, person: Person | None = None, **facts: Any) -> Case:
        """An open case; with an advocate, led by them."""
        person = person or self.person(team_id=advocate.team_id if advocate else self.team.id)
        facts = {
            "reference": f"M{next(numbers):05}",  # as wide as a person's: none is the beginning of another
            "opened_on": clock.today() - timedelta(days=10),
            "created_at": clock.now(),
            "team_id": person.team_id,
            **facts,
        }
        case = self.kept(Case(person_id=person.id, **facts))
        if advocate:
            self.assignment(person, advocate, case)
        return case

    def consent(self, case: Case, recipient: str = "", by: User | None = None, **facts: Any) -> Consent:
        """A live consent of the person: to this recipient everything, for anything, for a year."""
        facts = {
            "topics": list(Topic),
            "topics_words": "All of it.",
            "purposes": [one for one in Purpose if one not in NEEDS_ITS_OWN_SHEET],
            "purpose_words": "Whatever helps.",
            "statements": list(Statement),
            "expires_on": clock.today() + timedelta(days=365),
            "discloser": "Harbor Peer Advocacy",
            "how_to_revoke": "Tell us.",
            **facts,
        }
        return self.kept(Consent(recipient=recipient, **{**self._signed("C", case, by), **facts}))

    def authority(self, case: Case, to_whom: str = "", by: User | None = None, **facts: Any) -> Authority:
        """A live authority: anyone of us may speak for the person to this recipient about everything."""
        facts = {"topics": list(Topic), "expires_on": clock.today() + timedelta(days=365), **facts}
        return self.kept(Authority(to_whom=to_whom, **{**self._signed("A", case, by), **facts}))

    def _signed(self, letter: str, case: Case, by: User | None) -> dict[str, Any]:
        return {
            "number": f"{letter}-{clock.today().year}-{next(numbers):04}",
            "case_id": case.id,
            "state": State.LIVE,
            "signed_on": clock.today() - timedelta(days=5),
            "signature": Signature.PAPER,
            "signer_name": "Nguyễn Thị Hạnh",
            "made_at": clock.now(),
            "made_by_id": (by or self.advocate()).id,
        }
