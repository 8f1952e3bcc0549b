"""What needs doing today, and whether the server is well."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from advocacy.web.permissions import Permission, allow, public

bp = Blueprint("home", __name__)


@bp.get("/")
@allow(Permission.OWN_ACCOUNT)
def today() -> ResponseReturnValue:
    return render_template("home/today.html")


@bp.get("/health")
@public
def health() -> ResponseReturnValue:
    return {"status": "ok"}
