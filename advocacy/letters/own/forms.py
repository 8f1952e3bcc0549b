"""The words of a letter that an administrator may change."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from advocacy.web.forms import Form

from ..template import LetterTemplate
from .laying import OwnWords, has_voice

LONG = 12_000


class OwnWordsForm(Form):
    """What stands in braces is filled in by each letter and has to stay."""

    title = StringField(_l("Title"), validators=[InputRequired(_l("Write a title.")), Length(max=120)])
    when_to_use = TextAreaField(
        _l("When to use it"), validators=[InputRequired(_l("Write when it fits.")), Length(max=500)]
    )
    subject = TextAreaField(
        _l("Subject"),
        description=_l("One in a line. The first whose condition holds is printed."),
        validators=[InputRequired(_l("Write a subject.")), Length(max=1000)],
    )
    person = TextAreaField(
        _l("The text when the person signs"),
        description=_l("What stands in {braces} is filled in by each letter and has to stay."),
        validators=[Length(max=LONG)],
    )
    advocate = TextAreaField(
        _l("The text when the advocate signs"),
        description=_l("What stands in {braces} is filled in by each letter and has to stay."),
        validators=[Length(max=LONG)],
    )

    def for_letter(self, template: LetterTemplate) -> "OwnWordsForm":
        """Without the voice that this letter does not speak in."""
        for voice in ("person", "advocate"):
            if not has_voice(template, voice):
                delattr(self, voice)
        return self

    def words(self) -> OwnWords:
        voices = {name: self[name].data or "" for name in ("person", "advocate") if name in self}
        return OwnWords(
            *((field.data or "").strip() for field in (self.title, self.when_to_use, self.subject)), **voices
        )
