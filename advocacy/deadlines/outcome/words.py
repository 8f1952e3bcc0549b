"""What the pages say about how far a deadline is."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..kinds import DeadlineState, Proof
from .rules import Obstacle

PROOFS = {
    Proof.FAX: _l("Fax confirmation"),
    Proof.CERTIFIED: _l("Receipt of certified mail"),
    Proof.PORTAL: _l("Number from their website"),
    Proof.STAMPED: _l("Our copy with their date stamp"),
    Proof.EMAIL: _l("Their email that it arrived"),
    Proof.WITNESS: _l("Somebody saw it handed in"),
    Proof.NONE: _l("There is no proof"),
}


def proof_words(proof: str | None) -> str:
    return str(PROOFS[Proof(proof)]) if proof else _("No proof yet")


def counts_words(counts_when: str) -> str:
    """What has to have happened by the last day."""
    return {
        "sent": _("It counts on the day it is sent. Keep what proves that day."),
        "received": _(
            "It must be with them by then: the day they receive it counts, not the day it is sent."
        ),
    }.get(
        counts_when,
        _("The rule does not say if sending is enough. See to it that they have it by then."),
    )


def state_words(deadline: Any) -> str:
    """How far it is, in the largest words of its page."""
    match DeadlineState(deadline.state):
        case DeadlineState.OPEN:
            return _("Waiting for the agency") if deadline.act == "agency" else _("To be done")
        case DeadlineState.FILED:
            return _filed_words(deadline)
        case DeadlineState.ANSWERED:
            return _("The agency answered")
        case DeadlineState.MISSED:
            return _("The agency let it go by") if deadline.act == "agency" else _("Its day went by")
        case DeadlineState.NOT_WANTED:
            return _("Not wanted")
        case DeadlineState.REPLACED:
            return _("Another date took its place")


def _filed_words(deadline: Any) -> str:
    if deadline.proof is None:
        return _("Filed late. No proof yet.") if deadline.filed_late else _("Filed. No proof yet.")
    return _("Filed late") if deadline.filed_late else _("Filed")


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.NOT_OURS: _("This is a day for the agency. Write down its answer when it comes."),
        Obstacle.NOT_THEIRS: _("This is a day for the person. Write down when it was filed."),
        Obstacle.FUTURE: _("That day is still to come. Write the day on which it happened."),
        Obstacle.BEFORE_THE_NOTICE: _(
            "That day lies before the date of the notice. Look at both days again, and correct the one that is wrong."
        ),
        Obstacle.NO_WORDS: _("Say in a few words what happened."),
        Obstacle.NO_WITNESS: _("Write who saw it handed in."),
        Obstacle.NO_REASON: _("Say in a few words why there is no proof."),
        Obstacle.NOT_OVER: _("Its last day is not over. It can still be filed."),
        Obstacle.ALREADY_FILED: _("This is filed already."),
        Obstacle.ALREADY_ANSWERED: _("The answer is written down already."),
        Obstacle.ALREADY_MISSED: _("That its day went by is written down already."),
        Obstacle.ALREADY_NOT_WANTED: _(
            "The person decided against it. If they think otherwise now, open it again first."
        ),
        Obstacle.REPLACED: _("Another date took the place of this one. Go on with that one."),
        Obstacle.STILL_OPEN: _("It is open."),
        Obstacle.CASE_CLOSED: _("The case is closed. Open the case again first."),
    }[obstacle]
