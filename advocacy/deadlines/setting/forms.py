"""The questions about what is set for rules, in plain fields."""

from contextlib import suppress
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SearchField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    ValidationError,
)
from wtforms.widgets import TextInput

from advocacy import clock
from advocacy.web.days import DayField, PastDayField
from advocacy.web.forms import Form, choices_of

from ..engine.names import CHOICES, SETTINGS, Reading
from ..words import result_words
from . import words
from .local import LONGEST, NAMES, RESULTS, LocalFacts
from .periods import UnclearPeriods, periods_typed
from .rules import Given, days_in, read_periods, written_periods

LONG = _l("Keep it to 2,000 letters or fewer.")


class FindForm(Form):
    words = SearchField(
        _l("Which rule?"),
        description=_l("A word of its title or law, its system, or its code"),
        validators=[Optional(), Length(max=200, message=_l("Use 200 letters or fewer."))],
    )


class SourceForm(Form):
    """Where it was read and when: without that nothing is set."""

    citation = StringField(
        _l("Where did you read it?"),
        description=_l("The law, manual or letter, with its number, so that others can look it up"),
        validators=[Optional(), Length(max=2000, message=LONG)],
    )
    verified_on = PastDayField(_l("When did you look it up?"), default=clock.today, validators=[Optional()])
    agency_name = StringField(
        _l("For one agency only"),
        description=_l("Its name as in the directory. Leave it empty if it holds for all."),
        validators=[Optional(), Length(max=300)],
    )

    def given(self, value: str) -> Given:
        return Given(value.strip(), self.citation.data or "", self.verified_on.data)

    def say_theirs(self, field: Any, record: Any) -> None:
        """What somebody else set meanwhile, as people say it."""
        self.theirs[str(field.label.text)] = words.value_words(record.name, record.value)


class NumberForm(SourceForm):
    value = StringField(
        _l("How many?"),
        description=_l("Leave it empty to take back what was set."),
        validators=[Optional(), Length(max=6, message=_l("Write it in digits, such as 10."))],
    )


class ChoiceForm(SourceForm):
    value = RadioField(_l("Which?"), validators=[Optional()])


class OneDayForm(SourceForm):
    value = DayField(_l("Which day?"), validators=[Optional()])


def form_for(name: str, current: Any) -> Any:
    """The form for one setting, with what is set now in it."""
    kind = SETTINGS[name]
    if kind is Reading.DAY:
        form = OneDayForm(obj=current)
        if not form.is_submitted():
            form.value.data = date.fromisoformat(current.value) if current and current.value else None
        return form
    if kind is not Reading.CHOICE:
        return NumberForm(obj=current)
    chosen, said = ChoiceForm(obj=current), words.choice_words()
    own = [(one, said.get((name, one), one)) for one in CHOICES[name]]
    chosen.value.choices = choices_of([("", _("Not set")), *own])
    return chosen


def value_of(form: Any) -> str:
    found = form.value.data
    return found.isoformat() if isinstance(found, date) else found or ""


class HomeStateForm(Form):
    value = SelectField(_l("In which state do you work?"), validators=[Optional()])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.value.choices = choices_of([("", _("Not set")), *((one, one) for one in CHOICES["state"])])


class PeriodsField(TextAreaField):
    """Periods, one on each line; `written` is how the engine reads them."""

    @property
    def written(self) -> str:
        return written_periods(periods_typed(self.data or ""))

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        """After what cannot be kept was taken out of the box."""
        if not self.errors:
            periods_typed(self.data or "")


class SchoolForm(SourceForm):
    years = PeriodsField(
        _l("First and last day of each school year"),
        description=_l("One year on each line: 2026-08-24 to 2027-05-28"),
        validators=[Optional(), Length(max=2000, message=LONG)],
    )
    closed = PeriodsField(
        _l("Days without school in between"),
        description=_l("One on each line: 2026-12-21 to 2027-01-01, or a single day"),
        validators=[Optional(), Length(max=5000, message=_l("Keep it to 5,000 letters or fewer."))],
    )

    def meet(self, record: Any) -> None:
        super().meet(record)
        self.say_theirs(self.years, record)


class ClosedDaysForm(SourceForm):
    days = PeriodsField(
        _l("Days on which an order closed federal offices"),
        description=_l("One on each line. Those that came with this program are known already."),
        validators=[Optional(), Length(max=5000, message=_l("Keep it to 5,000 letters or fewer."))],
    )

    def validate_days(self, field: Any) -> None:
        with suppress(UnclearPeriods):  # said by the field itself
            if any(first != last for first, last in read_periods(field.written)):
                raise ValidationError(_("Write each day on a line of its own."))

    @property
    def single_days(self) -> str:
        return ",".join(day.isoformat() for day in days_in(self.days.written))

    def meet(self, record: Any) -> None:
        super().meet(record)
        self.say_theirs(self.days, record)


def _asked(label: Any, words_if_empty: Any, longest: int, hint: Any = "") -> StringField:
    return StringField(
        label,
        description=hint,
        validators=[DataRequired(words_if_empty), Length(max=longest, message=_l("Keep it shorter."))],
    )


class LocalRuleForm(Form):
    title = _asked(
        _l("What happened, and what is to be done?"),
        _l("Write what the rule is about."),
        300,
        _l("For example, The shelter said no: ask its board"),
    )
    system = SelectField(_l("Where does it belong?"), validators=[InputRequired(_l("Choose one."))])
    act = RadioField(_l("Who must act?"), validators=[InputRequired(_l("Choose who must act."))])
    result = SelectField(_l("What is the date for?"), validators=[InputRequired(_l("Choose one."))])
    counted_from = SelectField(_l("Counted from"), validators=[InputRequired(_l("Choose a day."))])
    length = IntegerField(
        _l("How many?"),
        widget=TextInput(),
        validators=[
            InputRequired(_l("Write how many, in digits.")),
            NumberRange(1, LONGEST, message=_l("Write a number from 1 to 3650.")),
        ],
    )
    unit = SelectField(_l("Of what?"), validators=[InputRequired(_l("Choose one."))])
    first_counts = BooleanField(
        _l("The first day counts"), description=_l("For example, “10 days beginning with the day of mailing”")
    )
    roll = RadioField(_l("If the last day is a weekend or holiday"), validators=[Optional()], default="")
    citation = _asked(_l("Where did you read it?"), _l("Write where you read it."), 2000)
    certainty = RadioField(
        _l("How sure is it?"), default="hedge", validators=[InputRequired(_l("Choose how sure it is."))]
    )
    verified_on = PastDayField(
        _l("When did you look it up?"),
        default=clock.today,
        validators=[InputRequired(_l("Write the day on which you looked it up."))],
    )
    note = TextAreaField(_l("What else to know"), validators=[Optional(), Length(max=2000, message=LONG)])
    repayment = TextAreaField(
        _l("What may have to be paid back"),
        description=_l("Only where something is kept until the decision"),
        validators=[Optional(), Length(max=2000, message=LONG)],
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.system.choices = choices_of(words.system_choices())
        self.act.choices = choices_of([(one, words.act_words(one)) for one in ("person", "agency")])
        self.result.choices = choices_of([(one, result_words(one)) for one in RESULTS])
        self.counted_from.choices = choices_of(words.start_words().items())
        self.unit.choices = choices_of(words.unit_words().items())
        self.roll.choices = choices_of(words.roll_words().items())
        self.certainty.choices = choices_of(words.certainty_words().items())

    def facts(self) -> LocalFacts:
        given = {name: self[name].data for name in NAMES}
        for name in ("title", "citation", "note", "repayment", "roll"):
            given[name] = (given[name] or "").strip()
        return LocalFacts(**given)


class RetireForm(Form):
    """A lone button."""
