"""What is asked when information was given."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from advocacy.web.days import PastDayField
from advocacy.web.forms import Form, choices_of

from .words import HOWS


class GivenForm(Form):
    how = RadioField(
        _l("How did they get it?"),
        choices=choices_of(HOWS.items()),
        validators=[InputRequired(_l("Choose how they got it."))],
    )
    given_on = PastDayField(_l("On which day?"))
