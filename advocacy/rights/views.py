"""The audit log as a page: who did what to which record, never the words."""

from datetime import datetime

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy.accounts.queries import all_users
from advocacy.audit.operations import record_read
from advocacy.db import db
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow

from . import queries

bp = Blueprint("rights", __name__)
PAGE = 50


@bp.get("/audit")
@allow(Permission.READ_AUDIT)
def audit_log() -> ResponseReturnValue:
    asked = {name: request.args.get(name, "").strip()[:80] for name in ("actor", "action", "subject")}
    page = page_of(db.session, queries.events(**asked), size=PAGE)
    record_read("audit.read", None, by=current_user, page=page.number)
    return render_template(
        "rights/audit.html",
        page=page,
        asked=asked,
        users=all_users(),
        names=queries.names_of(page.rows),
        instant=_instant,
    )


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
