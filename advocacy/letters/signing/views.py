"""The page where a letter is signed: the words above, the place for the name below."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from ..blueprint import bp
from ..models import Letter
from ..printing import text_sha256
from ..queries import letter_or_404
from ..rules import LetterState
from ..show_views import paper
from ..template import Signer
from . import operations
from .forms import SignForm
from .rules import Who, signers
from .showing import signatures_of


@bp.route("/letters/<uuid:letter_id>/sign", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def sign(letter_id: UUID) -> ResponseReturnValue:
    form = SignForm()
    letter = letter_or_404(letter_id, current_user)
    form.offer(_people(letter), on_paper=letter.state == LetterState.ISSUED)

    def work() -> Done:
        found = letter_or_404(letter_id, current_user)
        operations.sign(found, form.signing(), form.read.data or "", by=current_user)
        return Done(url_for(".show", letter_id=letter_id), _("Signed."))

    if form.validate_on_submit() and (done := save(form, work, case=letter.case.public_id)):
        return done
    letter = letter_or_404(letter_id, current_user)
    record_read("letter.opened", letter, by=current_user)
    form.read.data = text_sha256(letter)
    return render_template(
        "letters/sign.html",
        form=form,
        letter=letter,
        case=letter.case,
        band=band_of_case(letter.case),
        preview=paper(letter),
        signed=signatures_of(letter),
        can=letter.state in (LetterState.AGREED, LetterState.ISSUED),
    ), form.status


def _people(letter: Letter) -> list[tuple[str, str]]:
    """Those whose lines stand under this letter; as the advocate only whoever wrote it."""
    names = {Who.PERSON: letter.case.person.name, Who.ADVOCATE: letter.author.name}
    mine = letter.author_id == current_user.id
    return [
        (who.value, names[who]) for who in signers(Signer(letter.signer)) if mine or who is not Who.ADVOCATE
    ]
