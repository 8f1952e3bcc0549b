"""Writing what became of a deadline: filed, answered, missed, not wanted, open again."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.timeline import add_entry
from advocacy.web.refusals import Refused, check_version

from .kinds import DeadlineState, MovedBy, Proof
from .models import Deadline
from .outcome import rules
from .outcome.words import obstacle_words
from .queries import current_ruling
from .recounting import recount


@dataclass(frozen=True)
class Filed:
    """On which day it went, and what proves that. Without a proof it is still looked for."""

    on: date
    proof: Proof | None = None
    number: str = ""
    words: str = ""


def _refuse(obstacle: rules.Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def last_of(deadline: Deadline) -> rules.Last:
    """The days of a deadline, as the rules take them."""
    at = clock.day_of(deadline.legal_at) if deadline.legal_at else None
    state = DeadlineState(deadline.state)
    return rules.Last(deadline.act, state, deadline.work_by, deadline.legal_last or at, deadline.notice.dated)


def file_deadline(deadline: Deadline, filed: Filed, by: User) -> None:
    """It went. A second telling that proves nothing takes no proof away, nor makes it later than it was."""
    check_version(deadline, None)
    known = deadline.state == DeadlineState.FILED
    if known and filed.proof is None and deadline.filed_on is not None:
        filed = Filed(
            min(filed.on, deadline.filed_on), deadline.proof, deadline.proof_number, deadline.proof_words
        )
    _file(deadline, filed, by)


def correct_filing(deadline: Deadline, filed: Filed, version: int | None, by: User) -> None:
    """Told better, from a form that showed what is there."""
    check_version(deadline, version)
    _file(deadline, filed, by)


def _file(deadline: Deadline, filed: Filed, by: User) -> None:
    last = last_of(deadline)
    _refuse(rules.obstacle_to_filing(last, filed.on, clock.today()))
    _refuse(rules.obstacle_to_proof(filed.proof, filed.words))
    anew = (deadline.state, deadline.filed_on) != (DeadlineState.FILED, filed.on)
    _forget_end(deadline)
    deadline.state, deadline.filed_on = DeadlineState.FILED, filed.on
    deadline.filed_late = rules.is_late(last, filed.on)
    deadline.proof, deadline.proof_number = filed.proof, filed.number.strip()
    deadline.proof_words = filed.words
    deadline.ended_by_id = by.id
    if anew:
        said = _("A deadline was filed late") if deadline.filed_late else _("A deadline was filed")
        add_entry(deadline.case, "deadline", deadline.public_id, said, by=by, on=filed.on)
    record("deadline.filed", deadline, by=by, proof=filed.proof, late=deadline.filed_late)
    _count_again(deadline, _("What was filed starts the agency’s time."), by)


def _count_again(deadline: Deadline, why: str, by: User) -> None:
    """The other side's clocks run from the day on which something was filed."""
    if deadline.notice.ended_on is None:
        recount(deadline.notice, current_ruling(), MovedBy.FACTS, why, by)


def record_answer(deadline: Deadline, on: date, words: str, version: int | None, by: User) -> None:
    """The agency did what it had to do, in time or late."""
    check_version(deadline, version)
    _refuse(rules.obstacle_to_answering(last_of(deadline), on, words, clock.today()))
    _end(deadline, DeadlineState.ANSWERED, on, words, by)
    add_entry(deadline.case, "deadline", deadline.public_id, _("The agency answered"), by=by, on=on)


def set_not_wanted(deadline: Deadline, words: str, version: int | None, by: User) -> None:
    """The person decided against it."""
    check_version(deadline, version)
    _refuse(rules.obstacle_to_giving_up(last_of(deadline), words))
    _end(deadline, DeadlineState.NOT_WANTED, clock.today(), words, by)
    title = _("A deadline is not used: the person does not want it")
    add_entry(deadline.case, "deadline", deadline.public_id, title, by=by)


def set_missed(deadline: Deadline, words: str, version: int | None, by: User) -> None:
    """Its last day went by. It can still be filed late."""
    check_version(deadline, version)
    _refuse(rules.obstacle_to_missing(last_of(deadline), words, clock.today()))
    _end(deadline, DeadlineState.MISSED, clock.today(), words, by)
    title = _("The agency let its day go by") if deadline.act == "agency" else _("A deadline was missed")
    add_entry(deadline.case, "deadline", deadline.public_id, title, by=by)


def reopen(deadline: Deadline, words: str, version: int | None, by: User) -> None:
    """What was written down was a mistake, or the person thinks otherwise. The audit keeps what stood here."""
    check_version(deadline, version)
    state = DeadlineState(deadline.state)
    _refuse(rules.obstacle_to_reopening(state, words, case_is_closed=deadline.case.is_closed))
    was = {"filed_on": str(deadline.filed_on or ""), "proof": str(deadline.proof or "")}
    record("deadline.reopened", deadline, by=by, was=str(deadline.state), **was)
    _forget_filing(deadline)
    _forget_end(deadline)
    deadline.state, deadline.ended_words = DeadlineState.OPEN, words
    add_entry(deadline.case, "deadline", deadline.public_id, _("A deadline is open again"), by=by)
    _count_again(deadline, _("A deadline is open again."), by)


def _end(deadline: Deadline, state: DeadlineState, on: date, words: str, by: User) -> None:
    deadline.state, deadline.ended_on, deadline.ended_words = state, on, words
    deadline.ended_by_id = by.id
    record(f"deadline.{state.value}", deadline, by=by)


def _forget_end(deadline: Deadline) -> None:
    deadline.ended_on, deadline.ended_words, deadline.ended_by_id = None, "", None


def _forget_filing(deadline: Deadline) -> None:
    deadline.filed_on, deadline.filed_late, deadline.proof = None, False, None
    deadline.proof_number = deadline.proof_words = ""
