"""The questions about a mistake: asked calmly, so that it is written down."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from advocacy import clock
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of

from .models import How
from .operations import Since, Slip
from .words import how_words

LONG = Length(max=2000, message=_l("Keep it to 2,000 letters or fewer."))
SHORT = Length(max=300, message=_l("Keep it to 300 letters or fewer."))


class StepForm(Form):
    """What was done since, and who was told of it."""

    done_on = DayField(_l("When?"), default=clock.today, validators=[InputRequired(_l("Write the day."))])
    done = TextAreaField(
        _l("What was done about it?"),
        description=_l("For example, who was asked to send it back or to destroy it"),
        validators=[DataRequired(_l("Write what was done. “Nothing yet” is an answer too.")), LONG],
    )
    told = StringField(_l("Who was told of it?"), validators=[Optional(), SHORT])
    person_told = BooleanField(_l("The person it is about was told"))

    def since(self) -> Since:
        return Since(
            on=self.done_on.data,
            done=self.done.data or "",
            told=self.told.data or "",
            person_told=bool(self.person_told.data),
        )


class MistakeForm(Form):
    """What got out, to whom, and how it was noticed; what was done at once, if anything."""

    how = RadioField(_l("How did it get out?"), validators=[InputRequired(_l("Choose how it got out."))])
    what = TextAreaField(
        _l("What did they learn about the person?"),
        validators=[DataRequired(_l("Write in a sentence what they learned.")), LONG],
    )
    recipient = StringField(
        _l("Who learned it?"),
        description=_l("A name, an office, or “not known”"),
        validators=[DataRequired(_l("Write who learned it, or “not known”.")), SHORT],
    )
    happened_on = DayField(_l("When did it happen, if you know?"), validators=[Optional()])
    noticed_on = DayField(
        _l("When was it noticed?"), default=clock.today, validators=[InputRequired(_l("Write the day."))]
    )
    noticed = TextAreaField(
        _l("How was it noticed?"),
        validators=[DataRequired(_l("Write in a sentence how it was noticed.")), LONG],
    )
    done = TextAreaField(
        _l("What was done about it so far?"),
        description=_l("More can be added later."),
        validators=[Optional(), LONG],
    )
    told = StringField(_l("Who was told of it?"), validators=[Optional(), SHORT])
    person_told = BooleanField(_l("The person it is about was told"))

    def offer(self) -> None:
        self.how.choices = choices_of((one.value, how_words(one)) for one in How)

    def slip(self) -> Slip:
        return Slip(
            happened_on=self.happened_on.data,
            noticed_on=self.noticed_on.data,
            how=How(self.how.data),
            recipient=self.recipient.data or "",
            what=self.what.data or "",
            noticed=self.noticed.data or "",
        )

    def since(self) -> Since | None:
        """Whatever was done or told at once, on the day on which it is written down."""
        done, told, person_told = self.done.data or "", self.told.data or "", bool(self.person_told.data)
        if not (done.strip() or told.strip() or person_told):
            return None
        return Since(on=clock.today(), done=done, told=told, person_told=person_told)


class ReviewForm(Form):
    """What a second person says of it."""

    words = TextAreaField(
        _l("What do you say of it?"),
        description=_l("What has to happen now, and what would keep it from happening again"),
        validators=[DataRequired(_l("Write what you say of it. One sentence is enough.")), LONG],
    )
