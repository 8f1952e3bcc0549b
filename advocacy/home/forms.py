"""The one question of a search."""

from flask_babel import lazy_gettext as _l
from wtforms import SearchField
from wtforms.validators import DataRequired, Length

from advocacy.web.forms import Form


class SearchForm(Form):
    words = SearchField(
        _l("Name, phone or reference, or words from a note or letter"),
        validators=[
            DataRequired(
                _l("Type a few letters of a name, a phone number, a reference, or words from a note.")
            ),
            Length(max=200, message=_l("Use 200 letters or fewer.")),
        ],
    )
