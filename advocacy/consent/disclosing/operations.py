"""Writing down what left the house. Asks the gate for the day on which it left, inside the same transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.documents.models import Document
from advocacy.web.refusals import Refused

from ..grounds import grounds_of, override_for
from ..release import obstacle_to_having_sent
from ..rules import Telling
from ..signed import sheets_of
from .models import Disclosure, Reliance
from .relying import reliances_of, rely


@dataclass(frozen=True, kw_only=True)
class Gone:
    """A paper that left: what, to whom, on which day and how."""

    kind: str
    subject: UUID
    case: Case
    document: Document | None
    telling: Telling
    what: str
    address: str
    on: date
    how: str
    told_to: str = ""


def write_down_sent(gone: Gone, *, by: User) -> None:
    """A disclosure for each recipient, or Refused with the sentence that says why it could not have gone.

    The same paper that goes to the same recipient once more tells them nothing new: the gate is asked again, and
    the first disclosure stands. What went when is kept with the paper.
    """
    document_id = gone.document.id if gone.document else None
    refusal = obstacle_to_having_sent(gone.subject, gone.telling, gone.case, document_id, gone.on)
    if refusal:
        raise Refused(refusal)
    told = _told_already(gone)
    for base in _bases(gone):
        if base.recipient in told:
            continue
        first = base.recipient == gone.telling.parties[0].called[:300]
        disclosure = _disclosure(gone, base, first=first, by=by)
        db.session.add(disclosure)
        record("disclosure.recorded", disclosure, by=by, basis=base.basis, of=str(gone.subject))


def _told_already(gone: Gone) -> set[str]:
    found = select(Disclosure.recipient).where(
        Disclosure.subject == gone.subject,
        Disclosure.document_id == (gone.document.id if gone.document else None),
    )
    return set(db.session.scalars(found))


def _bases(gone: Gone) -> Iterator[Reliance]:
    """What the paper rests on. One from before this was written down rests on what covered it that day."""
    if gone.document is None:
        raise ValueError("nothing was issued, so nothing can have been sent")
    if not reliances_of(gone.document.id):
        signed, override = sheets_of(gone.case), override_for(gone.subject, gone.telling)
        grounds = grounds_of(gone.telling, signed, gone.on, override)
        rely(gone.case, gone.kind, gone.subject, gone.document, grounds, gone.telling)
        db.session.flush()
    yield from reliances_of(gone.document.id)


def _disclosure(gone: Gone, base: Reliance, *, first: bool, by: User) -> Disclosure:
    return Disclosure(
        public_id=uuid4(),
        case_id=gone.case.id,
        told_on=gone.on,
        recipient=base.recipient,
        address=gone.address if first else "",
        told_to=gone.told_to if first else "",
        agency_id=_agency_id(gone.telling.agency) if first else None,
        what=gone.what,
        topics=sorted(gone.telling.topics),
        purpose=gone.telling.purpose or "",
        basis=base.basis,
        consent_id=base.consent_id,
        override_id=base.override_id,
        kind=gone.kind,
        subject=gone.subject,
        document_id=base.document_id,
        document_sha256=base.document.sha256 or "",
        method=gone.how,
        notice=base.notice,
        scope_attached=base.scope_attached,
        recorded_at=clock.now(),
        by_id=by.id,
    )


def _agency_id(agency: UUID | None) -> int | None:
    if agency is None:
        return None
    return db.session.scalar(select(Agency.id).where(Agency.public_id == agency))
