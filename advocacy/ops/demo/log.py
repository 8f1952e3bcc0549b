"""The demo's contacts, tasks and appointments."""

from datetime import timedelta

from sqlalchemy import insert

from advocacy.contacts.models import Addendum, Contact, ContactCase, Way
from advocacy.contacts.words import title
from advocacy.db import db
from advocacy.tasks.models import Appointment, Task, TaskState

from .cast.demo import Demo
from .cast.work import Contact as DemoContact
from .cast.work import DemoCase
from .cast.work import Task as DemoTask
from .entries import Entries
from .register import Register, at_noon, fixed_id


def write_log(demo: Demo, register: Register, entries: Entries) -> None:
    for one in demo.cases:
        for contact in one.contacts:
            register.contacts[one.key, contact.key] = _contact(one, contact, register)
    db.session.add_all(register.contacts.values())
    db.session.flush()
    links = []
    for one in demo.cases:
        for contact in one.contacts:
            links += _belongs(one, contact, register, entries)
    db.session.execute(insert(ContactCase), links)
    for one in demo.cases:
        _tasks(one, register)
        _appointments(one, register)


def _contact(one: DemoCase, contact: DemoContact, register: Register) -> Contact:
    return Contact(
        public_id=fixed_id("contact", one.key, contact.key),
        author_id=register.users[contact.author].id,
        happened_on=contact.day,
        at=contact.at,
        way=Way(contact.kind.replace(" ", "_")),
        reached=contact.reached,
        minutes=contact.minutes,
        note=contact.happened,
        saved_at=at_noon(contact.day),
    )


def _belongs(
    one: DemoCase, contact: DemoContact, register: Register, entries: Entries
) -> list[dict[str, int]]:
    row = register.contacts[one.key, contact.key]
    cases = [register.cases[key] for key in dict.fromkeys((one.key, *contact.also_cases))]
    for case in cases:
        entries.add(case.id, "contact", row.public_id, title(row), contact.day, row.author_id, contact.at)
        if contact.reached and (case.last_contact_on is None or case.last_contact_on < contact.day):
            case.last_contact_on = contact.day
    for number, addendum in enumerate(contact.addenda):
        added = Addendum(
            public_id=fixed_id("addendum", one.key, contact.key, str(number)),
            contact_id=row.id,
            author_id=register.users[addendum.author].id,
            text=addendum.words,
            added_at=at_noon(addendum.day),
        )
        db.session.add(added)
        words = f"Added to the note of {contact.day:%B} {contact.day.day}"
        entries.add(cases[0].id, "addendum", added.public_id, words, addendum.day, added.author_id)
    return [{"contact_id": row.id, "case_id": case.id} for case in cases]


def _tasks(one: DemoCase, register: Register) -> None:
    for task in one.tasks:
        db.session.add(_task(one, task, register))


def _task(one: DemoCase, task: DemoTask, register: Register) -> Task:
    owner = register.users[task.owner]
    made_in = register.contacts.get((one.key, task.made_in or ""))
    did = register.contacts.get((one.key, task.cleared_by or ""))
    return Task(
        public_id=fixed_id("task", one.key, task.key),
        case_id=register.cases[one.key].id,
        owner_id=owner.id,
        what=task.words[:500],
        due_on=task.due_on,
        state=TaskState.DONE if task.done_on else TaskState.OPEN,
        origin_kind="contact" if made_in else "",
        origin=made_in.public_id if made_in else None,
        cleared_at=at_noon(task.done_on) if task.done_on else None,
        cleared_by_id=owner.id if task.done_on else None,
        cleared_kind="contact" if did else "",
        cleared=did.public_id if did else None,
        made_at=at_noon(task.made_on),
        made_by_id=owner.id,
    )


def _appointments(one: DemoCase, register: Register) -> None:
    case, owner = register.cases[one.key], register.users[one.advocate]
    for meeting in one.appointments:
        goes = register.users[meeting.goes_along].name if meeting.goes_along in register.users else ""
        db.session.add(
            Appointment(
                public_id=fixed_id("appointment", one.key, meeting.key),
                case_id=case.id,
                owner_id=owner.id,
                what=meeting.what[:300],
                day=meeting.day,
                at=meeting.at,
                place=meeting.place[:300],
                who_goes=goes,
                made_at=at_noon(meeting.day - timedelta(days=7)),
            )
        )
