"""Finding attachments: whoever may see their record now may see them; a pending one is its author's alone."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import abort
from sqlalchemy import bindparam, func, select

from advocacy.accounts.models import User
from advocacy.audit.operations import record_refusal
from advocacy.cases.models import Case
from advocacy.db import db

from .models import Attachment, AttachmentContent
from .subjects import SUBJECTS

PENDING = (
    select(Attachment)
    .where(
        Attachment.came_with == bindparam("once"),
        Attachment.added_by_id == bindparam("user"),
        Attachment.subject.is_(None),
    )
    .order_by(Attachment.id)
)
IDS_OF_PENDING = PENDING.with_only_columns(Attachment.id)  # most forms come without a file


def attachments_of(kind: str, subject: UUID) -> Sequence[Attachment]:
    """Everything that was attached, in order; what was removed too, as its trace. The record was found already."""
    found = select(Attachment).where(Attachment.kind == kind, Attachment.subject == subject)
    return db.session.scalars(found.order_by(Attachment.id)).all()


def count_of(kind: str, subject: UUID) -> int:
    found = select(func.count()).select_from(Attachment)
    found = found.where(
        Attachment.kind == kind, Attachment.subject == subject, Attachment.removed_at.is_(None)
    )
    return db.session.scalar(found) or 0


def attachments_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Attachment]:
    found = select(Attachment).where(Attachment.public_id.in_(ids))
    return {one.public_id: one for one in db.session.scalars(found)}


def pending_of(user: User, once: UUID | None) -> Sequence[Attachment]:
    """What came with a form that is not saved yet."""
    if once is None:
        return []
    whose = {"once": once, "user": user.id}
    return db.session.scalars(PENDING, whose).all() if db.read(IDS_OF_PENDING, whose) else []


def was_sent(user: User, once: UUID, upload_sha256: str) -> bool:
    """The same file came with the same form before."""
    found = select(Attachment.id).where(
        Attachment.came_with == once,
        Attachment.added_by_id == user.id,
        Attachment.upload_sha256 == upload_sha256,
    )
    return db.session.scalar(found) is not None


def cases_seen(attachment: Attachment, user: User) -> Sequence[Case]:
    """The cases of its record that this user may see now."""
    if attachment.kind is None or attachment.subject is None or attachment.kind not in SUBJECTS:
        return []
    return SUBJECTS[attachment.kind].cases(attachment.subject, user)


def attachment_or_404(public_id: UUID, user: User) -> tuple[Attachment, Sequence[Case]]:
    """The attachment and its cases. Hidden, removed and absent are the same 404."""
    found = select(Attachment).where(Attachment.public_id == public_id, Attachment.removed_at.is_(None))
    one = db.session.scalars(found).one_or_none()
    cases = cases_seen(one, user) if one else []
    own_pending = one is not None and one.subject is None and one.added_by_id == user.id
    if one is None or not (cases or own_pending):
        record_refusal("attachment.refused", public_id, by=user)
        abort(404)
    return one, cases


def content_of(attachment: Attachment) -> bytes:
    found = select(AttachmentContent.content).where(AttachmentContent.attachment_id == attachment.id)
    return db.session.scalars(found).one()


def thumbnails_of(attachments: Sequence[Attachment]) -> dict[int, str]:
    """The small copies as addresses that hold their own bytes: no page about them has to be asked for again."""
    ids = [one.id for one in attachments if one.is_picture and one.removed_at is None]
    if not ids:
        return {}
    found = select(AttachmentContent.attachment_id, AttachmentContent.thumbnail)
    rows = db.session.execute(found.where(AttachmentContent.attachment_id.in_(ids)))
    return {row[0]: f"data:image/jpeg;base64,{b64encode(row[1]).decode()}" for row in rows}
