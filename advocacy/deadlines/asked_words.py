"""How the engine’s days, numbers and questions are said."""

from flask_babel import gettext as _


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
        "beyond_calendar": _("Our calendar does not reach that far. Ask for the last day."),
        "any_time": _("This can be done at any time."),
        "no_end_date": _("The law sets no last day. Act at once."),
        "overdue": _("The last day has passed. It is not too late to ask: file now, and say why it is late."),
    }.get(kind, objection)


def choice_words(name: str, value: str) -> str:
    """An answer that a rule knows, as a page says it. States stay their letters."""
    words = {
        "yes": _("Yes"),
        "no": _("No"),
        "federal": _("HealthCare.gov, for many states"),
        "none": _("No office"),
        "local": _("A local office"),
        "calendar": _("Calendar days"),
        "school": _("School days"),
        "consent": _("From the consent"),
        "referral": _("From the referral"),
        "england": _("England"),
        "wales": _("Wales"),
        "scotland": _("Scotland"),
        "northern-ireland": _("Northern Ireland"),
    }
    if value == "state":
        return _("A state office") if name == "deferral" else _("The state’s own Marketplace")
    return words.get(value, value)
