"""The questions of the settings page."""

from typing import Any
from zoneinfo import available_timezones

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import TextInput

from advocacy.web.forms import Form, choices_of

from .operations import CHANGEABLE


def whole_number(label: Any, low: int, high: int, hint: Any) -> IntegerField:
    """A number typed as text, since a spinner can not be dictated to."""
    words = _l("Write a whole number from %(low)s to %(high)s.", low=low, high=high)
    return IntegerField(
        label,
        description=hint,
        widget=TextInput(),
        validators=[InputRequired(words), NumberRange(low, high, message=words)],
    )


class OrganizationForm(Form):
    """Letterhead, words and zone: asked when everything begins, and changed later on the settings page."""

    name = StringField(
        _l("Name of the organization"),
        validators=[DataRequired(_l("Enter the name of the organization.")), Length(max=120)],
    )
    address = TextAreaField(
        _l("Address"),
        description=_l("As it stands on letters, one line under the other"),
        validators=[Optional()],
    )
    phone = StringField(_l("Phone"), validators=[Optional(), Length(max=60)])
    email = StringField(_l("Email"), validators=[Optional(), Length(max=254)])
    website = StringField(_l("Website"), validators=[Optional(), Length(max=200)])
    paper = RadioField(
        _l("Paper"),
        choices=choices_of(
            [("letter", _l("US Letter, #10 window envelope")), ("a4", _l("A4, C5 window envelope"))]
        ),
        validators=[InputRequired(_l("Choose the paper."))],
    )
    time_zone = StringField(
        _l("Time zone"),
        description=_l("For example, America/Chicago"),
        validators=[DataRequired(_l("Enter a time zone, for example America/Chicago."))],
    )
    person_word = StringField(
        _l("Your word for one person you support"),
        description=_l("For example, person, participant, peer"),
        validators=[DataRequired(_l("Enter the word.")), Length(max=40)],
    )
    people_word = StringField(
        _l("Your word for several"), validators=[DataRequired(_l("Enter the word.")), Length(max=40)]
    )

    def validate_time_zone(self, field: StringField) -> None:
        if field.data not in available_timezones():
            raise ValidationError(_("There is no such time zone. Write it as in America/Chicago."))


class SettingsForm(OrganizationForm):
    fax = StringField(_l("Fax"), validators=[Optional(), Length(max=60)])
    idle_minutes = whole_number(
        _l("Lock after how many quiet minutes?"), 1, 240, _l("What is being written is kept.")
    )
    lock_after_days = whole_number(
        _l("Lock finished notes after how many days?"), 0, 365, _l("After that one can still add to them.")
    )
    no_contact_days = whole_number(
        _l("Too long without contact: how many days?"), 1, 365, _l("The supervisor sees who is meant.")
    )
    load_capacity = whole_number(
        _l("What one advocate can carry well"), 1, 200, _l("The line in the picture of loads.")
    )

    part2_notice = RadioField(
        _l("Which notice goes with drug and alcohol records?"),
        description=_l(
            "42 CFR part 2 asks for one of two. The short one then stands at the foot of each page."
        ),
        choices=choices_of(
            [("short", _l("The short one, a single line")), ("long", _l("The long one, and the short one"))]
        ),
        validators=[Optional()],
    )
    extra_notice = TextAreaField(
        _l("A further notice that your state asks for"),
        description=_l("Printed on papers that tell about health, safety or other sensitive things."),
        validators=[Optional(), Length(max=2000, message=_l("Keep it to 2,000 letters or fewer."))],
    )
    letter_check = RadioField(
        _l("Which letters does a second person check before they go?"),
        description=_l("Nobody checks their own words. If you work alone, leave it at “None”."),
        choices=choices_of(
            [
                ("never", _l("None")),
                ("advocate", _l("Those that the advocate signs")),
                ("all", _l("All letters")),
            ]
        ),
        validators=[Optional()],
    )

    def facts(self) -> dict[str, Any]:
        given = {name: self[name].data for name in CHANGEABLE}
        given["part2_notice"] = given["part2_notice"] or "short"
        given["letter_check"] = given["letter_check"] or "never"
        return {name: "" if value is None else value for name, value in given.items()}
