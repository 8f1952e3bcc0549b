"""Each time that a letter left the house, and the deadline that is kept by it."""

from datetime import date
from types import MappingProxyType
from uuid import uuid4

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.consent.sending import HowSent
from advocacy.db import db
from advocacy.deadlines.filing import Filed, file_deadline
from advocacy.deadlines.kinds import DeadlineState, Proof
from advocacy.deadlines.models import Deadline

from ..models import Letter
from .models import LetterSending

# What a number proves for each way. A stamp or a witness is told on the deadline's own page.
PROVES = MappingProxyType(
    {
        HowSent.FAX: Proof.FAX,
        HowSent.CERTIFIED: Proof.CERTIFIED,
        HowSent.PORTAL: Proof.PORTAL,
        HowSent.SECURE_EMAIL: Proof.EMAIL,
    }
)
CAN_BE_KEPT = (DeadlineState.OPEN, DeadlineState.MISSED, DeadlineState.FILED)


def write_down_sending(
    letter: Letter, sent_on: date, how: HowSent, number: str, note: str, *, by: User
) -> None:
    db.session.add(
        LetterSending(
            public_id=uuid4(),
            letter_id=letter.id,
            sent_on=sent_on,
            how=how,
            number=number.strip(),
            note=note,
            recorded_at=clock.now(),
            by_id=by.id,
        )
    )
    if letter.deadline is not None:
        _keep(letter.deadline, sent_on, how, number.strip(), note, by)


def _keep(deadline: Deadline, on: date, how: HowSent, number: str, note: str, by: User) -> None:
    """The letter was what had to be filed. A deadline that is over, or the agency's own, stays as it is."""
    if deadline.act == "agency" or deadline.state not in CAN_BE_KEPT:
        return
    if deadline.notice.dated and on < deadline.notice.dated:
        return
    proof = PROVES.get(how) if number and deadline.state != DeadlineState.FILED else None
    file_deadline(deadline, Filed(on, proof, number, note), by)
