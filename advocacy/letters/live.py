"""The page beside the form as it would print with what is typed just now. Nothing of it is kept here."""

from uuid import UUID

from flask import render_template
from flask_login import current_user

from advocacy.db import db

from . import queries
from .checking import check
from .forms import letter_form
from .gathering import template_of
from .operations import as_typed
from .rules import LetterState
from .show_views import paper


def page_as_typed(letter_id: UUID) -> str | None:
    """The right half of the desk. Nothing where what is typed can not stand so: then the saved page stays."""
    with db.session.no_autoflush:
        letter = queries.letter_or_404(letter_id, current_user)
        template = template_of(letter)
        form = letter_form(template)()
        form.offer(template, {}, {}, {*letter.left_out, *(element.name for element in check(letter).missing)})
        if letter.state not in (LetterState.DRAFT, LetterState.AGREED) or not form.validate():
            return None
        try:
            as_typed(letter, form.typed(letter))
            checked = check(letter)
            return render_template(
                "letters/_desk_page.html", letter=letter, checked=checked, preview=paper(letter), live=True
            )
        finally:
            db.session.expire(letter)
