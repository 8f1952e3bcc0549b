"""The questions about what a paper tells, and what for: asked of letters, referrals and of what is told by mouth."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from advocacy.web.forms import choices_of

from .topic_words import purpose_words, topic_words
from .topics import SENSITIVE, Purpose, Topic

# What seldom hurts stands first. What can hurt most is never ticked beforehand.
IN_ORDER = (*(one for one in Topic if one not in SENSITIVE), *(one for one in Topic if one in SENSITIVE))


def topics_field() -> Any:
    return SelectMultipleField(
        _l("What does it tell about them?"),
        description=_l("Tick all that somebody could read out of it, and leave out what they need not know."),
        choices=lambda: choices_of((one.value, topic_words(one)) for one in IN_ORDER),
        option_widget=CheckboxInput(),
        widget=ListWidget(),
        validators=[Optional()],
    )


def purpose_field() -> Any:
    return RadioField(
        _l("What is it for?"),
        choices=lambda: choices_of((one.value, purpose_words(one)) for one in Purpose),
        validators=[Optional()],
    )
