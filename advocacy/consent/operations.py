"""Recording what the person agreed to, and taking it back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.web.refusals import Refused

from .models import Agreement
from .rules import Obstacle, Outgoing


@dataclass(frozen=True)
class SaidYes:
    """When and how they said yes, and to whom."""

    agreed_on: date
    how: str
    said_to: str
    note: str = ""
    read: int | None = None

    def is_to(self, version: int) -> None:
        """A yes is to the words that were read. Somebody else may have changed them meanwhile."""
        if self.read is not None and self.read != version:
            raise Refused(_("It changed while you read it with them. Read it with them once more."))


def record_agreement(
    case: Case, kind: str, subject: UUID, outgoing: Outgoing, yes: SaidYes, *, by: User
) -> Agreement:
    """The person said yes to exactly these words going to exactly this recipient."""
    if yes.agreed_on > clock.today():
        raise Refused(_(Obstacle.LATER))
    if not yes.said_to.strip():
        raise Refused(_(Obstacle.NOBODY_HEARD_IT))
    agreement = Agreement(
        public_id=uuid4(),
        case_id=case.id,
        kind=kind,
        subject=subject,
        text_sha256=outgoing.text_sha256,
        recipient=outgoing.recipient,
        agreed_on=yes.agreed_on,
        how=yes.how,
        said_to=yes.said_to,
        note=yes.note,
        recorded_at=clock.now(),
        recorded_by_id=by.id,
    )
    db.session.add(agreement)
    add_entry(case, "agreement", agreement.public_id, _("They agreed"), by=by, on=yes.agreed_on)
    record("agreement.recorded", agreement, by=by, of=str(subject))
    return agreement


def withdraw_agreement(agreement: Agreement, case: Case, *, by: User) -> None:
    """The person took it back: at once, also while someone is half way through issuing."""
    if agreement.withdrawn_at is None:
        agreement.withdrawn_at = clock.now()
        add_entry(case, "agreement", agreement.public_id, _("They took back their yes"), by=by)
        record("agreement.withdrawn", agreement, by=by, of=str(agreement.subject))
