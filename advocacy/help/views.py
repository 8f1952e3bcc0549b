"""The pages of help, and the link to them on every page."""

from typing import Any

from flask import Blueprint, Flask, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy.accounts.permissions import may
from advocacy.web.permissions import public

from .topics import BY_SLUG, TOPICS, Topic, topic_of

bp = Blueprint("help", __name__)


@bp.get("/help")
@public
def index() -> ResponseReturnValue:
    return render_template("help/index.html", topics=[topic for topic in TOPICS if _concerns(topic)])


@bp.get("/help/<slug>")
@public
def show(slug: str) -> ResponseReturnValue:
    topic = BY_SLUG.get(slug) or abort(404)
    return render_template(f"help/{topic.slug}.html", topic=topic)


def _concerns(topic: Topic) -> bool:
    """Nothing here is secret; a list is shorter without what one can not do."""
    if topic.permission is None:
        return True
    return current_user.is_authenticated and may(current_user, topic.permission)


def connect(app: Flask) -> None:
    @app.context_processor
    def help_here() -> dict[str, Any]:
        topic = topic_of((request.endpoint or "").split(".")[0])
        return {"help_url": url_for("help.show", slug=topic.slug) if topic else url_for("help.index")}
