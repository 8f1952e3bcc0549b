"""Asking a service, writing down what it says, and how it ended."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, StopValidation, ValidationError

from advocacy import clock
from advocacy.consent.telling_fields import purpose_field, topics_field
from advocacy.consent.topics import Purpose, Topic
from advocacy.goals.models import Goal
from advocacy.people.models import Method
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of

from .models import Referral
from .operations import REPLY_WITHIN, Asked
from .outcomes import OUTCOME_WORDS, OUTCOMES_OF, PERSONS_VIEW_WORDS, Outcome
from .states import NEXT_STATES, ReferralState
from .words import Priority

NO_GOAL = "none"
NO_ANSWER = "no_answer_"
LONG = Length(max=2000, message=_l("Keep it to 2,000 letters or fewer."))


class SearchForm(Form):
    words = StringField(
        _l("What are you looking for?"),
        description=_l("For example, rides, food, legal aid, or the name of an agency"),
        validators=[Optional(), Length(max=200, message=_l("Keep it to 200 letters or fewer."))],
    )


class ReferralForm(Form):
    """What is asked, and only what the service needs to know."""

    need = TextAreaField(
        _l("What do they need, in their own words?"),
        description=_l("It is printed as their own words."),
        validators=[DataRequired(_l("Write what they need, in one sentence.")), LONG],
    )
    goal = RadioField(_l("Which goal does it serve?"), default=NO_GOAL, validators=[Optional()])
    asked_for = TextAreaField(
        _l("What do we ask the service to do?"),
        validators=[DataRequired(_l("Write what you ask the service to do.")), LONG],
    )
    facts = TextAreaField(
        _l("What must the service know to decide?"),
        description=_l("Only that. No diagnosis, no history, nothing that they could ask for later."),
        validators=[Optional(), LONG],
    )
    not_shared = TextAreaField(
        _l("What do we not tell them?"),
        description=_l("For example: health, income, papers"),
        validators=[Optional(), LONG],
    )
    topics = topics_field()
    purpose = purpose_field()
    access = TextAreaField(
        _l("Language and access"),
        description=_l("What they must arrange: an interpreter, a ramp, a quiet room"),
        validators=[Optional(), LONG],
    )
    how_to_reach = TextAreaField(
        _l("How may the service reach them safely?"),
        description=_l("From their safe contact. The first line is printed in bold."),
        validators=[Optional(), LONG],
    )
    reply_to_us_only = BooleanField(
        _l("The service answers only to us"),
        description=_l("Then no way to reach the person is printed."),
    )
    warm_handoff = BooleanField(_l("I come along to the first meeting or call"))
    priority = RadioField(
        _l("How soon?"),
        default=Priority.ROUTINE,
        choices=choices_of([(Priority.ROUTINE, _l("Routine")), (Priority.URGENT, _l("Urgent"))]),
        validators=[InputRequired(_l("Choose how soon."))],
    )
    reply_by = DayField(
        _l("Answer by"), default=lambda: clock.today() + REPLY_WITHIN, validators=[Optional()]
    )

    def begin(self) -> None:
        """What a service usually needs to know. What can hurt is for the writer to tick."""
        self.topics.data, self.purpose.data = [Topic.CONTACT_DETAILS, Topic.SITUATION], Purpose.SERVICES

    def offer(self, goals: Iterable[Goal]) -> None:
        pairs = [(str(goal.public_id), f"“{goal.words}”") for goal in goals]
        self.goal.choices = choices_of([*pairs, (NO_GOAL, _("None of these"))])

    def meet(self, record: Referral) -> None:
        super().meet(shown_in_form(record))

    def asked(self, goals: Sequence[Goal]) -> Asked:
        return Asked(
            need=self.need.data or "",
            asked_for=self.asked_for.data or "",
            goal=next((goal for goal in goals if str(goal.public_id) == self.goal.data), None),
            facts=self.facts.data or "",
            not_shared=self.not_shared.data or "",
            access=self.access.data or "",
            how_to_reach=self.how_to_reach.data or "",
            reply_to_us_only=self.reply_to_us_only.data,
            warm_handoff=self.warm_handoff.data,
            priority=self.priority.data,
            reply_by=self.reply_by.data,
            topics=tuple(self.topics.data or ()),
            purpose=self.purpose.data or "",
        )


def shown_in_form(referral: Referral) -> SimpleNamespace:
    """The saved referral under the names of the form’s fields."""
    names = ("need", "asked_for", "facts", "not_shared", "access", "how_to_reach", "reply_to_us_only")
    others = ("warm_handoff", "priority", "reply_by", "version", "topics", "purpose")
    goal = str(referral.goal.public_id) if referral.goal else NO_GOAL
    return SimpleNamespace(goal=goal, **{name: getattr(referral, name) for name in (*names, *others)})


class NeededWith:
    """Asked for where the answer calls for it, and skipped when it stays empty otherwise."""

    field_flags = {"optional": True}

    def __init__(self, answers: Sequence[str], sentence: Any) -> None:
        self.answers, self.sentence = answers, sentence

    def __call__(self, form: "AnswerForm", field: Field) -> None:
        if field.raw_data and str(field.raw_data[0]).strip():
            return
        field.errors = []
        raise StopValidation(self.sentence if form.answer.data in self.answers else "")


class AnswerForm(Form):
    """What the service said, or that nobody answered."""

    answer = RadioField(_l("What did they say?"), validators=[InputRequired(_l("Choose what they said."))])
    on = DayField(_l("When?"), default=clock.today, validators=[InputRequired(_l("Write the day."))])
    meeting = DayField(
        _l("When is the first meeting?"),
        description=_l("If they gave a day. For example, March 17"),
        validators=[NeededWith((ReferralState.SCHEDULED,), _l("Write the day of the first meeting."))],
    )
    words = TextAreaField(
        _l("In their words"),
        validators=[
            NeededWith(
                (ReferralState.DECLINED_BY_AGENCY, ReferralState.WAITLISTED),
                _l("Write what they said. One sentence is enough."),
            ),
            LONG,
        ],
    )
    why = RadioField(
        _l("If they cannot help: why?"),
        validators=[NeededWith((ReferralState.DECLINED_BY_AGENCY,), _l("Choose why they cannot help."))],
    )

    def offer(self, state: ReferralState) -> None:
        """Only what can follow where the referral is now."""
        possible = [(one.value, words) for one, words in said_words().items() if one in NEXT_STATES[state]]
        self.answer.choices = choices_of([*possible, *no_answer_words().items()])
        noes = OUTCOMES_OF[ReferralState.DECLINED_BY_AGENCY]
        self.why.choices = choices_of((one.value, _(OUTCOME_WORDS[one])) for one in Outcome if one in noes)

    def method(self) -> str:
        """How one asked, where nobody answered; nothing where somebody did."""
        return (self.answer.data or "").removeprefix(NO_ANSWER) if self.nobody_answered() else ""

    def nobody_answered(self) -> bool:
        return (self.answer.data or "").startswith(NO_ANSWER)

    def validate_meeting(self, field: DayField) -> None:
        if field.data and field.data > clock.today() + timedelta(days=730):
            raise ValidationError(_("That day is more than two years away. Check the year."))


def said_words() -> dict[ReferralState, str]:
    return {
        ReferralState.ACKNOWLEDGED: _("They have it, and have not decided"),
        ReferralState.ACCEPTED: _("Yes, they can help"),
        ReferralState.SCHEDULED: _("There is a first day"),
        ReferralState.STARTED: _("It has started"),
        ReferralState.WAITLISTED: _("Waiting list"),
        ReferralState.DECLINED_BY_AGENCY: _("They cannot help"),
    }


def no_answer_words() -> dict[str, str]:
    """Each says in which way one asked: three tries in two ways are asked for before one gives up."""
    return {
        f"{NO_ANSWER}{Method.CALL}": _("I called, no answer"),
        f"{NO_ANSWER}{Method.EMAIL}": _("I wrote, no answer"),
        f"{NO_ANSWER}{Method.VISIT}": _("I went there, and nobody could say"),
    }


class ViewForm(Form):
    """What the person says of it."""

    persons_view = RadioField(
        _l("What do they say of it?"),
        choices=choices_of([(view.value, _l(words)) for view, words in PERSONS_VIEW_WORDS.items()]),
        validators=[Optional()],
    )
    persons_words = TextAreaField(_l("In their own words"), validators=[Optional(), LONG])


class EndForm(ViewForm):
    """How it ended, and how the person sees it."""

    outcome = RadioField(
        _l("What came of it?"),
        choices=choices_of([(one.value, _l(words)) for one, words in OUTCOME_WORDS.items()]),
        validators=[InputRequired(_l("Choose what came of it."))],
    )
    on = DayField(_l("When?"), default=clock.today, validators=[InputRequired(_l("Write the day."))])
    words = TextAreaField(_l("What happened?"), validators=[Optional(), LONG])
