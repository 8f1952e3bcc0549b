"""What a rule can count from, and what can be set. A notice has four days of its own; every rule is told of them."""

from collections.abc import Mapping
from enum import StrEnum


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


OF_EVERY_NOTICE = ("notice_dated", "mailed", "received", "effective")

# Days that may lie ahead. All others have happened, or they are not known.
MAY_COME = frozenset(
    (
        "effective",
        "authorized_until",
        "certified_until",
        "due",
        "discharge",
        "ends",
        "hearing",
        "meeting",
        "coverage_lost",
    )
)
PAST_ONLY = frozenset(
    _words(
        """
    notice_dated mailed received agency_received appeal_filed happened known elected first_bill
    eca_notice served statement_received consent_received referral_received eligible last_review
    last_evaluation decided agreed resolution_ended grievance_ended state_closed hud_filed
    hud_closed mediation_certificate acas_started acas_certificate reasons_requested paused resumed
    informed
    """
    )
)
ANCHORS = MAY_COME | PAST_ONLY

# The first can not lie before the second. Where it does, it is asked about; `USED` says which still count.
ORDER = (
    ("received", "notice_dated"),
    ("received", "mailed"),
    ("mailed", "notice_dated"),
    ("effective", "notice_dated"),
)
OWN_ORDER = (
    ("known", "happened"),
    ("agency_received", "notice_dated"),
    ("meeting", "agency_received"),
    ("hearing", "agency_received"),
    ("resolution_ended", "agency_received"),
    ("notice_dated", "appeal_filed"),
    ("reasons_requested", "notice_dated"),
    ("mediation_certificate", "notice_dated"),
    ("acas_started", "happened"),
    ("acas_certificate", "acas_started"),
    ("resumed", "paused"),
    ("paused", "agency_received"),
    ("hud_filed", "happened"),
    ("hud_closed", "hud_filed"),
    ("state_closed", "happened"),
    ("grievance_ended", "happened"),
    ("eca_notice", "first_bill"),
    ("printed_date", "notice_dated"),
    ("printed_date", "mailed"),
    ("printed_date", "served"),
    ("printed_date", "first_bill"),
)
STILL_USED = frozenset(("mailed", "effective", "known", "notice_dated"))


class Reading(StrEnum):
    """How a setting is read."""

    NUMBER = "number"
    DAY = "day"
    DAYS = "days"
    CHOICE = "choice"
    ZONE = "zone"
    NAMES = "names"


SETTINGS: Mapping[str, Reading] = {
    "printed_days": Reading.NUMBER,
    "printed_date": Reading.DAY,
    "state_days": Reading.NUMBER,
    "state_years": Reading.NUMBER,
    "postponed_days": Reading.NUMBER,
    "state_unit": Reading.CHOICE,
    "state_from": Reading.CHOICE,
    "received_proof": Reading.CHOICE,
    "zone": Reading.ZONE,
    "state": Reading.CHOICE,
    "rating_period_from": Reading.DAY,
    "exchange": Reading.CHOICE,
    "deferral": Reading.CHOICE,
    "age": Reading.CHOICE,
    "abroad": Reading.CHOICE,
    "nation": Reading.CHOICE,
    "school_year": Reading.DAYS,
    "school_closed": Reading.DAYS,
    "today": Reading.DAY,
    "confirmed": Reading.NAMES,
}
OF_EVERY_RULE = ("received_proof", "state", "today", "confirmed")

CHOICES: Mapping[str, tuple[str, ...]] = {
    "state_unit": ("calendar", "school"),
    "state_from": ("consent", "referral"),
    "received_proof": ("yes", "no"),
    "exchange": ("federal", "state"),
    "deferral": ("none", "state", "local"),
    "age": ("yes", "no"),
    "abroad": ("yes", "no"),
    "nation": ("england", "wales", "scotland", "northern-ireland"),
    "state": _words(
        """
    AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM
    NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI
    """
    ),
}

RESULTS = frozenset(
    _words(
        """
    appeal keep_benefits reinstate external_review complaint court late_filing dispute respond apply
    enroll elect pay evidence void waiver recovery_hold appeal_by_form appeal_current_level
    keep_effective_date opens barred_until period_ends agency_decision agency_decision_extended
    agency_notice agency_meeting follow_up follow_up_again
    """
    )
)
NOT_A_LAST_DAY = frozenset(("opens", "barred_until", "period_ends"))
