"""What came of asking."""

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from advocacy.web.forms import Form


class AnswerForm(Form):
    words = TextAreaField(
        _l("What came of it?"),
        description=_l(
            "Whom you asked, what they said, and whether anything follows. No names of people supported."
        ),
        validators=[
            DataRequired(_l("Write in a few words what came of it.")),
            Length(max=5000, message=_l("Keep it to 5,000 letters or fewer.")),
        ],
    )
