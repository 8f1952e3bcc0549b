"""The audit log as a page: who did what to which record, never the words."""

from datetime import date, datetime

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.accounts.queries import all_users
from advocacy.audit.operations import record_read
from advocacy.db import db
from advocacy.web.days import UnclearDay, read_day
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow

from . import queries

bp = Blueprint("rights", __name__)
PAGE = 50


@bp.get("/audit")
@allow(Permission.READ_AUDIT)
def audit_log() -> ResponseReturnValue:
    asked = {name: request.args.get(name, "").strip()[:80] for name in ("actor", "action", "subject", "day")}
    day, problem = _day(asked["day"])
    wanted = {name: asked[name] for name in ("actor", "action", "subject")}
    page = page_of(db.session, queries.events(**wanted, day=day), size=PAGE)
    record_read("audit.read", None, by=current_user, page=page.number)
    return render_template(
        "rights/audit.html",
        page=page,
        asked=asked,
        problem=problem,
        users=all_users(),
        actions=queries.actions(),
        names=queries.names_of(page.rows),
        instant=datetime.fromisoformat,
    )


def _day(typed: str) -> tuple[date | None, str]:
    """The day that was meant, or a sentence on what can not be read as one."""
    try:
        return (read_day(typed, clock.today()) if typed else None), ""
    except UnclearDay:
        return None, _("Write the day with its month, for example March 6. All days are shown.")
