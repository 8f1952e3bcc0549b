"""How referrals stand on the timeline and on the overview of a case."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Flask, url_for
from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.cases.panels import COMING, PANELS, Coming, Panel, once_a_page
from advocacy.cases.timeline import DRAWERS, Drawer

from . import issuing, queries
from .words import where_it_stands


def _of_this_page(case: Case) -> Sequence[Any]:
    """Two parts of the overview show them."""
    return once_a_page("referrals", case.id, lambda: queries.open_referrals(case))


def under_way(case: Case, _user: User) -> list[tuple[Any, str]] | None:
    """What is being asked for now; the panel stays away where nothing is."""
    return [(referral, where_it_stands(referral)) for referral in _of_this_page(case)] or None


def coming(case: Case, _user: User) -> Iterable[Coming]:
    for referral in _of_this_page(case):
        url = url_for("referrals.show", referral_id=referral.public_id)
        if referral.ask_again_on:
            words = _("Ask again: %(service)s", service=referral.service)
            yield Coming(referral.ask_again_on, words, url, soon=referral.ask_again_on <= clock.today())


def connect(app: Flask) -> None:
    DRAWERS["referral"] = Drawer(queries.referrals_by_id, "referrals/_entry.html", "send")
    PANELS["referrals"] = Panel(40, under_way, "referrals/_panel.html")
    COMING["referrals"] = coming
    issuing.connect(app)
