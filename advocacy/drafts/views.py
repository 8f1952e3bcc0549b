"""What is not finished: drafts, and what an ended session left behind."""

from uuid import UUID

from flask import Blueprint, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.db import db
from advocacy.web.errors import NEVER_SHOWN
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries

bp = Blueprint("drafts", __name__)
# Where each kind of draft is taken up again: the form's name and the endpoint that opens it by draft id.
OPENED_BY: dict[str, str] = {}


@bp.get("/drafts")
@allow(Permission.OWN_ACCOUNT)
def index() -> ResponseReturnValue:
    drafts = [(draft, _link(draft.form, draft.public_id)) for draft in queries.drafts_of(current_user)]
    kept = queries.kept_posts_of(current_user)
    return render_template("drafts/index.html", drafts=drafts, kept=kept, form=Form())


def _link(form: str, public_id: UUID) -> str:
    endpoint = OPENED_BY.get(form, "")
    return url_for(endpoint, draft=public_id) if endpoint in current_app.view_functions else ""


@bp.get("/drafts/kept/<uuid:kept_id>")
@allow(Permission.OWN_ACCOUNT)
def kept(kept_id: UUID) -> ResponseReturnValue:
    """Every word of the last post, and one button that sends it again."""
    post = queries.kept_post_or_404(kept_id, current_user)
    fields = [(name, value) for name, value in post.fields if name not in NEVER_SHOWN]
    return render_template("drafts/kept.html", post=post, fields=fields, form=Form())


@bp.post("/drafts/<uuid:draft_id>/throw-away")
@allow(Permission.OWN_ACCOUNT)
def throw_away(draft_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        operations.throw_away(queries.draft_or_404(draft_id, current_user), by=current_user)
        return Done(url_for(".index"), _("The draft is gone."))

    return (form.validate_on_submit() and save(form, work)) or index()


@bp.post("/drafts/kept/<uuid:kept_id>/throw-away")
@allow(Permission.OWN_ACCOUNT)
def throw_kept_away(kept_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        db.session.delete(queries.kept_post_or_404(kept_id, current_user))
        return Done(url_for(".index"), _("It is gone."))

    return (form.validate_on_submit() and save(form, work)) or index()
