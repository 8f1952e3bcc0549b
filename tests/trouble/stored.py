"""What is in the database afterwards, counted against what was acknowledged; and whether all of it is whole."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO

import pikepdf
from sqlalchemy import func, select, text

from advocacy import clock
from advocacy.audit.chain import ChainBroken, verify
from advocacy.consent.release import release_stuck
from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.documents.models import Document, DocumentState
from advocacy.drafts.models import Draft
from advocacy.goals.models import Goal
from advocacy.letters.models import Letter
from advocacy.people.models import Person
from advocacy.referrals.models import Referral
from advocacy.tasks.models import Task
from advocacy.transfer.models import PeopleImport

from .places import Place

WORD = re.compile("[0-9a-f]{16}")


@dataclass
class Found:
    """What the look into the database brought."""

    acknowledged: int = 0
    stored: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    released: int = 0
    documents: int = 0
    audit_rows: int = 0

    @property
    def is_whole(self) -> bool:
        return not self.lost and not self.doubled and not self.troubles


def look(place: Place, acknowledged: Mapping[str, Sequence[str]]) -> Found:
    """Everything, after the server was killed for the last time."""
    found = Found()
    with place.inside():
        stored = {kind: Counter(_words(texts)) for kind, texts in _texts().items()}
        stored["letter"] = Counter(str(one) for one in db.session.scalars(select(Letter.public_id)))
        stored["issued"] = _issued()
        for kind, words in acknowledged.items():
            found.acknowledged += len(words)
            found.lost += [f"{kind} {word}" for word in words if not stored[kind][word]]
        for kind, counted in stored.items():
            found.stored += sum(counted.values())
            found.doubled += [f"{kind} {word}" for word, count in counted.items() if count > 1]
        _documents(found)
        _soundness(found)
    return found


def _texts() -> dict[str, Iterable[str]]:
    scalars = db.session.scalars
    drafts = (str(fields.get("note")) for fields in scalars(select(Draft.fields)))
    return {
        "contact": scalars(select(Contact.note)).all(),
        "task": scalars(select(Task.what)).all(),
        "goal": scalars(select(Goal.words)).all(),
        "draft": list(drafts),
        "referral": scalars(select(Referral.need)).all(),
        "file": scalars(select(PeopleImport.file_name)).all(),
        "import": scalars(select(Person.reference)).all(),
    }


def _words(texts: Iterable[str]) -> Iterable[str]:
    return (word[0] for one in texts if (word := WORD.search(one or "")))


def _issued() -> Counter[str]:
    """Documents that are issued, by the record that they are of: two for one would be a double."""
    issued = select(Document.subject).where(Document.state == DocumentState.ISSUED)
    return Counter(str(one) for one in db.session.scalars(issued))


def _documents(found: Found) -> None:
    """Nothing stays half done once the worker took it up, and every issued page opens and is as it was frozen."""
    half = select(func.count()).select_from(Document).where(Document.state == DocumentState.ISSUING)
    found.released = db.session.scalar(half) or 0
    db.session.rollback()
    with clock.pretend(clock.now() + timedelta(minutes=20)):
        release_stuck()
    if left := db.session.scalar(half):
        found.troubles.append(f"{left} documents stay half done")
    issued = select(Document).where(Document.state == DocumentState.ISSUED)
    for document in db.session.scalars(issued):
        found.documents += 1
        content = document.content or b""
        if hashlib.sha256(content).hexdigest() != document.sha256:
            found.troubles.append(f"{document.number} is not as it was frozen")
        with pikepdf.open(BytesIO(content)) as pdf:
            if not len(pdf.pages):
                found.troubles.append(f"{document.number} has no page")


def _soundness(found: Found) -> None:
    db.session.rollback()
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            sound = connection.execute(text("pragma integrity_check")).scalar()
            if sound != "ok":
                found.troubles.append(f"integrity: {sound}")
            if broken := connection.execute(text("pragma foreign_key_check")).all():
                found.troubles.append(f"{len(broken)} broken references")
        try:
            found.audit_rows = verify(connection)
        except ChainBroken as broken_chain:
            found.troubles.append(str(broken_chain))
