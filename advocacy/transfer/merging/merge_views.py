"""What was asked and what became one; saying no; parting two records again."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.accounts.proving import needs_proof_to_send
from advocacy.audit.operations import record_list, record_read
from advocacy.people.band import band_of
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, parting, queries, showing
from .forms import DeclineForm, PartForm
from .models import MergeState, PersonMerge
from .words import obstacle_words, state_words

bp = Blueprint("merges", __name__)


@bp.get("/merges")
@allow(Permission.SUPPORT_PEOPLE)
def index() -> ResponseReturnValue:
    """What is asked first, then what became one lately."""
    asked = queries.merges_of(current_user, MergeState.ASKED)
    merged = queries.merges_of(current_user, MergeState.MERGED)
    record_list("merges.listed", [*asked, *merged], by=current_user)
    return render_template("merging/index.html", asked=asked, merged=merged)


@bp.get("/merges/<uuid:merge_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(merge_id: UUID) -> ResponseReturnValue:
    merge = queries.merge_or_404(merge_id, current_user)
    return _page(merge, DeclineForm())


def _page(merge: PersonMerge, form: DeclineForm) -> ResponseReturnValue:
    record_read("merge.opened", merge, by=current_user)
    merged = merge.state == MergeState.MERGED
    page = render_template(
        "merging/show.html",
        merge=merge,
        band=band_of(merge.kept),
        form=form,
        state=state_words(merge.state),
        history=showing.history_of(merge) if merged else [],
        moved=showing.moved_words(merge),
    )
    return page, form.status


@bp.post("/merges/<uuid:merge_id>/decline")
@allow(Permission.SUPERVISE)
def decline(merge_id: UUID) -> ResponseReturnValue:
    """They are two people: whoever asked reads why."""
    form = DeclineForm()

    def work() -> Done:
        merge = queries.merge_or_404(merge_id, current_user)
        operations.decline(merge, form.why.data or "", by=current_user)
        return Done(url_for(".index"), _("Both records stay as they are."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return _page(queries.merge_or_404(merge_id, current_user), form)


@bp.route("/merges/<uuid:merge_id>/part", methods=["GET", "POST"])
@allow(Permission.SUPERVISE)
@needs_proof_to_send
def part(merge_id: UUID) -> ResponseReturnValue:
    """Everything that moved goes back; what came later is listed."""
    form = PartForm()

    def work() -> Done:
        merge = queries.merge_or_404(merge_id, current_user)
        queries.lock_both(merge)
        parting.part(merge, form.why.data or "", form.goes(), by=current_user)
        return Done(url_for("people.show", person_id=merge.other.public_id), _("They are two records again."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    merge = queries.merge_or_404(merge_id, current_user)
    obstacle = parting.obstacle(merge)
    page = render_template(
        "merging/part.html",
        merge=merge,
        band=band_of(merge.kept),
        form=form,
        obstacle=obstacle_words(obstacle) if obstacle else "",
        moved=showing.moved_words(merge),
        later=showing.later_words(merge),
        goes=form.goes(),
        changed=showing.changed_words(merge),
    )
    return page, form.status
