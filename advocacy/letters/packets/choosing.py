"""What can go along with a letter: photos and papers of the case, and its other issued letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import Select, select, union

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.attachments.models import Attachment
from advocacy.attachments.queries import cases_seen
from advocacy.cases.models import Case, TimelineEntry
from advocacy.db import db
from advocacy.deadlines.models import Deadline, Notice
from advocacy.documents.engine.refusals import DocumentRefused
from advocacy.documents.queries import issued_bytes
from advocacy.issues.models import Issue
from advocacy.web.filters import plain_day

from ..models import Letter
from ..rules import LetterState

ATTACHMENT, LETTER = "attachment", "letter"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One paper that may go along. `value` names it in the form."""

    kind: str
    subject: UUID
    title: str
    on: date
    pages: int
    sha256: str
    picture: bool = False

    @property
    def value(self) -> str:
        return f"{self.kind}:{self.subject}"


def choices_for(letter: Letter, user: User) -> Sequence[Choice]:
    """Within what this user may see now, in the order of their days."""
    found = [*_attachments(letter.case, user), *_letters(letter)]
    return sorted(found, key=lambda one: one.on)


def _attachments(case: Case, user: User) -> Iterator[Choice]:
    subjects = _subjects_of(case).subquery()
    found = select(Attachment).where(
        Attachment.subject.in_(select(subjects.c[0])), Attachment.removed_at.is_(None)
    )
    for one in db.session.scalars(found.order_by(Attachment.id)):
        if case.id in {seen.id for seen in cases_seen(one, user)}:
            day = clock.day_of(one.added_at)
            yield Choice(
                kind=ATTACHMENT,
                subject=one.public_id,
                title=(one.shows.strip() or _unnamed(one, day))[:200],
                on=day,
                pages=one.pages,
                sha256=one.sha256,
                picture=one.is_picture,
            )


def _unnamed(attachment: Attachment, day: date) -> str:
    named = _("Photo of %(day)s") if attachment.is_picture else _("Paper of %(day)s")
    return named % {"day": plain_day(day)}


def _subjects_of(case: Case) -> Select[UUID]:
    """The records of a case that a photo or paper can hang on."""
    inside = (Notice, Deadline, Issue, Letter)
    parts = [select(one.public_id).where(one.case_id == case.id) for one in inside]
    return union(select(TimelineEntry.subject).where(TimelineEntry.case_id == case.id), *parts)  # type: ignore[return-value]


def _letters(letter: Letter) -> Iterator[Choice]:
    found = select(Letter).where(
        Letter.case_id == letter.case_id, Letter.state == LetterState.ISSUED, Letter.id != letter.id
    )
    for one in db.session.scalars(found.order_by(Letter.id)):
        if one.document and one.issued_on:
            title = _(
                "Letter %(number)s of %(day)s", number=one.document.number, day=plain_day(one.issued_on)
            )
            yield Choice(
                kind=LETTER,
                subject=one.public_id,
                title=title,
                on=one.issued_on,
                pages=_pages(one),
                sha256=one.document.sha256 or "",
            )


def _pages(letter: Letter) -> int:
    from advocacy.documents.engine.packet import pages_in  # its library is loaded where papers are bound

    content = issued_bytes(letter.document_id or 0)
    if content is None:
        raise DocumentRefused(_("The earlier letter can not be read."))
    return pages_in(content)
