"""The questions about who sees a record."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from advocacy.accounts.models import User
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of
from advocacy.web.refusals import Refused

LONGEST = 2000


def _words(label: str, help_words: str, missing: str) -> TextAreaField:
    return TextAreaField(
        label,
        description=help_words,
        validators=[
            DataRequired(missing),
            Length(max=LONGEST, message=_l("Keep it to 2,000 letters or fewer.")),
        ],
    )


class OfSomeone(Form):
    """A form in which a colleague is chosen from a list."""

    who: SelectField

    def offer(self, users: Sequence[User]) -> None:
        people = [(str(user.public_id), user.name) for user in users]
        self.who.choices = choices_of([("", _("Choose a name")), *people])

    def chosen(self, users: Sequence[User]) -> User:
        """One of everyone here: who was offered before and can not be chosen any more is refused with a reason."""
        for user in users:
            if str(user.public_id) == self.who.data:
                return user
        raise Refused(_("Choose a name from the list."))


def _who(label: str) -> SelectField:
    missing = InputRequired(_l("Choose a name from the list."))
    return SelectField(label, validators=[missing], validate_choice=False)


class RestrictForm(Form):
    named = RadioField(_l("Which supervisor keeps seeing it?"))
    reason = _words(
        _l("Why is it restricted?"),
        _l("Those who see the record can read this."),
        _l("Write in a few words why it is restricted."),
    )

    def offer(self, supervisors: Sequence[User], me: User, *, may_be_nobody: bool) -> None:
        ordered = sorted(supervisors, key=lambda user: user.id != me.id)
        found = [(str(user.public_id), _("Me") if user.id == me.id else user.name) for user in ordered]
        nobody = [("", _("None: only whoever works with them"))] if may_be_nobody else []
        self.named.choices = choices_of([*found, *nobody])

    def validate_named(self, field: RadioField) -> None:
        if field.data is None:
            raise ValidationError(_("Choose who keeps seeing it."))

    def chosen(self, supervisors: Sequence[User]) -> User | None:
        return next((user for user in supervisors if str(user.public_id) == self.named.data), None)


class KeepAwayForm(OfSomeone):
    who = _who(_l("Who must never see this record?"))
    reason = _words(
        _l("Why?"),
        _l("For example: they are related. Only whoever leads the case and supervisors read this."),
        _l("Write in a few words why."),
    )


class OwnFileForm(OfSomeone):
    who = _who(_l("Which colleague is this?"))
    named = RadioField(_l("Which supervisor sees the record?"), validators=[InputRequired(_l("Choose who."))])
    reason = _words(
        _l("What should whoever sees it know?"),
        _l("For example: supported here until 2024, works here since."),
        _l("Write a few words."),
    )

    def offer_supervisors(self, supervisors: Sequence[User], me: User) -> None:
        found = [(str(user.public_id), _("Me") if user.id == me.id else user.name) for user in supervisors]
        self.named.choices = choices_of(found)

    def supervisor(self, supervisors: Sequence[User]) -> User | None:
        return next((user for user in supervisors if str(user.public_id) == self.named.data), None)


class NameForm(OfSomeone):
    who = _who(_l("Who is named on this record?"))
    purpose = _words(
        _l("What for?"), _l("For example: speaks her language."), _l("Write in a few words what for.")
    )


class HelperForm(OfSomeone):
    who = _who(_l("Who helps?"))
    purpose = _words(
        _l("What for?"),
        _l("For example: goes along to the hearing on Thursday."),
        _l("Write in a few words what they help with."),
    )
    starts_on = DayField(_l("From which day?"), validators=[InputRequired(_l("Write the first day."))])
    until = DayField(
        _l("Until which day?"),
        description=_l("At most 90 days. It ends by itself."),
        validators=[InputRequired(_l("Write the last day."))],
    )


class EmergencyForm(Form):
    """Whom, why, and for how long: nobody is shown before all of it is said."""

    reference = StringField(
        _l("Their case number"),
        validators=[Length(max=40, message=_l("A case number is shorter than this."))],
    )
    name = StringField(
        _l("Or their name, exactly"), validators=[Length(max=200, message=_l("A name is shorter than this."))]
    )
    born = DayField(_l("and their day of birth"), validators=[Optional()])
    reason = _words(
        _l("What is the emergency?"),
        _l("A sentence or two. It stands on the case, and another person looks at it afterwards."),
        _l("Write in a sentence what the emergency is."),
    )
    hours = RadioField(
        _l("For how long?"),
        choices=choices_of([("1", _l("1 hour")), ("4", _l("4 hours")), ("24", _l("24 hours"))]),
        default="1",
        validators=[InputRequired(_l("Choose for how long."))],
    )

    def validate_reference(self, field: StringField) -> None:
        whole = (self.name.data or "").strip() and self.born.data
        if not (field.data or "").strip() and not whole:
            raise ValidationError(_("Write the case number, or the name together with the day of birth."))


class ReviewForm(Form):
    needed = RadioField(
        _l("Was it needed?"),
        choices=choices_of([("yes", _l("Yes")), ("no", _l("No"))]),
        validators=[InputRequired(_l("Choose yes or no."))],
    )
    words = _words(
        _l("What did you find?"),
        _l("For example: talked with both, the worry was real. It stays with the record."),
        _l("Write in a few words what you found."),
    )
