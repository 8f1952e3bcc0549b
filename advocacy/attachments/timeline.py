"""How attachments stand on the timeline, and what they hang into the layers below."""

from datetime import timedelta

from flask import Flask, request
from flask_wtf.csrf import validate_csrf
from wtforms import ValidationError

from advocacy.accounts.guard import keep_post_of
from advocacy.accounts.models import User
from advocacy.cases.timeline import DRAWERS, Drawer
from advocacy.db import db
from advocacy.drafts.operations import GO_ALONG
from advocacy.jobs.running import comes_round
from advocacy.web.uploads import files_were_sent, largest_file_here

from . import operations, queries
from .forms import AttachForm
from .models import Attachment


def icon_of(attachment: Attachment) -> str:
    return "paperclip" if attachment.is_picture else "file-text"


def keep_files_of(user: User) -> None:
    """A session ended while someone sent photos: they wait for the same user, with the words of the same form."""
    if not largest_file_here() or not files_were_sent():
        return
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return
    form = AttachForm()
    if form.files.data and form.token:
        with db.writing():
            operations.keep_pending(form.files.data, once=form.token, by=user)


def connect(_app: Flask) -> None:
    DRAWERS["attachment"] = Drawer(queries.attachments_by_id, "attachments/_entry.html", "paperclip", icon_of)
    if keep_files_of not in keep_post_of:
        keep_post_of.append(keep_files_of)
    if operations.forget_pending not in GO_ALONG:
        GO_ALONG.append(operations.forget_pending)
    comes_round("attachments.throw_old_away", timedelta(hours=24), operations.throw_old_away)
