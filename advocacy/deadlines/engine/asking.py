"""What an objection says to whoever reads it: what is not right, and how to put it right."""

from collections.abc import Mapping

from .results import Objection
from .saying import Say, as_it_is

SENTENCES: Mapping[str, str] = {
    "needs": "{about} is needed. Nothing is counted without it.",
    "needs:printed_days": "Only the notice knows. Give its number of days, printed_days, or last day, printed_date.",
    "needs_time": "Hours count here. Give {about} with its time, such as 2026-03-06T14:00.",
    "no_such_time": "The clocks went past the time in {about}: there was no such hour that day. Check it.",
    "which_time": "The clocks showed the time in {about} twice. Say which: add its offset, such as -04:00.",
    "not_a_day": "{about} is no day that the calendar has. Write it as 2026-03-02.",
    "not_a_number": "{about} is no number. Write it in digits, such as 10.",
    "out_of_range": "{about} is outside what the law allows. Read it on the notice again.",
    "not_covered": "There is no rule here for the {about} that was given.",
    "expired": "{about} was over before the notice: there is nothing left to keep.",
    "past": "{about} lies before today. Check the day.",
    "future": "{about} lies after today. Check it; if the notice does say so, confirm it. Until then it is left out.",
    "far": "{about} is more than a year ahead. Check it; if it is right, confirm it. Until then it is left out.",
    "before": "{about} lies before {against}, which can not be. Check both.",
    "late": "{about} came too late to stop the clock.",
    "needs_proof": "{about} is later than the law presumes. With proof of it, there is more time.",
    "early_receipt": "It came early ({about}), and that makes the time shorter.",
    "asks": "{about} is not known. The safe day is shown meanwhile.",
    "differs": "{about} says something else than the sum. Work to the earlier day, and ask.",
    "beyond_calendar": "The calendar ({about}) does not reach that far: no legal last day is given.",
    "any_time": "This can be done at any time.",
    "no_end_date": "The law sets no last day. Act at once.",
    "overdue": "The last day has passed. It is not too late to ask: file now, and say why it is late.",
}


def sentence(objection: Objection, say: Say = as_it_is) -> str:
    own = SENTENCES.get(str(objection))
    if own:
        return say(own)
    told = {"about": say(objection.about), "against": say(objection.against)}
    return say(SENTENCES[objection.kind]).format(**told)
