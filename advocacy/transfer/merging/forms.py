"""The questions around two records of one person."""

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from advocacy.web.forms import Form

from .rules import Pick

BEFORE_A_PICK = "pick-"
PICKS = {pick.value for pick in Pick}
TOO_LONG = _l("Keep it to 2,000 letters or fewer.")


class AskForm(Form):
    """An advocate asks; the supervisor decides."""

    why = TextAreaField(
        _l("Why do you think so?"),
        description=_l("What tells you that both are the same person. Your supervisor reads this."),
        validators=[
            DataRequired(_l("Write why you think that they are one person.")),
            Length(max=2000, message=TOO_LONG),
        ],
    )


class MergeForm(AskForm):
    """What goes on of each record, and why. The choices themselves stand in `picks`."""

    why = TextAreaField(
        _l("How do you know?"),
        description=_l("It stays with the record, for whoever asks later."),
        validators=[
            DataRequired(_l("Write how you know that they are one person.")),
            Length(max=2000, message=TOO_LONG),
        ],
    )
    they_said_so = BooleanField(_l("They said themselves that the looser rule is fine"))
    sure = BooleanField(
        _l("I looked at both, and they are one person"),
        validators=[InputRequired(_l("Tick this when you looked at both."))],
    )

    def picks(self) -> dict[str, str]:
        """pick-languages=both, for each thing on which the two differ."""
        asked = request.form.items()
        cut = len(BEFORE_A_PICK)
        return {
            name[cut:]: value for name, value in asked if name.startswith(BEFORE_A_PICK) and value in PICKS
        }


class DeclineForm(Form):
    why = TextAreaField(
        _l("How do you know that they are two people?"),
        validators=[
            DataRequired(_l("Write how you know, for whoever asked.")),
            Length(max=2000, message=TOO_LONG),
        ],
    )


class PartForm(Form):
    """`goes` holds what came later and belongs to the other person after all."""

    why = TextAreaField(
        _l("Why are they parted?"),
        validators=[
            DataRequired(_l("Write why they are parted.")),
            Length(max=2000, message=TOO_LONG),
        ],
    )

    def goes(self) -> list[str]:
        return request.form.getlist("goes")
