"""What goes along with a letter, what it tells, and that they said yes to it."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from advocacy.consent.forms import AgreementForm
from advocacy.consent.telling_fields import topics_field
from advocacy.web.forms import choices_of

from .choosing import Choice
from .saying import choice_words


class PacketForm(AgreementForm):
    """The papers in the order in which they are offered."""

    papers = SelectMultipleField(
        _l("What goes along?"),
        description=_l("Only what they need for an answer. The words stand on the cover: name nobody there."),
        option_widget=CheckboxInput(),
        widget=ListWidget(),
        validate_choice=False,
    )
    topics = topics_field()

    def offer(self, choices: Sequence[Choice]) -> None:
        self.offered = choices
        self.topics.label.text = _("What do these papers tell besides the letter?")
        self.papers.choices = choices_of((one.value, choice_words(one)) for one in choices)

    def chosen(self) -> list[Choice]:
        ticked = set(self.papers.data or ())
        return [one for one in self.offered if one.value in ticked]
