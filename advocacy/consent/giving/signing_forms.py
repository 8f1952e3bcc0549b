"""Having a sheet signed, taking it back, and what it ended with."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from advocacy import clock
from advocacy.consent.kinds import Revoked, Signature
from advocacy.web.days import DayField, PastDayField
from advocacy.web.forms import Form, choices_of

from .forms import LONG, NAME
from .signing import Revoking, Signing


class SignForm(Form):
    """How it was signed."""

    signature = RadioField(
        _l("How is it signed?"),
        choices=choices_of(
            [
                (Signature.PAPER, _l("On paper. I add a photo or a scan next")),
                (Signature.DRAWN, _l("Drawn here on the screen")),
                (Signature.TYPED, _l("They type their name here")),
                (Signature.SPOKEN, _l("They say yes, and somebody hears it")),
            ]
        ),
        validators=[InputRequired(_l("Choose how it is signed."))],
    )
    strokes = HiddenField(
        validators=[
            Length(max=60_000, message=_l("The drawing has too many lines. Clear it, and draw again."))
        ]
    )
    typed = StringField(_l("They type their name"), validators=NAME)
    witness = StringField(
        _l("Who heard it?"), description=_l("If it was spoken: your name, or who was there"), validators=NAME
    )
    signer_name = StringField(_l("Who signs?"), validators=NAME)
    signed_on = PastDayField(_l("On which day?"))

    def signing(self) -> Signing:
        return Signing(
            signature=Signature(self.signature.data),
            signed_on=self.signed_on.data,
            signer_name=self.signer_name.data or "",
            strokes=self.strokes.data or "",
            typed=self.typed.data or "",
            witness=self.witness.data or "",
        )


class RevokeForm(Form):
    """They changed their mind. Spoken words are enough to stop at once."""

    how = RadioField(
        _l("How did they say it?"),
        choices=choices_of(
            [
                (Revoked.SPOKEN, _l("They said so. It stops now, and I ask for it in writing")),
                (Revoked.WRITING, _l("In writing")),
                (Revoked.SET_ASIDE, _l("They did not. We set it aside, because it is not right")),
            ]
        ),
        validators=[InputRequired(_l("Choose how they said it."))],
    )
    words = TextAreaField(_l("What did they say?"), validators=LONG)
    received_by = StringField(_l("Who was told?"), validators=NAME)

    def revoking(self) -> Revoking:
        return Revoking(
            how=Revoked(self.how.data), words=self.words.data or "", received_by=self.received_by.data or ""
        )


class DayForm(Form):
    """One day, today or earlier."""

    on = DayField(_l("On which day?"), default=clock.today, validators=[InputRequired(_l("Write the day."))])
