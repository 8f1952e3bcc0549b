"""Turning one's calendar on, anew, and off. Inside writing()."""

from uuid import uuid4

from advocacy import clock
from advocacy.accounts.administration import at_end_of_access
from advocacy.accounts.models import User
from advocacy.accounts.sessions import hashed, new_token
from advocacy.audit.operations import record
from advocacy.db import db

from .models import CalendarFeed
from .queries import feed_of


def make_feed(user: User) -> str:
    """A new address; the one before stops working. Answers with its token, which is kept only as a hash."""
    token, feed = new_token(), feed_of(user)
    if feed is None:
        feed = CalendarFeed(public_id=uuid4(), user_id=user.id)
        db.session.add(feed)
    feed.token_hash, feed.made_at = hashed(token), clock.now()
    feed.fetched_at = feed.fetched_from = None
    record("calendar.address_made", feed, by=user)
    return token


def end_feed(user: User) -> None:
    """Nothing is left of the address."""
    if feed := feed_of(user):
        record("calendar.turned_off", feed, by=user)
        db.session.delete(feed)


def connect() -> None:
    """Whoever comes back later turns their calendar on anew."""
    if end_feed not in at_end_of_access:
        at_end_of_access.append(end_feed)
