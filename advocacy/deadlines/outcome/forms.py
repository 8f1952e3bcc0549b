"""What is asked about what became of a deadline."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from advocacy.attachments.forms import UploadsField, WithFiles
from advocacy.web.days import PastDayField
from advocacy.web.forms import Form, choices_of

from ..filing import Filed
from ..kinds import Proof
from .words import PROOFS

NOT_YET = ""
TOO_LONG = Length(max=2000, message=_l("Keep it to 2,000 letters or fewer."))


class FiledForm(WithFiles):
    """When it went, and what proves it."""

    filed_on = PastDayField(_l("On which day was it filed?"))
    proof = RadioField(
        _l("What proves the day?"),
        choices=choices_of([*PROOFS.items(), (NOT_YET, _l("Nothing yet. I will add it."))]),
        default=NOT_YET,
        validators=[Optional()],
    )
    proof_number = StringField(
        _l("The number on it"),
        description=_l("For example, the number of the receipt or from the website."),
        validators=[Optional(), Length(max=120, message=_l("Keep it to 120 letters or fewer."))],
    )
    proof_words = TextAreaField(
        _l("More about it"),
        description=_l("Who saw it handed in, or why there is no proof."),
        validators=[Optional(), TOO_LONG],
    )
    files = UploadsField(_l("A photo or scan of the proof"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_submitted() and self.proof.data is None:
            self.proof.data = NOT_YET

    def filed(self) -> Filed:
        proof = Proof(self.proof.data) if self.proof.data else None
        return Filed(self.filed_on.data, proof, self.proof_number.data or "", self.proof_words.data or "")


class AnsweredForm(Form):
    ended_on = PastDayField(_l("On which day did they answer?"))
    ended_words = TextAreaField(
        _l("What did they answer?"),
        validators=[DataRequired(_l("Say in a few words what they answered.")), TOO_LONG],
    )


class WordsForm(Form):
    """One sentence. What it is about is said by the page."""

    ended_words = TextAreaField(
        _l("What happened?"), validators=[DataRequired(_l("Say in a few words what happened.")), TOO_LONG]
    )


class NotWantedForm(WordsForm):
    ended_words = TextAreaField(
        _l("What did the person say?"),
        description=_l("It is their decision. Tell them first what they may lose."),
        validators=[DataRequired(_l("Say in a few words what they decided.")), TOO_LONG],
    )


class ReopenForm(WordsForm):
    ended_words = TextAreaField(
        _l("Why is it open again?"),
        validators=[DataRequired(_l("Say in a few words why it is open again.")), TOO_LONG],
    )
