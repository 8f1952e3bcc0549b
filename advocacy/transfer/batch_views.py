"""What became of an import: its result, the rows to be put right, undoing it, throwing its file away."""

from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from advocacy.accounts.proving import needs_proof_to_send
from advocacy.audit.operations import record_read
from advocacy.web.forms import Form
from advocacy.web.leaving import Way, handed_out
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from .models import ImportState
from .people import operations, queries
from .people.undoing import changed_since, undo_import

bp = Blueprint("import_batch", __name__)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/import/<uuid:import_id>")
@allow(Permission.IMPORT_PEOPLE)
def show(import_id: UUID) -> ResponseReturnValue:
    kept = queries.import_or_404(import_id, current_user)
    if kept.state in (ImportState.READ, ImportState.MATCHED):
        return redirect(url_for("transfer.columns", import_id=import_id))
    return _page(import_id, Form())


def _page(import_id: UUID, form: Form) -> ResponseReturnValue:
    kept = queries.import_or_404(import_id, current_user)
    page = render_template(
        "transfer/result.html",
        kept=kept,
        form=form,
        has_problems=queries.problems_of(kept) is not None,
        changed=changed_since(kept),
    )
    return page, form.status


@bp.get("/import/<uuid:import_id>/problems")
@allow(Permission.IMPORT_PEOPLE)
def problems(import_id: UUID) -> ResponseReturnValue:
    """The rows that have to be put right, as a spreadsheet: of the batch, or of the file as it stands now."""
    kept = queries.import_or_404(import_id, current_user)
    content = queries.problems_of(kept) or operations.problems_now(kept)
    if content is None:
        abort(404)
    record_read("import.problems_downloaded", kept, by=current_user)
    return handed_out(Way.OWN_FILE, content, SHEET, "rows-to-put-right.xlsx")


@bp.post("/import/<uuid:import_id>/undo")
@allow(Permission.IMPORT_PEOPLE)
@needs_proof_to_send
def undo(import_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        undone = undo_import(queries.import_or_404(import_id, current_user), by=current_user)
        words = ngettext("%(num)s person was taken back.", "%(num)s people were taken back.", undone.removed)
        if undone.kept:
            words += " " + ngettext(
                "%(num)s stays, because someone worked on it.",
                "%(num)s stay, because someone worked on them.",
                undone.kept,
            )
        return Done(url_for(".show", import_id=import_id), words)

    return (form.validate_on_submit() and save(form, work)) or _page(import_id, form)


@bp.post("/import/<uuid:import_id>/throw-away")
@allow(Permission.IMPORT_PEOPLE)
def throw_away(import_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        operations.throw_away(queries.import_or_404(import_id, current_user), by=current_user)
        return Done(url_for("transfer.index"), _("The file is gone. Nothing was imported."))

    return (form.validate_on_submit() and save(form, work)) or _page(import_id, form)
