"""The questions when someone leaves."""

from uuid import UUID

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from advocacy.web.days import DayField
from advocacy.web.forms import Form

BEFORE_A_CHOICE = "to-"


class LastDayForm(Form):
    leaves_on = DayField(
        _l("What is their last day?"),
        description=_l("They work until its end. Then their access ends by itself."),
        validators=[InputRequired(_l("Write their last day."))],
    )


class HandOverAllForm(Form):
    note = TextAreaField(
        _l("What should the new holders know?"),
        description=_l("It goes on the timeline of each case."),
        validators=[
            DataRequired(_l("Write a few words for whoever takes it on.")),
            Length(max=5000, message=_l("Keep the note to 5,000 letters or fewer.")),
        ],
    )

    def chosen(self) -> dict[str, UUID]:
        """to-<case>=<user>, for each that finds a new holder now."""
        cut = len(BEFORE_A_CHOICE)
        found = {}
        for name, value in request.form.items():
            if name.startswith(BEFORE_A_CHOICE) and value:
                try:
                    found[name[cut:]] = UUID(value)
                except ValueError:
                    continue
        return found
