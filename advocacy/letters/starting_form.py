"""Choosing a letter, who signs it and its language."""

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired, Optional

from advocacy.issues.models import Issue
from advocacy.web.forms import Form, choices_of

from .saying import language_words, signer_words
from .template import ENGLISH, LetterTemplate, Signer
from .templates import OTHERS

NOT_THIS = "none"


class NewLetterForm(Form):
    """Which letter, about what, and who speaks in it."""

    template = RadioField(_l("Which letter fits?"), validators=[InputRequired(_l("Choose a letter."))])
    issue = RadioField(_l("What is it about?"), default=NOT_THIS, validators=[Optional()])
    signer = RadioField(_l("Who signs?"), default="usual", validators=[Optional()])
    language = RadioField(
        _l("In which language?"),
        description=_l("Spanish can be chosen for the letters that say so."),
        default=ENGLISH,
        validators=[Optional()],
    )

    def offer(self, templates: Iterable[LetterTemplate], issues: Sequence[Issue]) -> None:
        self.template.choices = choices_of((one.code, one.title) for one in templates)
        of_issues = [(str(issue.public_id), issue.title) for issue in issues]
        self.issue.choices = choices_of([*of_issues, (NOT_THIS, _("None of these"))])
        others = [(signer.value, signer_words(signer)) for signer in Signer]
        self.signer.choices = choices_of([("usual", _("As is usual for this letter")), *others])
        self.language.choices = choices_of((code, language_words(code)) for code in (ENGLISH, *OTHERS))

    def signer_for(self, template: LetterTemplate) -> Signer | None:
        """Who is to sign, or None where this letter can not be signed so."""
        if self.signer.data == "usual":
            return template.usual_signer
        asked = Signer(self.signer.data)
        return asked if asked in template.signers else None
