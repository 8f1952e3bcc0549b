"""Import of people in the browser: the file, and what is in its columns."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.accounts.models import Role, Team
from advocacy.accounts.queries import all_teams
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from .models import PeopleImport
from .people import operations, queries
from .people.column_questions import Around
from .people.columns_form import columns_form
from .people.decisions import Decisions
from .people.forms import FileForm
from .people.opened import Opened
from .people.saying import said
from .reading import Unreadable

bp = Blueprint("transfer", __name__)


@bp.route("/import", methods=["GET", "POST"])
@allow(Permission.IMPORT_PEOPLE)
def index() -> ResponseReturnValue:
    form = FileForm()
    if form.validate_on_submit():
        content, name = form.content(), form.name()

        def work() -> Done:
            kept = operations.keep_file(content, name, by=current_user)
            return Done(url_for(".columns", import_id=kept.public_id))

        if _is_list(form, content, name) and (done := save(form, work)):
            return done
    kept = queries.imports_of(current_user)
    return render_template("transfer/index.html", form=form, imports=kept), form.status


def _is_list(form: Form, content: bytes, name: str) -> bool:
    """Whether the file can be read as a table. It is tried before anything is written, since that takes time."""
    try:
        if not content:
            raise Refused(_("Choose a file first."))
        operations.read_anew(content, name).matches  # noqa: B018
    except Unreadable as problem:
        form.refuse(said(problem.sentence))
    except Refused as refusal:
        form.refuse(refusal.sentence)
    return form.status == 200


@bp.route("/import/<uuid:import_id>/columns", methods=["GET", "POST"])
@allow(Permission.IMPORT_PEOPLE)
def columns(import_id: UUID) -> ResponseReturnValue:
    kept = queries.import_or_404(import_id, current_user)
    if kept.content is None:
        return redirect(url_for("import_batch.show", import_id=import_id))
    opened = operations.opened(kept)
    form = columns_form(opened, around(kept))

    def work() -> Done:
        if form.team is None:
            raise Refused(_("There is no team yet. Add one under “Users” first."))
        decided = form.decisions()
        again = queries.import_or_404(import_id, current_user)
        operations.decide(again, decided, form.team.id, by=current_user)
        return _after_columns(import_id, opened, decided)

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    page = render_template("transfer/columns.html", form=form, opened=opened, kept=kept, said=said)
    return page, form.status


def around(kept: PeopleImport) -> Around:
    """A supervisor imports for their own team; the administrator says for which."""
    own = current_user.team if current_user.role == Role.SUPERVISOR else None
    teams: list[Team] = [own] if own else all_teams()
    return Around(teams, kept.team_id, queries.possible_leads(own.id if own else None))


def _after_columns(import_id: UUID, before: Opened, decided: Decisions) -> Done:
    """On to the preview, unless the answers bring new questions."""
    again = url_for(".columns", import_id=import_id)
    if decided.encoding not in ("", before.table.encoding):
        return Done(again, _("We read the letters in the other way. Look at the names, then go on."))
    now = before.under(decided)
    asked = {name for group in now.advocates for name, _count in group.spellings} - set(decided.advocates)
    if asked or now.unexplained:
        return Done(again, _("There are new questions at the end of this page. Answer them, then go on."))
    return Done(url_for("import_preview.preview", import_id=import_id))
