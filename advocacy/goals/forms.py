"""What is asked about a goal, its steps and how close it feels."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from advocacy import clock
from advocacy.web.days import DayField, PastDayField
from advocacy.web.forms import Form, choices_of

from .models import Who
from .operations import GoalFacts, RatingFacts
from .stepping import StepFacts

LONGEST = 5_000
TOO_LONG = _l("Keep it to 5,000 letters or fewer.")
WHO_DOES = choices_of(
    [(Who.ALONE, _l("They do it")), (Who.TOGETHER, _l("Together")), (Who.ADVOCATE, _l("The advocate"))]
)
WHO_DID = choices_of(
    [(Who.ALONE, _l("They did it")), (Who.TOGETHER, _l("Together")), (Who.ADVOCATE, _l("The advocate"))]
)


class GoalForm(Form):
    words = TextAreaField(
        _l("What do they want?"),
        description=_l("Write it as they say it, in their own words."),
        validators=[
            DataRequired(_l("Write what they want, in their own words.")),
            Length(max=LONGEST, message=TOO_LONG),
        ],
    )
    why = TextAreaField(
        _l("Why does it matter to them?"), validators=[Optional(), Length(max=LONGEST, message=TOO_LONG)]
    )
    hoped_for_on = DayField(_l("By which day do they hope for it?"), validators=[Optional()])

    def facts(self) -> GoalFacts:
        return GoalFacts(self.words.data or "", self.why.data or "", self.hoped_for_on.data)


class StepForm(Form):
    what = StringField(
        _l("What is the step?"),
        validators=[
            DataRequired(_l("Write what is to be done.")),
            Length(max=500, message=_l("Keep the step to 500 letters or fewer.")),
        ],
    )
    who = RadioField(
        _l("Who does it?"),
        choices=WHO_DOES,
        validators=[InputRequired(_l("Choose who does it. You can change it later."))],
    )
    due_on = DayField(
        _l("By which day?"),
        description=_l("For example, March 20. With a day it also stands under what needs doing."),
        validators=[Optional()],
    )

    def facts(self) -> StepFacts:
        return StepFacts(self.what.data or "", Who(self.who.data), self.due_on.data)


class DoneForm(Form):
    done_by = RadioField(
        _l("Who did it?"), choices=WHO_DID, validators=[InputRequired(_l("Choose who did it."))]
    )
    done_on = PastDayField(_l("On which day?"))


class RatingForm(Form):
    value = RadioField(
        _l("How close does it feel to them?"),
        description=_l("0 is far away, 10 is there. Only they can give the number."),
        choices=choices_of((number, str(number)) for number in range(11)),
        coerce=int,
        validators=[InputRequired(_l("Choose the number that they gave, from 0 to 10."))],
    )
    words = TextAreaField(
        _l("What did they say about it?"), validators=[Optional(), Length(max=LONGEST, message=TOO_LONG)]
    )
    rated_on = PastDayField(_l("On which day?"))

    def facts(self) -> RatingFacts:
        return RatingFacts(self.value.data, self.rated_on.data, self.words.data or "")


class TurnForm(Form):
    """Letting a goal rest, or taking it up again."""

    said = TextAreaField(
        _l("What did they say?"), validators=[Optional(), Length(max=LONGEST, message=TOO_LONG)]
    )

    def since(self) -> date:
        return clock.today()


class SaidForm(TurnForm):
    """Letting a goal go: theirs to say."""

    said = TextAreaField(
        _l("What did they say?"),
        description=_l("Only they can decide this. Write it in their own words."),
        validators=[DataRequired(_l("Write what they said.")), Length(max=LONGEST, message=TOO_LONG)],
    )


class AchievedForm(SaidForm):
    """Theirs to say, on the day that they say."""

    on = PastDayField(_l("Since which day?"))

    def since(self) -> date:
        chosen: date = self.on.data
        return chosen
