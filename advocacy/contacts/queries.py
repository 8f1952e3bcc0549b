"""Finding contacts: whoever may see one of its cases may see a contact."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from flask import abort
from sqlalchemy import Select, bindparam, exists, func, select
from sqlalchemy.orm import selectinload

from advocacy.access.seeing import cases_prepared, cases_visible_to, viewer
from advocacy.accounts.models import User
from advocacy.attachments.models import Attachment
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case, CaseState
from advocacy.cases.queries import open_cases
from advocacy.db import db
from advocacy.tasks.models import Task, TaskState

from .models import Contact, ContactCase

RECENT = 5
MOST_CHOICES = 200
WITH = (selectinload(Contact.addenda), selectinload(Contact.attachments))
ON_THE_TIMELINE = select(Contact.public_id, Contact.note, Contact.way, Contact.reached).where(
    Contact.public_id.in_(bindparam("ids", expanding=True))
)
ATTACHED = select(Attachment.subject, Attachment.public_id).where(
    Attachment.subject.in_(bindparam("ids", expanding=True)),
    Attachment.kind == "contact",
    Attachment.removed_at.is_(None),
)


class OnTheTimeline(NamedTuple):
    """As much of a contact as the timeline draws."""

    public_id: UUID
    note: str
    way: str
    reached: bool
    attachments: list[UUID]


def _visible(user: User) -> Any:
    return exists(
        select(Case.id)
        .join(ContactCase, ContactCase.case_id == Case.id)
        .where(ContactCase.contact_id == Contact.id, cases_visible_to(user))
        .correlate(Contact)
    )


def contact_or_404(public_id: UUID, user: User) -> Contact:
    found = db.session.scalars(
        select(Contact).where(Contact.public_id == public_id, _visible(user))
    ).one_or_none()
    if found is None:
        record_refusal("contact.refused", public_id, by=user)
        abort(404)
    return found


def cases_of_contact(contact: Contact, user: User) -> Sequence[Case]:
    """Those of its cases that this user may see."""
    found = select(Case).join(ContactCase, ContactCase.case_id == Case.id)
    found = found.where(ContactCase.contact_id == contact.id, cases_visible_to(user))
    return db.session.scalars(found.order_by(Case.id)).all()


def cases_with(contact_id: UUID, user: User) -> Sequence[Case]:
    """Those cases of a contact that this user may see; none where it is hidden or absent."""
    found = select(Case).join(ContactCase, ContactCase.case_id == Case.id)
    found = found.join(Contact, Contact.id == ContactCase.contact_id)
    found = found.where(Contact.public_id == contact_id, cases_visible_to(user))
    return db.session.scalars(found.order_by(Case.id)).all()


def contacts_of(case: Case) -> Select[Contact]:
    """The contact log of a case, newest first."""
    found = select(Contact).join(ContactCase, ContactCase.contact_id == Contact.id)
    found = found.where(ContactCase.case_id == case.id).options(*WITH)
    return found.order_by(Contact.happened_on.desc(), Contact.id.desc())


def contact_count(case: Case) -> int:
    found = select(func.count()).select_from(ContactCase).where(ContactCase.case_id == case.id)
    return db.session.scalar(found) or 0


def contacts_by_id(ids: Sequence[UUID]) -> Mapping[UUID, OnTheTimeline]:
    attached = defaultdict[UUID, list[UUID]](list)
    for row in db.read(ATTACHED, {"ids": ids}):
        attached[row.subject].append(row.public_id)
    found = db.read(ON_THE_TIMELINE, {"ids": ids})
    return {
        row.public_id: OnTheTimeline(row.public_id, row.note, row.way, row.reached, attached[row.public_id])
        for row in found
    }


def open_tasks(cases: Sequence[Case]) -> Sequence[Task]:
    """The next steps that a contact with these people may have done. The cases were found within sight already."""
    found = select(Task).where(Task.case_id.in_([case.id for case in cases]), Task.state == TaskState.OPEN)
    return db.session.scalars(found.order_by(Task.due_on, Task.id)).all()


def choices(user: User) -> list[Case]:
    """Whom a contact can be with: those met last come first, then everyone by name."""
    cases = list(open_cases(user))[:MOST_CHOICES]
    lately = _met_lately(user)
    first = sorted((case for case in cases if case.id in lately), key=lambda case: lately.index(case.id))
    return first[:RECENT] + [case for case in cases if case not in first[:RECENT]]


def choosable(ids: Sequence[UUID], user: User) -> Sequence[UUID]:
    """Those of these cases that a contact can be with."""
    return [row.public_id for row in db.read(_choosable(user.role), {"ids": ids, **viewer(user)})]


@cache
def _choosable(role: str) -> Select[UUID]:
    found = select(Case.public_id).where(Case.public_id.in_(bindparam("ids", expanding=True)))
    return found.where(Case.state != CaseState.CLOSED, cases_prepared(role))


MET_LATELY = (
    select(ContactCase.case_id)
    .join(Contact)
    .join(Case, Case.id == ContactCase.case_id)
    .where(Contact.author_id == bindparam("author"), Case.state != CaseState.CLOSED)
    .group_by(ContactCase.case_id)
    .order_by(func.max(Contact.id).desc())
    .limit(RECENT)
)


def _met_lately(user: User) -> list[int]:
    """The cases of this user's last contacts, newest first."""
    return list(db.session.scalars(MET_LATELY, {"author": user.id}))
