"""What a notice can do, how we know a day, how far a deadline is, and what proves that something was filed. Pure."""

from enum import StrEnum


class NoticeKind(StrEnum):
    """What an agency decided, in the words that a person would use."""

    DENIED = "denied"
    REDUCED = "reduced"
    ENDED = "ended"
    SUSPENDED = "suspended"
    PAY_BACK = "pay_back"
    MUST_ANSWER = "must_answer"
    BILL = "bill"
    EVICTION = "eviction"
    DISCHARGE = "discharge"
    DISCIPLINE = "discipline"
    NOT_ANSWERED = "not_answered"
    REQUEST_MADE = "request_made"
    OTHER = "other"


class HowKnown(StrEnum):
    """How we know on which day a notice came. Only some prove a later day than the law presumes."""

    NOT_KNOWN = "not_known"
    PERSON_SAYS = "person_says"
    POSTMARK = "postmark"
    SIGNED_FOR = "signed_for"
    PORTAL = "portal"
    HANDED_OVER = "handed_over"
    EMAIL = "email"

    @property
    def proves(self) -> bool:
        return self not in (HowKnown.NOT_KNOWN, HowKnown.PERSON_SAYS)


class DeadlineState(StrEnum):
    """How far a deadline is. Overdue is no state: the day says it."""

    OPEN = "open"
    FILED = "filed"
    ANSWERED = "answered"
    MISSED = "missed"
    NOT_WANTED = "not_wanted"
    REPLACED = "replaced"


class Proof(StrEnum):
    """What shows that something was filed on its day."""

    FAX = "fax"
    CERTIFIED = "certified"
    PORTAL = "portal"
    STAMPED = "stamped"
    EMAIL = "email"
    WITNESS = "witness"
    NONE = "none"


class MovedBy(StrEnum):
    """Why a date moved."""

    FACTS = "facts"
    SETTING = "setting"
    LOCAL_RULE = "local_rule"
    SCHOOL_DAYS = "school_days"
    RULES = "rules"
    DAY_CAME = "day_came"


class Step(StrEnum):
    """How near a deadline is when it is brought to mind."""

    DAYS_14 = "14_days"
    DAYS_7 = "7_days"
    DAYS_3 = "3_days"
    DAYS_1 = "1_day"
    HOURS_24 = "24_hours"
    HOURS_8 = "8_hours"
    HOURS_2 = "2_hours"
    OVER = "over"


class Audience(StrEnum):
    """Who hears of it: whoever holds the case, or the supervisors who see it."""

    HOLDERS = "holders"
    SUPERVISORS = "supervisors"
