"""How the choices of a notice’s form are said."""

from flask_babel import gettext as _

from .kinds import HowKnown, NoticeKind


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
