"""Signing on the screen, or writing down that it was signed on paper."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, StringField
from wtforms.validators import Length, Optional, ValidationError

from advocacy import clock
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of

from .operations import Signing
from .rules import How, Who


def _one_of_those_offered(field: RadioField, sentence: str) -> None:
    if field.data not in {value for value, *_rest in field.iter_choices()}:
        raise ValidationError(sentence)


class SignForm(Form):
    """`read` is the fingerprint of the words that were shown."""

    who = RadioField(_l("Who signs?"), validate_choice=False)
    signature = RadioField(_l("How?"), validate_choice=False)
    strokes = HiddenField(
        validators=[
            Length(max=60_000, message=_l("The drawing has too many lines. Clear it, and draw again."))
        ]
    )
    typed = StringField(
        _l("The name, typed"),
        validators=[Optional(), Length(max=200, message=_l("Keep the name to 200 letters."))],
    )
    signed_on = DayField(_l("On which day?"), default=clock.today, validators=[Optional()])
    read = HiddenField()

    def offer(self, people: list[tuple[str, str]], *, on_paper: bool) -> None:
        self.who.choices = choices_of(people)
        on_screen = [(How.DRAWN.value, _l("Drawn here")), (How.TYPED.value, _l("Typed here"))]
        paper = [(How.PAPER.value, _l("On paper, by hand"))]
        self.signature.choices = choices_of(paper if on_paper else on_screen)

    def validate_who(self, field: RadioField) -> None:
        _one_of_those_offered(field, _("Choose who signs."))

    def validate_signature(self, field: RadioField) -> None:
        _one_of_those_offered(field, _("Choose how it is signed."))

    def signing(self) -> Signing:
        return Signing(
            who=Who(self.who.data),
            how=How(self.signature.data),
            strokes=self.strokes.data or "",
            typed=self.typed.data or "",
            signed_on=self.signed_on.data or clock.today(),
        )
