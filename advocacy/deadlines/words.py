"""How notices and their dates are said."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.issues.words import system_words

from .kinds import DeadlineState, HowKnown, MovedBy, NoticeKind
from .rules import Obstacle

DOUBTS = ("future", "far", "before", "past", "differs", "out_of_range")


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.CASE_CLOSED: _("This case is closed. Open it again first."),
        Obstacle.NOTICE_ENDED: _("This notice does not count any more."),
        Obstacle.NO_REASON: _("Write why this notice does not count any more."),
        Obstacle.NOTHING_TO_DO: _("Write what has to be done by that day."),
    }[obstacle]


def kind_words(kind: str) -> str:
    return {
        NoticeKind.DENIED: _("It says no to what was asked for"),
        NoticeKind.REDUCED: _("It cuts something down"),
        NoticeKind.ENDED: _("It ends something"),
        NoticeKind.SUSPENDED: _("It stops something for a while"),
        NoticeKind.PAY_BACK: _("It wants money back"),
        NoticeKind.MUST_ANSWER: _("It wants an answer or papers"),
        NoticeKind.BILL: _("It is a bill or a debt"),
        NoticeKind.EVICTION: _("It wants someone out of their home"),
        NoticeKind.DISCHARGE: _("A hospital or service sends someone home"),
        NoticeKind.DISCIPLINE: _("A school punishes or excludes"),
        NoticeKind.NOT_ANSWERED: _("Something wrong was done, or nobody answers"),
        NoticeKind.REQUEST_MADE: _("We asked for something, and wait"),
        NoticeKind.OTHER: _("Something else"),
    }[NoticeKind(kind)]


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


def how_known_words(how: str) -> str:
    return {
        HowKnown.NOT_KNOWN: _("We do not know for sure"),
        HowKnown.PERSON_SAYS: _("The person remembers"),
        HowKnown.POSTMARK: _("Postmark on the envelope"),
        HowKnown.SIGNED_FOR: _("Somebody signed for it"),
        HowKnown.PORTAL: _("The day stands in an online account"),
        HowKnown.HANDED_OVER: _("It was handed over, with the day on it"),
        HowKnown.EMAIL: _("It came by e-mail"),
    }[HowKnown(how)]


def state_words(state: str) -> str:
    return {
        DeadlineState.OPEN: _("Open"),
        DeadlineState.FILED: _("Filed"),
        DeadlineState.ANSWERED: _("Answered"),
        DeadlineState.MISSED: _("Missed"),
        DeadlineState.NOT_WANTED: _("Put aside"),
        DeadlineState.REPLACED: _("Does not count any more"),
    }[DeadlineState(state)]


def moved_why_words(why: str) -> str:
    return {
        MovedBy.FACTS: _("What is known about the notice was changed"),
        MovedBy.SETTING: _("A setting was changed"),
        MovedBy.LOCAL_RULE: _("A local rule was changed"),
        MovedBy.SCHOOL_DAYS: _("The school calendar was changed"),
        MovedBy.RULES: _("The rules came new with this program"),
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
