"""The morning's post, as somebody puts it together and a worker does it."""

from sqlalchemy import select

from advocacy.db import db
from advocacy.jobs.running import run_due
from advocacy.letters.post.models import PostRun
from tests.looking import Browser


def the_run() -> PostRun | None:
    """The newest one, whoever began it."""
    db.session.rollback()
    return db.session.scalars(select(PostRun).order_by(PostRun.id.desc()).limit(1)).one_or_none()


def post_of(browser: Browser) -> str:
    """The address of the file that was bound for this user."""
    browser.page("/letters/post", do="start")
    run_due("a worker")
    run = the_run()
    assert run, "no post was put together"
    return f"/letters/post/{run.public_id}.pdf"
