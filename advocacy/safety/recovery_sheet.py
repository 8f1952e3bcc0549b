"""The recovery sheet as a PDF. It is made anew each time, and never written to a disk by the program itself."""

from flask_babel import gettext as _
from pyrage import x25519

from advocacy import clock, recovery
from advocacy.audit.operations import Known, record
from advocacy.documents.engine.html import recovery_pdf
from advocacy.documents.letterheads import organizations_letterhead
from advocacy.documents.sheets import Letterhead, Paper, RecoverySheet
from advocacy.organization.models import Organization
from advocacy.web.filters import plain_day

from .queries import PRINTED, sheet_id


def sheet_pdf(identity: x25519.Identity, ours: Organization) -> bytes:
    """One page, in no transaction."""
    return recovery_pdf(sheet_for(identity, organizations_letterhead(ours), Paper(ours.paper)))


def sheet_for(identity: x25519.Identity, letterhead: Letterhead, paper: Paper) -> RecoverySheet:
    name, today = recovery.fingerprint(identity), clock.today()
    return RecoverySheet(
        letterhead=letterhead,
        date=today,
        paper=paper,
        title=_("Recovery sheet"),
        lead=_(
            "This sheet opens the backups of our case records. Without it, a backup can not be opened by anyone, "
            "and if the machine is lost, the records are lost with it."
        ),
        key_name=_("The recovery key. Capital or small letters, spaces and dashes make no difference:"),
        groups=tuple(recovery.groups(identity)),
        about=(
            (_("Fingerprint"), _("%(name)s. Each backup names the fingerprint of its key.", name=name)),
            (_("Printed on"), plain_day(today)),
            (
                _("Typing it"),
                _(
                    "The letters O, I and B and the digit 1 do not occur below the first line. "
                    "The last six characters check the others: a slip is noticed."
                ),
            ),
        ),
        warning=_(
            "Keep it away from the machine and apart from the backups. Whoever has this sheet and a backup can read "
            "everything."
        ),
        steps_title=_("To bring everything back"),
        steps=(
            _("Install the program on a machine, as docs/installing.md tells. Do not set it up."),
            _("Copy the newest backup to it and type: advocacy restore FILE"),
            _(
                "Type the key when it is asked. The program compares everything before it says that it is back."
            ),
        ),
        lines=(_("Kept by"), _("Kept at"), _("Second copy kept by")),
        foot=_("Recovery sheet %(name)s", name=name),
    )


def note_sheet(identity: x25519.Identity, *, by: Known | None) -> None:
    """Inside writing(): that the sheet was made, so that nobody forgets it and nobody makes one unseen."""
    name = recovery.fingerprint(identity)
    record(PRINTED, sheet_id(name), by=by, key=name)
