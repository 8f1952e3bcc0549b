"""One small world for the pages: a team, a dozen cases with names in many scripts, and every kind of record."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from flask import Flask

from advocacy import clock
from advocacy.accounts.administration import make_link
from advocacy.accounts.models import LinkPurpose, User
from advocacy.attachments.operations import attach, note_on_timeline, remove
from advocacy.cases import operations as casework
from advocacy.cases.agenda import operations as agenda
from advocacy.cases.models import Case, Intensity
from advocacy.contacts.models import Contact
from advocacy.contacts.operations import ContactFacts, add_addendum, log_contact
from advocacy.db import db
from advocacy.goals.models import Goal, GoalState, Who
from advocacy.goals.operations import GoalFacts, RatingFacts, add_goal, add_rating, turn_goal
from advocacy.goals.stepping import StepFacts, add_step, finish_step
from advocacy.issues import operations as sorting
from advocacy.issues.models import Barrier, IssueState, System
from advocacy.people.belongings import add_address, add_supporter
from advocacy.people.facts import AddressFacts, PersonFacts, SupporterFacts
from advocacy.people.facts import ContactFacts as Reach
from advocacy.people.models import Allowed, Method, Person
from advocacy.people.operations import add_person, change_safe_contact, change_words
from advocacy.tasks.appointing import AppointmentFacts
from advocacy.tasks.operations import add_task
from tests.browser.words import LONG, NAMES, UNBROKEN
from tests.browser.world_audit import write_looks
from tests.browser.world_consents import write_consents
from tests.browser.world_dates import write_dates, write_own_rule
from tests.browser.world_imports import write_imports
from tests.browser.world_papers import fill_directory, write_own_words, write_papers
from tests.browser.world_sight import write_sight
from tests.browser.world_twice import write_twice
from tests.browser.world_unfinished import write_unfinished
from tests.make import Make
from tests.rules.attached_files import paper, photo, received


@dataclass
class World:
    """Everyone who works here, and the public ids of the records by the name that routes give them."""

    advocate: User
    mate: User
    supervisor: User
    administrator: User
    auditor: User
    cases: list[Case] = field(default_factory=list)
    kept: dict[int, UUID] = field(default_factory=dict)
    posts: dict[int, list[UUID]] = field(default_factory=dict)
    imports: dict[int, dict[str, UUID]] = field(default_factory=dict)
    ids: defaultdict[str, list[UUID | str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def case(self) -> Case:
        """The case with everything in it."""
        return self.cases[0]

    def keep(self, name: str, *rows: Any) -> None:
        db.session.flush()
        self.ids[name] += [row.public_id for row in rows]


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def make_world(app: Flask, make: Make) -> World:
    """Everything through the operations of the product, with long words wherever words are long in life."""
    world = World(
        advocate=make.advocate(name="Rosa Delgado", job_title="Peer advocate", phone="555-0101"),
        mate=make.advocate(name=f"Bartholomew {UNBROKEN[:40]}"),
        supervisor=make.supervisor(name="Sam Ito"),
        administrator=make.administrator(name="Alex Mbeki"),
        auditor=make.auditor(name="Kim Larsen"),
    )
    invited = make.user(name=f"Invited {UNBROKEN[:40]}")
    with db.writing():
        world.cases = [_case(world, name, code) for name, code in NAMES]
        fill_directory(world)
    with db.writing():
        _wants(world)
        _log(world)
        _others(world)
        _staff(world, invited)
        write_unfinished(world)
        write_consents(world)
    write_twice(world)
    write_papers(app, world)
    write_imports(app, world)
    write_looks(world)
    write_sight(world, make)
    return world


def _case(world: World, name: str, code: str) -> Case:
    """Every fifth is held by someone else of the team; the rest by the advocate."""
    number = len(world.ids["person_id"])
    lead = world.mate if number % 5 == 4 else world.advocate
    facts = PersonFacts(name, pronouns="they/them", languages="Vietnamese, English", access_needs=LONG)
    person = add_person(facts, by=lead, contacts=_reach(), own_word="neighbor")
    person.name_language = code
    case = casework.open_case(
        person, lead=lead, by=lead, about=LONG if number < 3 else "Housing", intensity=Intensity.INTENSIVE
    )
    world.keep("person_id", person)
    if number == 0:
        world.keep("case_id", case)
        _belongings(world, person)
    return case


def _reach() -> dict[Method, Reach]:
    return {
        Method.CALL: Reach(Allowed.ASK_FIRST, "555-0142", "after 5 pm on working days", LONG),
        Method.VOICEMAIL: Reach(Allowed.NEVER, "", "", "Someone else listens to it."),
        Method.TEXT: Reach(Allowed.YES, "555-0142", "", "Say it is about the library."),
        Method.EMAIL: Reach(Allowed.YES, f"{UNBROKEN[:50]}@mail.example.org"),
    }


def _belongings(world: World, person: Person) -> None:
    by = world.advocate
    names = ("strengths", "what_matters", "what_helps", "not_to_be_told")
    change_words(person, names, dict.fromkeys(names, LONG), None, by=by)
    note = "Do not mention benefits."
    change_safe_contact(person, _reach(), None, code_word="Bluebird", safety_note=note, by=by)
    at_home = add_address(
        person, AddressFacts(f"12 {UNBROKEN} Street\nDunmore, OH 43998", note=LONG[:200]), by=by
    )
    hidden = add_address(person, AddressFacts("Where nobody may know", protected=True), by=by)
    friend = SupporterFacts(
        "Tante Lê", "aunt", "Everything but money and papers, which she never asks about", "555-0190"
    )
    world.keep("address_id", at_home, hidden)
    world.keep("supporter_id", add_supporter(person, friend, by=by))


def _wants(world: World) -> None:
    by, case = world.advocate, world.case
    goal = _goal(world, case)
    resting, reached, left = (
        add_goal(case, GoalFacts(words), by=by) for words in ("Swim again", LONG, "A bike")
    )
    world.keep("goal_id", goal, resting, reached, left)
    turn_goal(resting, GoalState.RESTING, said="Not in winter.", by=by)
    turn_goal(reached, GoalState.ACHIEVED, said="I did it myself.", by=by)
    turn_goal(left, GoalState.LET_GO, said=LONG, by=by)
    facts = sorting.IssueFacts(
        f"Benefits cut without a letter, {LONG}",
        System.BENEFITS,
        agency_name=LONG,
        worker="Ms. Pratt",
        reference_number="HB-2291-AAX-0093/2",
        wants=LONG,
        barriers=[Barrier.NOBODY_ANSWERS, Barrier.SENT_AROUND],
        barrier_words=LONG,
    )
    opened = sorting.add_issue(case, facts, by=by)
    waiting, ended = (
        sorting.add_issue(case, sorting.IssueFacts(t, System.HOUSING), by=by) for t in ("Mold", "Rent")
    )
    world.keep("issue_id", opened, waiting, ended)
    sorting.wait_with_issue(waiting, words="They look at it on Monday.", by=by)
    outcome = sorting.Outcome(IssueState.SORTED, clock.today(), LONG, "", "They paid.", LONG)
    sorting.end_issue(ended, outcome, version=None, by=by)
    dates = write_dates(case, by, LONG)
    world.keep("deadline_id", *dates)
    world.keep("notice_id", dates[0].notice)


def _goal(world: World, case: Case) -> Goal:
    by = world.advocate
    goal = add_goal(case, GoalFacts("I want to stay in my home with my cat", LONG, in_days(60)), by=by)
    done = add_step(goal, StepFacts("Ask for the repair in writing", Who.TOGETHER, in_days(-9)), by=by)
    finish_step(done, Who.ALONE, in_days(-3), by=by)
    late = add_step(goal, StepFacts(LONG, Who.ADVOCATE, in_days(-2)), by=by)
    world.keep("step_id", done, late, add_step(goal, StepFacts("Visit the court", Who.ALONE, None), by=by))
    for days, value in ((-40, 2), (-20, 5), (-1, 4)):
        world.keep(
            "rating_id", add_rating(goal, RatingFacts(value, in_days(days), "It is getting better."), by=by)
        )
    return goal


def _log(world: World) -> None:
    """Thirty contacts, so that lists have a second page; tasks late, today and later; appointments."""
    by, case = world.advocate, world.case
    for number in range(30):
        note = LONG if number % 7 == 0 else "We read the letter from the clinic together."
        facts = ContactFacts(in_days(-number), "call", reached=number % 4 > 0, note=note, minutes=number + 5)
        contact = log_contact(facts, [case], once=uuid4(), by=by)
    world.keep("contact_id", contact)
    _attach(world, contact)
    add_addendum(contact, LONG, [case], by=by)
    shared = ContactFacts(
        in_days(-1), "in_person", True, "At the table.", time(14, 5), 60, "Call back", in_days(1)
    )
    world.keep("contact_id", log_contact(shared, world.cases[1:4], once=uuid4(), by=by))
    for days in (-12, -1, 0, 1, 9):
        for one in world.cases[:3]:
            world.ids["task_id"][:0] = [
                add_task(one, LONG if days < -5 else "Call the clinic", in_days(days), by, by=by).public_id
            ]
    finished = add_task(case, "Ask for the form", None, by, by=by)
    agenda.finish_task(finished, case, words=LONG, by=by)
    world.ids["task_id"] = [world.ids["task_id"][0], finished.public_id]
    for days in (0, 1, 6):
        facts_of_day = AppointmentFacts(
            f"Hearing, {LONG}", in_days(days), time(9, 30), LONG, "Rosa and her aunt"
        )
        meeting = agenda.make_appointment(case, facts_of_day, by, by=by)
    world.keep("appointment_id", meeting)


def _attach(world: World, contact: Contact) -> None:
    """A photo and a paper; one is described at length, one not, and one is gone."""
    files = [received(photo()), received(paper(2)), received(photo(turned=6))]
    attached = attach("contact", contact.public_id, files, "", once=uuid4(), by=world.advocate)
    attached[0].shows = f"{UNBROKEN} {LONG}"
    note_on_timeline(attached, [world.case], by=world.advocate)
    world.keep("attachment_id", *attached[:2])
    remove(attached[2], by=world.advocate)


def _others(world: World) -> None:
    """One case rests, one has ended."""
    resting, ended = world.cases[2], world.cases[3]
    casework.pause_case(resting, words=LONG, look_again_on=in_days(3), by=world.advocate)
    casework.close_case(
        ended, reason="finished", words=LONG, persons_view="It went well.", tasks="drop", by=world.advocate
    )
    world.ids["resting"], world.ids["ended"] = [resting.public_id], [ended.public_id]


def _staff(world: World, invited: User) -> None:
    world.ids["token"] = [make_link(invited, LinkPurpose.INVITATION, by=world.administrator)]
    world.ids["code"], world.ids["name"] = ["SNAP-KEEP"], ["state_days"]  # a length that a state may set
    world.ids["local_code"] = [write_own_rule(world.administrator, LONG)]
    world.ids["template_id"] = write_own_words(world.administrator)
    world.mate.factor_since = clock.now()
    world.ids["user_id"] = [world.mate.public_id, invited.public_id]
