"""Notices in a search."""

from collections.abc import Sequence

from flask import Flask, url_for
from flask_babel import lazy_gettext as _l

from advocacy import clock
from advocacy.textsearch.kinds import KINDS, Kind

from .models import Notice


def texts_of(notice: Notice) -> Sequence[str]:
    return notice.takes_away, notice.numbers, notice.agency_name, notice.ended_why


def connect(_app: Flask) -> None:
    KINDS["notice"] = Kind(
        model=Notice,
        called=_l("Notice"),
        icon="clock",
        texts=texts_of,
        day=lambda notice: notice.dated or notice.received or clock.day_of(notice.made_at),
        url=lambda notice: url_for("notices.show", notice_id=notice.public_id),
    )
