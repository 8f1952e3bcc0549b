"""The field in which each question of a letter is answered."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from advocacy.web.days import DayField
from advocacy.web.forms import choices_of

from .past_days import EarlierDayField
from .template import Kind, Question

DAY_HINT = _l("For example, March 20")


def named(question: Question) -> str:
    return f"q_{question.name}"


def as_answer(said: Any) -> str:
    return said.isoformat() if hasattr(said, "isoformat") else (said or "")


def field_for(question: Question) -> Any:
    """The field that this sort of answer takes."""
    if question.choices:
        pairs = [(choice.value, choice.label) for choice in question.choices]
        return RadioField(question.label, [Optional()], description=question.hint, choices=choices_of(pairs))
    if question.kind is Kind.DAY:
        kind_of_day = DayField if question.may_lie_ahead else EarlierDayField
        return kind_of_day(question.label, [Optional()], description=question.hint or DAY_HINT)
    too_long = Length(max=4000, message=_l("Keep the answer to 4,000 letters or fewer."))
    kind = TextAreaField if question.kind is Kind.LONG else StringField
    return kind(question.label, [Optional(), too_long], description=question.hint)
