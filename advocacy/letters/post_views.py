"""The morning's post: all issued letters that have not gone, as one PDF for the printer."""

from collections.abc import Sequence

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_list, record_read
from advocacy.consent.paper_pages import PDF
from advocacy.db import db
from advocacy.documents.queries import issued_bytes
from advocacy.web.leaving import Way, handed_out, why_not
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused

from . import queries
from .blueprint import bp
from .life.queries import replaced_by
from .models import Letter
from .show_views import why_it_cannot_go

# As many as one answer can bind while somebody waits; the rest comes with the next one.
MOST = 200


@bp.get("/letters/post")
@allow(Permission.SUPPORT_PEOPLE)
def post() -> ResponseReturnValue:
    """What would be printed, and what stays behind with the reason."""
    letters = queries.letters_to_post(current_user, MOST)
    record_list("letters.listed", letters, by=current_user)
    sorted_out = [(letter, _stays(letter)) for letter in letters]
    return render_template(
        "letters/post.html",
        going=[letter for letter, why in sorted_out if not why],
        staying=[(letter, why) for letter, why in sorted_out if why],
        most=MOST if len(letters) == MOST else None,
    )


@bp.get("/letters/post.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def post_pdf() -> ResponseReturnValue:
    """The frozen bytes only. Access and the gate are asked for each letter before, and for all again at the end."""
    going = _going()
    from advocacy.documents.engine.binding import bind  # its library is loaded where papers are bound

    content = bind(_papers(going)) if going else abort(404)
    bound = {letter.id for letter in going}
    db.session.rollback()
    try:
        answer = handed_out(
            Way.ISSUED_PAPER, content, PDF, "post.pdf", gone=False, why=lambda: _no_longer(bound)
        )
    except Refused:
        return redirect(url_for(".post"), code=303)
    for letter in going:
        record_read("letter.downloaded", letter, by=current_user, number=_number(letter))
    return answer


def _stays(letter: Letter) -> str | None:
    if replaced_by(letter):
        return _("Replaced by a corrected letter.")
    return why_not(Way.ISSUED_PAPER, gone=False, why=lambda: why_it_cannot_go(letter))


def _going() -> list[Letter]:
    return [one for one in queries.letters_to_post(current_user, MOST) if not _stays(one)]


def _no_longer(bound: set[int]) -> str | None:
    """While they were bound, one of them may have been sent, taken back, or taken from whoever prints."""
    if not current_user.is_active or not bound <= {letter.id for letter in _going()}:
        return _("Something changed while the letters were put together. Look again, then print them.")
    return None


def _papers(letters: Sequence[Letter]) -> list[tuple[str, bytes]]:
    found = ((letter, issued_bytes(letter.document_id or 0)) for letter in letters)
    return [(_("Letter %(number)s", number=_number(letter)), paper) for letter, paper in found if paper]


def _number(letter: Letter) -> str:
    return letter.document.number if letter.document else ""
