"""Making a sheet, and keeping that it was signed."""

from datetime import date
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.models import SignOff
from advocacy.audit.operations import record
from advocacy.audit.writing_down import head_of
from advocacy.db import db
from advocacy.web.refusals import Refused


def make_sheet(*, by: User) -> SignOff:
    """The head as it is now. The row about this sheet comes after it."""
    events, head = head_of(db.session.connection())
    row = SignOff(
        public_id=uuid4(),
        month=clock.today().replace(day=1),
        events=events,
        head=head,
        made_at=clock.now(),
        made_by_id=by.id,
    )
    db.session.add(row)
    record("sign_off.made", row, by=by, rows=events)
    return row


def keep_signature(row: SignOff, signed_by: str, signed_on: date, *, by: User) -> None:
    if row.signed_on is not None:
        raise Refused(_("It is kept already that this sheet was signed. Make a new sheet to sign another."))
    if signed_on > clock.today():
        raise Refused(_("That day is still to come. Write the day on which it was signed."))
    if signed_on < clock.day_of(row.made_at):
        raise Refused(_("The sheet was made later than that day. Write the day on which it was signed."))
    row.signed_by, row.signed_on = signed_by.strip(), signed_on
    row.kept_at, row.kept_by_id = clock.now(), by.id
    record("sign_off.signed", row, by=by, on=signed_on)
