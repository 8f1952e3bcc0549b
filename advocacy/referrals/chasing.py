"""From sending to an outcome: what the service said, when nobody answered, and how it ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.timeline import add_entry
from advocacy.consent.disclosing.operations import Gone, write_down_sent
from advocacy.consent.sending import how_sent_words
from advocacy.directory.addresses import service_lines
from advocacy.web.refusals import Refused

from .models import Referral, ReferralEvent
from .outcomes import OUTCOMES_OF, Outcome
from .printing import telling
from .rules import Attempt, obstacle_to_ending, obstacle_to_moving
from .states import FINISHED, NEXT_STATES, ReferralState
from .waiting import AFTER_NO_ANSWER, ask_again_after, working_days_after
from .words import BEING_WRITTEN, PaperState, Priority, where_it_stands


@dataclass(frozen=True)
class Ending:
    """How it ended, in our words and in the person's."""

    outcome: Outcome
    words: str
    persons_view: str
    persons_words: str


def record_sent(referral: Referral, sent_on: date, how: str, note: str, *, by: User) -> None:
    """It left the house. Until this is written down, an issued record counts as not sent."""
    if referral.state not in BEING_WRITTEN:
        raise Refused(_("It is written down already that this referral was sent."))
    if referral.paper != PaperState.ISSUED or referral.issued_on is None:
        raise Refused(_("Issue the record before you write down that it was sent."))
    if not referral.issued_on <= sent_on <= clock.today():
        raise Refused(_("The day of sending must lie between the day it was issued and today."))
    write_down_sent(_gone(referral, sent_on, how), by=by)
    referral.sent_on, referral.sent_how = sent_on, how
    words = _("Sent by %(how)s", how=how_sent_words(how))
    _move(referral, ReferralState.SENT, sent_on, f"{words}. {note}" if note else words, by)


def _gone(referral: Referral, sent_on: date, how: str) -> Gone:
    number = referral.document.number if referral.document else ""
    return Gone(
        kind="referral",
        subject=referral.public_id,
        case=referral.case,
        document=referral.document,
        telling=telling(referral),
        what=_("Referral %(number)s: %(service)s", number=number, service=referral.service.name),
        address="\n".join(service_lines(referral.service)),
        on=sent_on,
        how=how,
    )


def record_answer(
    referral: Referral, state: ReferralState, on: date, words: str, meeting: date | None, *, by: User
) -> None:
    """What the service said. A yes with a day is a first day agreed."""
    _refuse_other_days(referral, on)
    if state is ReferralState.ACCEPTED and meeting:
        state = ReferralState.SCHEDULED
    if state is ReferralState.SCHEDULED and meeting is None:
        raise Refused(_("Write the day of the first meeting."))
    if obstacle := obstacle_to_moving(ReferralState(referral.state), state, words):
        raise Refused(_(obstacle))
    referral.first_meeting_on = meeting or referral.first_meeting_on
    _move(referral, state, on, words, by)
    if state is ReferralState.SCHEDULED and meeting:
        referral.ask_again_on = working_days_after(meeting + timedelta(days=1), 0)


def note_no_answer(referral: Referral, on: date, method: str, words: str, *, by: User) -> None:
    """Somebody asked and nobody answered. It is asked again in a few days."""
    _refuse_other_days(referral, on)
    if referral.state in BEING_WRITTEN or referral.state in FINISHED:
        raise Refused(_("There is nothing to ask about at the moment."))
    _log(referral, on, words, by, method=method)
    referral.ask_again_on = working_days_after(on, AFTER_NO_ANSWER)
    referral.version += 1
    record("referral.asked", referral, by=by, method=method)


def record_no(referral: Referral, on: date, words: str, why: Outcome | None, *, by: User) -> None:
    """The service can not help."""
    _refuse_other_days(referral, on)
    _end(referral, ReferralState.DECLINED_BY_AGENCY, on, words, why, by)


def end_referral(referral: Referral, ending: Ending, on: date, *, by: User) -> None:
    """It is over, well or not. The person's own view stands beside ours."""
    _refuse_other_days(referral, on)
    state = _end_state(ending.outcome)
    current = ReferralState(referral.state)
    if state is ReferralState.COMPLETED and state not in NEXT_STATES[current]:
        record_answer(referral, ReferralState.STARTED, on, "", None, by=by)
    referral.persons_view, referral.persons_outcome = ending.persons_view, ending.persons_words
    _end(referral, state, on, ending.words, ending.outcome, by)


def add_persons_view(referral: Referral, view: str, words: str, *, by: User) -> None:
    """What the person says of it, when they could be asked only later."""
    if referral.state not in FINISHED:
        raise Refused(_("First write down how it ended."))
    referral.persons_view, referral.persons_outcome = view, words
    referral.version += 1
    record("referral.seen_by_person", referral, by=by)


def _end_state(outcome: Outcome) -> ReferralState:
    if outcome in OUTCOMES_OF[ReferralState.COMPLETED]:
        return ReferralState.COMPLETED
    stopped = outcome in (Outcome.PERSON_DECLINED, Outcome.PERSON_NO_LONGER_NEEDS)
    return ReferralState.WITHDRAWN_BY_PERSON if stopped else ReferralState.NOT_COMPLETED


def _end(
    referral: Referral, state: ReferralState, on: date, words: str, outcome: Outcome | None, by: User
) -> None:
    attempts = [Attempt(event.happened_on, event.method) for event in referral.events if event.method]
    obstacle = obstacle_to_moving(ReferralState(referral.state), state, words) or obstacle_to_ending(
        state, outcome, attempts
    )
    if obstacle:
        raise Refused(_(obstacle))
    referral.outcome, referral.ended_on = outcome or "", on
    _move(referral, state, on, words, by)


def _refuse_other_days(referral: Referral, on: date) -> None:
    if referral.sent_on is None:
        raise Refused(_("Write down first when and how the referral was sent."))
    if not referral.sent_on <= on <= clock.today():
        raise Refused(_("The day must lie between the day it was sent and today."))


def _move(referral: Referral, state: ReferralState, on: date, words: str, by: User) -> None:
    referral.state, referral.state_reason = state, words
    urgent = referral.priority == Priority.URGENT
    referral.ask_again_on = ask_again_after(state, on, urgent=urgent)
    referral.version += 1
    _log(referral, on, words, by)
    title = _(
        "Referral to %(service)s: %(state)s", service=referral.service.name, state=where_it_stands(referral)
    )
    add_entry(referral.case, "referral", referral.public_id, title, by=by, on=on)
    record("referral.moved", referral, by=by, state=state)


def _log(referral: Referral, on: date, words: str, by: User, *, method: str = "") -> None:
    event = ReferralEvent(happened_on=on, state=referral.state, method=method, words=words, by_id=by.id)
    referral.events.append(event)
