"""Letters in the organization's own words: copied, changed, looked at and put into use by an administrator."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_list, record_read
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from ..saying import language_words, signer_words
from ..template import ENGLISH, LetterTemplate
from ..templates import languages_of, load_templates, template_of
from . import operations, queries
from .forms import OwnWordsForm
from .laying import words_of
from .models import OwnTemplate
from .resolving import base_of, fits, laid, words_in
from .showing import changes, previews

bp = Blueprint("letter_templates", __name__)


@bp.get("/letter-templates")
@allow(Permission.ADMINISTER)
def index() -> ResponseReturnValue:
    own = queries.every_own()
    record_list("letter_template.listed", own, by=current_user)
    newest = {one.code: one for one in reversed(own)}
    return render_template(
        "letter_templates/index.html",
        own=newest.values(),
        used={one.code: one for one in own if one.in_use},
        shipped=load_templates().values(),
        languages_of=languages_of,
        language_words=language_words,
    )


@bp.route("/letter-templates/new", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def new() -> ResponseReturnValue:
    if "from" not in request.args:
        return redirect(url_for(".index"))
    base = _asked()
    form = OwnWordsForm(obj=words_of(base)).for_letter(base)

    def work() -> Done:
        own = operations.copy_template(base, form.words(), by=current_user)
        return Done(_show(own), _("Your copy is saved. It is not in use yet."))

    return _written(form, work, base, None)


def _asked() -> LetterTemplate:
    """The letter that the address names, in the language that it names."""
    code, language = request.args.get("from", ""), request.args.get("language", ENGLISH)
    if code not in load_templates() or language not in languages_of(code):
        abort(404)
    return template_of(code, language)


@bp.route("/letter-templates/<uuid:template_id>/change", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def change(template_id: UUID) -> ResponseReturnValue:
    own = queries.own_or_404(template_id, current_user)
    base, newest = base_of(own), queries.versions_of(own.code)[0]
    form = OwnWordsForm(obj=operations.saved(newest)).for_letter(base)

    def work() -> Done:
        found = queries.own_or_404(template_id, current_user)
        changed = operations.change_template(found, form.words(), form.version.data, by=current_user)
        return Done(_show(changed), _("The new version is saved. It is not in use yet."))

    return _written(form, work, base, own)


def _written(
    form: OwnWordsForm, work: Callable[[], Done], base: LetterTemplate, own: OwnTemplate | None
) -> ResponseReturnValue:
    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return render_template("letter_templates/write.html", form=form, base=base, own=own), form.status


@bp.route("/letter-templates/<uuid:template_id>", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def show(template_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        own = queries.own_or_404(template_id, current_user)
        return Done(_show(own), _use(own))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    own = queries.own_or_404(template_id, current_user)
    record_read("letter_template.opened", own, by=current_user)
    return _page(own, form)


def _use(own: OwnTemplate) -> str:
    if request.form.get("do") == "withdraw":
        operations.withdraw(own, by=current_user)
        return _("No new letter begins with it.")
    operations.put_into_use(own, by=current_user)
    return _("New letters can begin with it now.")


def _page(own: OwnTemplate, form: Form) -> ResponseReturnValue:
    words, before = words_in(own), queries.version_before(own)
    page = render_template(
        "letter_templates/show.html",
        own=own,
        form=form,
        base=base_of(own),
        fits=fits(own),
        previews=previews(laid(own)),
        with_shipped=changes(words_of(base_of(own)), words),
        before=before,
        with_before=changes(words_in(before), words) if before else [],
        versions=queries.versions_of(own.code),
        signer_words=signer_words,
        language_words=language_words,
    )
    return page, form.status


def _show(own: OwnTemplate) -> str:
    return url_for(".show", template_id=own.public_id)
