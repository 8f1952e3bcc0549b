"""The check, the end and the next of a letter, as forms."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from advocacy.web.forms import Form, choices_of

LONG = Length(max=4000, message=_l("Keep it to 4,000 letters or fewer."))


class CheckForm(Form):
    """`do` is what is wanted; `read` is the fingerprint of the words that were shown."""

    words = TextAreaField(_l("Your words about it"), validators=[Optional(), LONG])
    read = HiddenField()
    do = StringField(validators=[Optional()])


class VoidForm(Form):
    why = StringField(
        _l("Why must it not be used?"),
        validators=[
            DataRequired(_l("Write why it must not be used.")),
            Length(max=300, message=_l("Keep it to 300 letters or fewer.")),
        ],
    )


class FollowForm(Form):
    template = RadioField(_l("Which letter comes next?"), validators=[InputRequired(_l("Choose a letter."))])

    def offer(self, pairs: list[tuple[str, str]]) -> None:
        self.template.choices = choices_of(pairs)


class NoAnswerForm(Form):
    words = TextAreaField(_l("How did you ask them for it?"), validators=[Optional(), LONG])
