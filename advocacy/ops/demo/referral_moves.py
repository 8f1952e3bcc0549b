"""What became of a referral of the demo after it was sent: who said what, and on which day."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.people.models import Method
from advocacy.referrals import chasing
from advocacy.referrals.models import Referral
from advocacy.referrals.outcomes import Outcome, PersonsView
from advocacy.referrals.states import ReferralState
from advocacy.referrals.waiting import AFTER_NO_ANSWER, working_days_after

from .cast import work
from .cast.days import before
from .cast.words import ReferralState as Told

Move = Callable[[Referral, User], None]

YES = "Yes, they can help. They will call in the safe hours."
HAVE_IT = "They have it and will decide within a week."
# Three tries in three ways, each with what came of it.
TRIES = (
    (5, Method.VOICEMAIL, "Left a message with the front desk."),
    (12, Method.EMAIL, "Wrote to the intake address. It did not come back."),
    (20, Method.CALL, "No answer after ten rings."),
)
SEEN = {
    "helped a lot": PersonsView.HELPED_A_LOT,
    "helped some": PersonsView.HELPED_SOME,
    "not ask them again": PersonsView.NOT_HELPED,
    "said it straight": PersonsView.NOT_HELPED,
}
OUTCOMES = {
    Told.COMPLETED: Outcome.SERVICE_RECEIVED,
    Told.NOT_COMPLETED: Outcome.AGENCY_NO_RESPONSE,
    Told.WITHDRAWN: Outcome.PERSON_DECLINED,
}


def moves(cast: work.Referral, today: date) -> Iterator[tuple[date, Move]]:
    """Each move with its day, in order. Days that are still to come have not happened."""
    found = ((day, move) for day, move in _all_moves(cast, today) if day and day <= today)
    yield from sorted(found, key=lambda pair: pair[0])


def _all_moves(cast: work.Referral, today: date) -> Iterator[tuple[date | None, Move]]:
    yield from _tries(cast, today)
    if cast.state in ANSWERS:
        yield cast.answered_on, partial(ANSWERS[cast.state], cast)
    if cast.state in (Told.STARTED, Told.COMPLETED):
        yield cast.first_meeting_on, partial(_began, cast)
    if cast.state is Told.DECLINED:
        yield cast.ended_on, partial(_said_no, cast)
    if cast.state in OUTCOMES:
        yield cast.ended_on, partial(_ended, cast)


def _tries(cast: work.Referral, today: date) -> Iterator[tuple[date | None, Move]]:
    """Who asked and got no answer."""
    if cast.state is Told.SENT:
        yield _asked_again(cast, today), partial(_no_answer, *TRIES[0][1:])
    if cast.state is Told.NOT_COMPLETED and cast.sent_on:
        for days, method, words in TRIES:
            yield before(cast.sent_on + timedelta(days=days), 0), partial(_no_answer, method, words)


def _asked_again(cast: work.Referral, today: date) -> date | None:
    """The day on which somebody asked in vain, so that it comes up again when the cast says."""
    if cast.sent_on is None or cast.ask_again_on is None:
        return None
    days = (today - timedelta(days=ago) for ago in range((today - cast.sent_on).days))
    working = (day for day in days if before(day, 0) == day)
    return next(
        (day for day in working if working_days_after(day, AFTER_NO_ANSWER) <= cast.ask_again_on), None
    )


def _no_answer(method: Method, words: str, referral: Referral, by: User) -> None:
    chasing.note_no_answer(referral, clock.today(), method, words, by=by)


def _waits(cast: work.Referral, referral: Referral, by: User) -> None:
    _answered(ReferralState.WAITLISTED, cast.answer, referral, by)


def _has_it(_cast: work.Referral, referral: Referral, by: User) -> None:
    _answered(ReferralState.ACKNOWLEDGED, HAVE_IT, referral, by)


def _answered(state: ReferralState, words: str, referral: Referral, by: User) -> None:
    chasing.record_answer(referral, state, clock.today(), words, None, by=by)


def _said_yes(cast: work.Referral, referral: Referral, by: User) -> None:
    """For what has begun since, the cast tells only how that went."""
    words = cast.answer if cast.state is Told.ACCEPTED or cast.answer.startswith("Yes") else YES
    meeting = cast.first_meeting_on
    chasing.record_answer(referral, ReferralState.ACCEPTED, clock.today(), words, meeting, by=by)


def _began(cast: work.Referral, referral: Referral, by: User) -> None:
    words = cast.answer if cast.state is Told.STARTED else ""
    _answered(ReferralState.STARTED, words, referral, by)


def _said_no(cast: work.Referral, referral: Referral, by: User) -> None:
    why = Outcome.INELIGIBLE if "insurance" in cast.answer else Outcome.NO_CAPACITY
    chasing.record_no(referral, clock.today(), cast.answer, why, by=by)
    chasing.add_persons_view(referral, _seen(cast), cast.person_view.strip("“”"), by=by)


def _ended(cast: work.Referral, referral: Referral, by: User) -> None:
    words = "" if cast.answer.startswith("Yes") else cast.answer
    ending = chasing.Ending(OUTCOMES[cast.state], words, _seen(cast), cast.person_view.strip("“”"))
    chasing.end_referral(referral, ending, clock.today(), by=by)


def _seen(cast: work.Referral) -> str:
    return next((view for words, view in SEEN.items() if words in cast.person_view), "")


ANSWERS = {
    Told.ACCEPTED: _said_yes,
    Told.STARTED: _said_yes,
    Told.COMPLETED: _said_yes,
    Told.WAITLISTED: _waits,
    Told.WITHDRAWN: _has_it,
}
