"""How notices and their dates are said."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.issues.words import system_words

from .kinds import MovedBy, NoticeKind
from .rules import Obstacle

DOUBTS = ("future", "far", "before", "past", "differs", "out_of_range")


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.CASE_CLOSED: _("This case is closed. Open it again first."),
        Obstacle.NOTICE_ENDED: _("This notice does not count any more."),
        Obstacle.NO_REASON: _("Write why this notice does not count any more."),
        Obstacle.NOTHING_TO_DO: _("Write what has to be done by that day."),
    }[obstacle]


def kind_in_short(kind: str) -> str:
    """For lists, where the notice itself is meant."""
    return {
        NoticeKind.DENIED: _("Said no"),
        NoticeKind.REDUCED: _("Cut down"),
        NoticeKind.ENDED: _("Ended"),
        NoticeKind.SUSPENDED: _("Stopped for a while"),
        NoticeKind.PAY_BACK: _("Wants money back"),
        NoticeKind.MUST_ANSWER: _("Wants an answer"),
        NoticeKind.BILL: _("Bill or debt"),
        NoticeKind.EVICTION: _("Home in danger"),
        NoticeKind.DISCHARGE: _("Sent home"),
        NoticeKind.DISCIPLINE: _("School punishment"),
        NoticeKind.NOT_ANSWERED: _("Wrong done, or no answer"),
        NoticeKind.REQUEST_MADE: _("We wait for an answer"),
        NoticeKind.OTHER: _("Notice"),
    }[NoticeKind(kind)]


def moved_why_words(why: str) -> str:
    return {
        MovedBy.FACTS: _("What is known about the notice was changed"),
        MovedBy.SETTING: _("A setting was changed"),
        MovedBy.LOCAL_RULE: _("A local rule was changed"),
        MovedBy.SCHOOL_DAYS: _("The school calendar was changed"),
        MovedBy.RULES: _("The rules came new with this program"),
        MovedBy.DAY_CAME: _("A day on the notice that lay ahead has come"),
    }[MovedBy(why)]


def moved_words(count: int) -> str:
    return ngettext("%(num)s date moved", "%(num)s dates moved", count)


def result_words(result: str) -> str:
    """What the date is for."""
    return {
        "keep_benefits": _("Keep what there is until it is decided"),
        "appeal": _("Appeal"),
        "reinstate": _("Ask to have it put back"),
        "external_review": _("Ask for a review from outside"),
        "complaint": _("Complain"),
        "court": _("Go to court"),
        "late_filing": _("Late filing, with a good reason"),
        "dispute": _("Dispute it"),
        "respond": _("Answer"),
        "apply": _("Apply"),
        "enroll": _("Enroll"),
        "elect": _("Choose"),
        "pay": _("Pay"),
        "evidence": _("Send the evidence"),
        "void": _("Take the signature back"),
        "waiver": _("Ask them not to take the money back"),
        "recovery_hold": _("Ask before they begin to take money back"),
        "appeal_by_form": _("Appeal with their form"),
        "appeal_current_level": _("Dispute the present amount"),
        "keep_effective_date": _("Keep the first date of the claim"),
        "opens": _("The next step is open from then"),
        "barred_until": _("They may not act before this day"),
        "period_ends": _("The time for talks ends"),
        "agency_decision": _("They have to decide"),
        "agency_decision_extended": _("They have to decide, with their extension"),
        "agency_notice": _("They have to tell"),
        "agency_meeting": _("They have to meet"),
        "follow_up": _("Ask where it stands"),
        "follow_up_again": _("Ask again where it stands"),
        "by_hand": _("Read from the notice by hand"),
    }.get(result, result)


def days_left_words(day: date, today: date) -> str:
    left = (day - today).days
    if left < 0:
        return ngettext("%(num)s day ago", "%(num)s days ago", -left)
    return _("Today") if left == 0 else ngettext("%(num)s day left", "%(num)s days left", left)


def where_words(notice: Any) -> str:
    """Housing, Larkmere Housing Office."""
    return ", ".join(part for part in (system_words(notice.system), notice.agency_shown) if part)


def named(name: str) -> str:
    """A day or a number that the engine knows, as the pages call it."""
    return {
        "notice_dated": _("the date printed on the notice"),
        "mailed": _("the day it was mailed or sent"),
        "received": _("the day it came"),
        "effective": _("the day it takes effect"),
        "agency_received": _("the day they got our appeal or request"),
        "appeal_filed": _("the day the appeal was filed"),
        "happened": _("the day it happened"),
        "known": _("the day we knew of it"),
        "hearing": _("the day of the hearing"),
        "meeting": _("the day of the meeting"),
        "served": _("the day the court papers were handed over"),
        "due": _("the day the renewal was due"),
        "elected": _("the day coverage was chosen"),
        "first_bill": _("the date of the first bill after care"),
        "coverage_lost": _("the day coverage is lost"),
        "authorized_until": _("the last day that was authorized"),
        "certified_until": _("the end of the certification period"),
        "discharge": _("the day of discharge"),
        "ends": _("the day it ends"),
        "printed_days": _("the number of days printed on the notice"),
        "printed_date": _("the last day printed on the notice"),
        "state_days": _("the number of days that the state or plan sets"),
        "state_years": _("the number of years that the state sets"),
        "postponed_days": _("the number of days that the hearing was put off"),
        "state": _("the state"),
        "zone": _("the time zone"),
        "age": _("whether it is about age"),
        "abroad": _("whether the notice went abroad"),
        "nation": _("the nation"),
        "exchange": _("whose Marketplace it is"),
        "deferral": _("whether a state or local office handles these too"),
        "rating_period_from": _("the first day of the plan’s contract year"),
        "school_year": _("the school year"),
        "school_closed": _("the days without school"),
    }.get(name, _named_more(name))


def _named_more(name: str) -> str:
    return {
        "eca_notice": _("the day hard collection was announced"),
        "statement_received": _("the day the statement came"),
        "consent_received": _("the day the school got the consent"),
        "referral_received": _("the day they got the referral"),
        "eligible": _("the day the child was found eligible"),
        "last_review": _("the day of the last review"),
        "last_evaluation": _("the day of the last evaluation"),
        "decided": _("the day it was decided"),
        "agreed": _("the day the agreement was signed"),
        "resolution_ended": _("the day the talks ended"),
        "grievance_ended": _("the day the grievance ended"),
        "state_closed": _("the day the state office closed it"),
        "hud_filed": _("the day it was filed with HUD"),
        "hud_closed": _("the day HUD closed it"),
        "mediation_certificate": _("the date of the mediation certificate"),
        "acas_started": _("the day ACAS was contacted"),
        "acas_certificate": _("the date of the ACAS certificate"),
        "reasons_requested": _("the day written reasons were asked for"),
        "paused": _("the day the clock was stopped"),
        "resumed": _("the day the clock went on"),
        "informed": _("the day we were told"),
    }.get(name, name.replace("_", " "))


def question_words(objection: str) -> str:
    """What the engine asks or says, in plain words."""
    kind, _mark, rest = objection.partition(":")
    about, _mark, against = rest.partition(":")
    what = named(about) if about else ""
    first = what[:1].upper() + what[1:]
    return {
        "needs": _("We need %(what)s. Nothing is counted before.", what=what),
        "needs_time": _("Hours count here. We need the time too: %(what)s.", what=what),
        "no_such_time": _(
            "There was no such hour that day: the clocks went forward. Check %(what)s.", what=what
        ),
        "which_time": _("The clocks showed that hour twice. Check %(what)s.", what=what),
        "not_a_day": _("The calendar has no such day. Check %(what)s.", what=what),
        "not_a_number": _("Write %(what)s in digits, such as 10.", what=what),
        "out_of_range": _("The law does not allow that. Read %(what)s on the notice again.", what=what),
        "not_covered": _("We have no rule for this. Check %(what)s.", what=what),
        "expired": _("%(what)s was over before the notice came: there is nothing left to keep.", what=first),
        "past": _("%(what)s lies before today. Check it. Until then it is left out.", what=first),
        "future": _("%(what)s lies after today. Until somebody checks it, it is left out.", what=first),
        "far": _("%(what)s is more than a year ahead. Until somebody checks it, it is left out.", what=first),
        "before": _(
            "%(what)s lies before %(other)s, which can not be. Check both on the notice.",
            what=first,
            other=named(against),
        ),
        "late": _("%(what)s came too late to stop the clock.", what=first),
        "needs_proof": _(
            "%(what)s is later than the law presumes. With proof of it there is more time.", what=first
        ),
        "early_receipt": _("It came early, and that makes the time shorter."),
        "asks": _("We do not know %(what)s. The safe day is shown.", what=what),
        "differs": _("The notice says another day than the sum. Work to the earlier one, and ask them."),
    }.get(kind) or _said_alone(kind, objection)


def _said_alone(kind: str, objection: str) -> str:
    """What is said of no day in particular."""
    return {
        "beyond_calendar": _("Our calendar does not reach that far. Ask for the last day."),
        "if_running": _(
            "Only if it was running before: then ask by this day, so that it goes on. Check the notice."
        ),
        "any_time": _("This can be done at any time."),
        "no_end_date": _("The law sets no last day. Act at once."),
        "overdue": _("The last day has passed. It is not too late to ask: file now, and say why it is late."),
    }.get(kind, objection)
