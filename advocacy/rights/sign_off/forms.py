"""Who signed the sheet, and when."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired, Length

from advocacy.web.days import DayField
from advocacy.web.forms import Form


class SignedForm(Form):
    signed_by = StringField(
        _l("Who signed it?"),
        description=_l("Best somebody who does not run this machine."),
        validators=[
            DataRequired(_l("Write who signed the sheet.")),
            Length(max=200, message=_l("Keep the name to 200 letters or fewer.")),
        ],
    )
    signed_on = DayField(
        _l("On which day?"), validators=[InputRequired(_l("Write the day on which it was signed."))]
    )
