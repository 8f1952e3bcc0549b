"""Keeping attachments, giving them to their record, describing and removing them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import delete, select

from advocacy import clock
from advocacy.accounts.models import Role, User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.organization.queries import the_organization
from advocacy.web.refusals import Refused, check_version

from . import queries, rules
from .cleaning.kinds import Clean
from .models import Attachment, AttachmentContent
from .words import obstacle_words, title


@dataclass(frozen=True)
class Received:
    """A file that came with a form, made anew."""

    upload_sha256: str
    clean: Clean


def _refuse(obstacle: rules.Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def keep_pending(received: Sequence[Received], *, once: UUID, by: User) -> None:
    """What came with a form that could not be saved yet waits for it, each file once."""
    for one in received:
        if not queries.was_sent(by, once, one.upload_sha256):
            record("attachment.kept", _add(one, once, by), by=by)


def attach(
    kind: str,
    subject: UUID,
    received: Sequence[Received],
    shows: str,
    *,
    once: UUID | None,
    without: Sequence[UUID] = (),
    by: User,
) -> list[Attachment]:
    """What waited for this form, and what came with it, belongs to this record now."""
    once = once or uuid4()
    waited = _sorted_out(queries.pending_of(by, once), without)
    different = {one.upload_sha256: one for one in received}.values()
    fresh = [one for one in different if not queries.was_sent(by, once, one.upload_sha256)]
    if not (waited or fresh):
        return []
    _refuse(rules.obstacle_to_adding(queries.count_of(kind, subject), len(waited) + len(fresh)))
    attached = [*waited, *(_add(one, once, by) for one in fresh)]
    for attachment in attached:
        attachment.kind, attachment.subject = kind, subject
        attachment.shows = shows
        record("attachment.added", attachment, by=by, kind=kind, to=str(subject))
    return attached


def _sorted_out(waiting: Sequence[Attachment], without: Sequence[UUID]) -> list[Attachment]:
    for one in waiting:
        if one.public_id in without:
            db.session.delete(one)
    return [one for one in waiting if one.public_id not in without]


def _add(received: Received, once: UUID, by: User) -> Attachment:
    clean = received.clean
    attachment = Attachment(
        public_id=uuid4(),
        came_with=once,
        upload_sha256=received.upload_sha256,
        media_type=clean.media_type,
        sha256=hashlib.sha256(clean.content).hexdigest(),
        size=len(clean.content),
        pages=clean.pages,
        added_at=clock.now(),
        added_by_id=by.id,
        added_by=by,
    )
    db.session.add(attachment)
    db.session.flush()
    db.session.add(
        AttachmentContent(attachment_id=attachment.id, content=clean.content, thumbnail=clean.thumbnail)
    )
    return attachment


def note_on_timeline(attached: Sequence[Attachment], cases: Sequence[Case], *, by: User) -> None:
    """What is added to a record later is an event of its own, like an addendum."""
    for case in cases:
        for one in attached:
            add_entry(case, "attachment", one.public_id, title(one), by=by)


def describe(attachment: Attachment, shows: str, version: int | None, *, by: User) -> None:
    check_version(attachment, version)
    attachment.shows = shows
    record("attachment.described", attachment, by=by)


def remove(attachment: Attachment, *, by: User) -> None:
    """The bytes go. That something was here, who took it away and when, stays."""
    _refuse(obstacle_to_removing(attachment, by))
    record("attachment.removed", attachment, by=by, sha256=attachment.sha256)
    db.session.execute(delete(AttachmentContent).where(AttachmentContent.attachment_id == attachment.id))
    if attachment.subject is None:
        db.session.delete(attachment)
        return
    attachment.shows, attachment.removed_at, attachment.removed_by_id = "", clock.now(), by.id


def obstacle_to_removing(attachment: Attachment, user: User) -> rules.Obstacle | None:
    """A supervisor who may see it may remove it."""
    return rules.obstacle_to_removing(
        attachment.added_by_id,
        user.id,
        supervises=user.role == Role.SUPERVISOR,
        added_at=attachment.added_at,
        now=clock.now(),
        after_days=the_organization().lock_after_days,
    )


def forget_pending(by: User, once: UUID) -> None:
    """The draft is thrown away, and what waited for it."""
    for one in queries.pending_of(by, once):
        db.session.delete(one)


def throw_old_away() -> None:
    """What nobody came back to."""
    old = select(Attachment).where(
        Attachment.subject.is_(None), Attachment.added_at < clock.now() - rules.PENDING_LASTS
    )
    with db.writing() as session:
        for one in session.scalars(old):
            session.delete(one)
