"""How a step of telling is said."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..kinds import Audience, Step

STEPS = {
    Step.DAYS_14: _l("14 days before"),
    Step.DAYS_7: _l("7 days before"),
    Step.DAYS_3: _l("3 days before"),
    Step.DAYS_1: _l("1 day before"),
    Step.HOURS_24: _l("24 hours before"),
    Step.HOURS_8: _l("8 hours before"),
    Step.HOURS_2: _l("2 hours before"),
    Step.OVER: _l("When it was over"),
}


def step_words(step: str) -> str:
    return str(STEPS[Step(step)])


def audience_words(audience: str) -> str:
    if audience == Audience.SUPERVISORS:
        return _("the supervisor")
    return _("whoever holds the case")
