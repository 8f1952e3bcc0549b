"""A calendar program asks: by its token alone, and no faster than anyone else who could be guessing."""

from flask import g, request
from sqlalchemy import bindparam, text

from advocacy import clock
from advocacy.accounts import slowing
from advocacy.accounts.rules import FREE_TRIES_ADDRESS
from advocacy.db import Instant, db

from . import queries
from .models import CalendarFeed

FETCHED = text("update calendar_feed set fetched_at = :at, fetched_from = :place where id = :row").bindparams(
    bindparam("at", type_=Instant)
)


class Slower(Exception):
    """Too many unknown addresses were asked for from there."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


def asked_for(token: str) -> CalendarFeed | None:
    """The feed, or nothing: turned off, made anew, its owner gone, and never there are the same.

    Where many asked in vain, only a feed is answered that was fetched from there before. So a program that still
    asks at an old address slows nobody down who has a right one, and whoever guesses learns nothing.
    """
    counted = slowing.counter(f"calendar:{request.remote_addr or ''}", FREE_TRIES_ADDRESS)
    feed, wait = queries.feed_at(token), slowing.wait_for((counted,))
    if wait and (feed is None or feed.fetched_from != counted.key):
        raise Slower(wait)
    if feed is None:
        with db.writing():
            slowing.count_failure((counted,))
        return None
    g.last_seen = (FETCHED, {"at": clock.now(), "place": counted.key, "row": feed.id})
    return feed
