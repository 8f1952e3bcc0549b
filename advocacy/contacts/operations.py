"""Writing contacts down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.drafts.operations import drop_draft
from advocacy.organization.queries import the_organization
from advocacy.tasks.models import Task
from advocacy.tasks.operations import add_task, clear_task
from advocacy.web.refusals import Refused, check_version

from .models import Addendum, Contact, ContactCase
from .rules import obstacle_to_changing, obstacle_to_saving
from .words import title


@dataclass(frozen=True)
class ContactFacts:
    """What someone wrote down about one conversation or attempt."""

    happened_on: date
    way: str
    reached: bool
    note: str
    at: time | None = None
    minutes: int | None = None
    next_step: str = ""
    next_day: date | None = None


def log_contact(
    facts: ContactFacts, cases: Sequence[Case], *, clears: Sequence[Task] = (), once: UUID | None, by: User
) -> Contact:
    """One contact for every person that it was with, and everything that follows from it."""
    if obstacle := obstacle_to_saving(facts.happened_on, clock.today(), len(cases)):
        raise Refused(_(obstacle))
    contact = Contact(
        public_id=uuid4(),
        author_id=by.id,
        happened_on=facts.happened_on,
        at=facts.at,
        way=facts.way,
        reached=facts.reached,
        minutes=facts.minutes,
        note=facts.note,
        saved_at=clock.now(),
    )
    db.session.add(contact)
    db.session.flush()
    for case in cases:
        _belongs_to(case, contact, facts, by)
    for task in clears:
        clear_task(task, by=by, kind="contact", subject=contact.public_id)
    drop_draft(by, once=once)
    record("contact.saved", contact, by=by, cases=[str(case.public_id) for case in cases])
    return contact


def _belongs_to(case: Case, contact: Contact, facts: ContactFacts, by: User) -> None:
    db.session.add(ContactCase(contact_id=contact.id, case_id=case.id))
    add_entry(
        case, "contact", contact.public_id, title(contact), by=by, on=facts.happened_on, at=_instant(facts)
    )
    if facts.reached and (case.last_contact_on is None or case.last_contact_on < facts.happened_on):
        case.last_contact_on = facts.happened_on
    if facts.next_step:
        add_task(case, facts.next_step, facts.next_day, by, by=by, origin=("contact", contact.public_id))


def _instant(facts: ContactFacts) -> datetime | None:
    """Only where the time is really known; never a made-up midnight."""
    if facts.at is None:
        return None
    return datetime.combine(facts.happened_on, facts.at, tzinfo=clock.zone())


def change_contact(
    contact: Contact, note: str, minutes: int | None, version: int | None, *, by: User
) -> None:
    """While it is not locked, its author may still put it right."""
    days = the_organization().lock_after_days
    if obstacle := obstacle_to_changing(contact.author_id, by.id, contact.saved_at, clock.now(), days):
        raise Refused(_(obstacle))
    check_version(contact, version)
    contact.note, contact.minutes = note, minutes
    record("contact.changed", contact, by=by)


def add_addendum(contact: Contact, text: str, cases: Sequence[Case], *, by: User) -> Addendum:
    """Something was missing or wrong: it is added below, and the first words stay."""
    addendum = Addendum(
        public_id=uuid4(), contact_id=contact.id, author_id=by.id, text=text, added_at=clock.now()
    )
    db.session.add(addendum)
    for case in cases:
        words = _("Added to the note of %(day)s", day=contact.happened_on.isoformat())
        add_entry(case, "addendum", addendum.public_id, words, by=by)
    record("contact.added_to", contact, by=by)
    return addendum
