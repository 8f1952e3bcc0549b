"""What the drafts hang into the layers below: old ones go, and an ended session's last words are kept."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import delete

from advocacy import clock
from advocacy.accounts import proving
from advocacy.accounts.guard import keep_post_of
from advocacy.accounts.views import first_stops
from advocacy.db import db
from advocacy.jobs.running import comes_round

from . import ended_sessions, on_device
from .ended_sessions import keep_post, newest_kept_post
from .models import Draft, KeptPost, StoredSearch, Why

DRAFTS_LAST = timedelta(days=14)


def throw_old_away() -> None:
    """Drafts and kept posts that nobody came back to, and the searches of ended sessions."""
    before = clock.now() - DRAFTS_LAST
    with db.writing() as session:
        session.execute(delete(Draft).where(Draft.changed_at < before))
        session.execute(delete(KeptPost).where(KeptPost.kept_at < before))
        session.execute(
            delete(KeptPost).where(
                KeptPost.why == Why.BUTTON, KeptPost.kept_at < clock.now() - timedelta(days=1)
            )
        )
        session.execute(delete(StoredSearch).where(StoredSearch.made_at < clock.now() - timedelta(days=1)))


def connect(app: Flask) -> None:
    on_device.init_app(app)
    if keep_post not in keep_post_of:
        keep_post_of.append(keep_post)
    if ended_sessions.keep_until_proved not in proving.keep_until_proved:
        proving.keep_until_proved.append(ended_sessions.keep_until_proved)
    if newest_kept_post not in first_stops:
        first_stops.append(newest_kept_post)
    comes_round("drafts.throw_old_away", timedelta(hours=24), throw_old_away)
