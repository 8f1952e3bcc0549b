"""One case with everything in it, every record carrying a word of its own, and everyone who may or may not see it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from werkzeug.routing import Rule

from advocacy import clock
from advocacy.access.models import Part
from advocacy.accounts.models import User
from advocacy.attachments.cleaning.kinds import Clean
from advocacy.attachments.operations import Received, attach
from advocacy.cases.models import Case
from advocacy.contacts.operations import ContactFacts, log_contact
from advocacy.db import db
from advocacy.deadlines.kinds import NoticeKind
from advocacy.deadlines.models import Deadline, Notice
from advocacy.directory.operations import add_agency, add_service
from advocacy.goals.models import Who
from advocacy.goals.operations import GoalFacts, RatingFacts, add_goal, add_rating
from advocacy.goals.stepping import StepFacts, add_step
from advocacy.issues.models import System
from advocacy.issues.operations import IssueFacts, add_issue
from advocacy.letters.models import Letter
from advocacy.letters.operations import start_letter
from advocacy.letters.packets.models import LetterPacket, PacketEnclosure
from advocacy.letters.template import Signer
from advocacy.letters.templates import load_templates
from advocacy.people.belongings import add_address, add_supporter
from advocacy.people.facts import AddressFacts, SupporterFacts
from advocacy.people.indexing import index_person
from advocacy.people.models import Person
from advocacy.referrals.operations import Asked, start_referral
from advocacy.sight.emergencies import break_glass
from advocacy.sight.operations import keep_away
from advocacy.tasks.models import Appointment
from advocacy.tasks.operations import add_task
from advocacy.transfer.merging.operations import Decision, merge_people
from tests.house.records_of_consent import sheets
from tests.make import Make

CANARY = "Kanarienvogel"


@dataclass
class Records:
    """The case, its holder, and the public id of each record by the name that routes give it."""

    case: Case
    lead: User
    alike: Person
    away: User
    broke: User
    ids: dict[str, UUID] = field(default_factory=dict)

    def known_arguments(self) -> set[str]:
        return set(self.ids)

    def ids_for(self, rule: Rule) -> dict[str, UUID]:
        """The ids that this route asks for, if all of them are the case's; else nothing."""
        return {name: self.ids[name] for name in rule.arguments} if rule.arguments <= set(self.ids) else {}

    def who(self, make: Make, relation: str) -> User:
        """Someone with this relation to the case."""
        return getattr(self, f"_{relation}")(make)

    def _lead(self, make: Make) -> User:
        return self.lead

    def _with(self, make: Make, part: Part, **days: date) -> User:
        user = make.advocate()
        make.assignment(self.case.person, user, self.case, part=part, **days)
        make.assignment(self.alike, user, **days)
        return user

    def _cover(self, make: Make) -> User:
        return self._with(make, Part.COVER, ends_on=clock.today())

    def _formerly_mine(self, make: Make) -> User:
        return self._with(make, Part.LEAD, ends_on=clock.today() - timedelta(days=1))

    def _starts_tomorrow(self, make: Make) -> User:
        return self._with(make, Part.COVER, starts_on=clock.today() + timedelta(days=1))

    def _supervisor(self, make: Make) -> User:
        return make.supervisor()

    def _team_mate(self, make: Make) -> User:
        return make.advocate()

    def _other_team(self, make: Make) -> User:
        return make.advocate(team=make.other_team())

    def _other_supervisor(self, make: Make) -> User:
        return make.supervisor(team=make.other_team())

    def _administrator(self, make: Make) -> User:
        return make.administrator()

    def _auditor(self, make: Make) -> User:
        return make.auditor()


def make_records(make: Make) -> Records:
    lead = make.advocate()
    person = make.person(team_id=lead.team_id, name=f"{CANARY} Weiß")
    case = make.case(lead, person, about=f"{CANARY} about")
    alike = make.person(lead, name=f"{CANARY} again")
    ids = {"case_id": case.public_id, "person_id": person.public_id, "other_id": alike.public_id}
    away, broke = make.advocate(), make.advocate(team=make.other_team())
    records = Records(case, lead, alike, away, broke, ids)
    twice = make.person(lead, name=f"{CANARY} twice")
    with db.writing():
        index_person(person)
        _belongings(records, lead)
        _wants(records, lead)
        _log(records, lead)
        _papers(records, lead)
        _sight(records, make, lead)
    supervisor = make.supervisor()
    with db.writing():
        merge = merge_people(person, twice, Decision({}, f"{CANARY} why"), by=supervisor)
        _keep(records, "merge_id", merge)
    return records


def _keep(records: Records, name: str, row: Any) -> None:
    db.session.flush()
    records.ids[name] = row.public_id


def _sight(records: Records, make: Make, by: User) -> None:
    """A colleague whom the record is kept from, and an emergency of another one that nobody has looked at."""
    person = records.case.person
    _keep(records, "away_id", keep_away(person, records.away, f"{CANARY} conflict", by=by))
    _keep(records, "grant_id", break_glass(person, f"{CANARY} emergency", 4, by=records.broke))


def _belongings(records: Records, by: User) -> None:
    person = records.case.person
    _keep(records, "address_id", add_address(person, AddressFacts(f"{CANARY} Street", protected=True), by=by))
    _keep(records, "supporter_id", add_supporter(person, SupporterFacts(f"{CANARY} friend"), by=by))


def _wants(records: Records, by: User) -> None:
    goal = add_goal(records.case, GoalFacts(f"{CANARY} goal"), by=by)
    _keep(records, "goal_id", goal)
    _keep(records, "step_id", add_step(goal, StepFacts(f"{CANARY} step", Who.TOGETHER), by=by))
    _keep(records, "rating_id", add_rating(goal, RatingFacts(4, clock.today(), f"{CANARY} rating"), by=by))
    issue = add_issue(records.case, IssueFacts(f"{CANARY} issue", System.HOUSING), by=by)
    _keep(records, "issue_id", issue)


def _log(records: Records, by: User) -> None:
    facts = ContactFacts(clock.today(), "call", reached=True, note=f"{CANARY} note")
    _keep(records, "contact_id", log_contact(facts, [records.case], once=None, by=by))
    photo = Received("0" * 64, Clean("image/jpeg", b"a photo", b"small", 1))
    shows = f"{CANARY} photo"
    attached = attach("contact", records.ids["contact_id"], [photo], shows, once=None, by=by)
    _keep(records, "attachment_id", attached[0])
    _keep(records, "task_id", add_task(records.case, f"{CANARY} task", clock.today(), by, by=by))
    meeting = Appointment(
        case_id=records.case.id,
        owner_id=by.id,
        what=f"{CANARY} hearing",
        day=clock.today(),
        made_at=clock.now(),
    )
    db.session.add(meeting)
    _keep(records, "appointment_id", meeting)
    _dates(records, by)


def _dates(records: Records, by: User) -> None:
    told = Notice(
        case_id=records.case.id,
        agency_name=f"{CANARY} plan",
        system=System.HEALTHCARE,
        kind=NoticeKind.REDUCED,
        takes_away=f"{CANARY} care",
        made_at=clock.now(),
        made_by_id=by.id,
    )
    db.session.add(told)
    _keep(records, "notice_id", told)
    facts = {"result": "by_hand", "title": f"{CANARY} date", "act": "person", "work_by": clock.today()}
    day = Deadline(notice_id=told.id, case_id=records.case.id, made_at=clock.now(), **facts)
    db.session.add(day)
    _keep(records, "deadline_id", day)


def _packet(letter: Letter, by: User) -> LetterPacket:
    packet = LetterPacket(
        public_id=uuid4(), letter=letter, topics=["money"], made_at=clock.now(), by_id=by.id
    )
    one = PacketEnclosure(
        place=1, kind="letter", subject=uuid4(), title=f"{CANARY} paper", pages=1, sha256=""
    )
    packet.enclosures = [one]
    db.session.add(packet)
    return packet


def _papers(records: Records, by: User) -> None:
    template = load_templates()["T20"]
    letter = start_letter(records.case, template, None, Signer.ADVOCATE, by=by)
    _keep(records, "letter_id", letter)
    _keep(records, "packet_id", _packet(letter, by))
    agency = add_agency({"name": "Larch Street Legal Aid"}, by=by)
    service = add_service(agency, {"name": "Eviction defense", "status": "active"}, by=by)
    _keep(records, "referral_id", start_referral(records.case, service, asked_for(f"{CANARY} need"), by=by))
    for name, row in sheets(records.case, records.ids["letter_id"], CANARY, by=by):
        _keep(records, name, row)


def asked_for(need: str) -> Asked:
    """A referral that says nothing but what is needed."""
    return Asked(
        need=need,
        asked_for="",
        goal=None,
        facts="",
        not_shared="",
        access="",
        how_to_reach="",
        reply_to_us_only=False,
        warm_handoff=False,
        priority="routine",
        reply_by=None,
    )
