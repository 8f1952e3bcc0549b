"""The one question before the key is handed out."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import DataRequired, Length

from advocacy.web.forms import Form


class AgainForm(Form):
    current_password = PasswordField(
        _l("Your password"),
        description=_l("Once more, so that nobody else can do this on a device that you left open."),
        validators=[DataRequired(_l("Enter your password.")), Length(max=1024)],
    )
