"""How letters stand on the timeline and on the overview of a case."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Flask, url_for
from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.attachments.subjects import SUBJECTS, Subject
from advocacy.cases.models import Case
from advocacy.cases.panels import COMING, PANELS, Coming, Panel, once_a_page
from advocacy.cases.timeline import DRAWERS, Drawer
from advocacy.directory.panels import AGENCY_PANELS, AgencyPanel
from advocacy.drafts.ended_sessions import AUTOSAVES
from advocacy.drafts.views import OPENED_BY

from . import issuing, queries
from .life.led_to import panel_of
from .packets import issuing as packet_issuing
from .post import running as post
from .saying import recipient_name, where_it_stands


def _of_this_page(case: Case) -> Sequence[Any]:
    """Two parts of the overview show them."""
    return once_a_page("letters", case.id, lambda: queries.waiting_in(case))


def waiting(case: Case, _user: User) -> list[tuple[Any, str]] | None:
    """Letters on their way; the panel stays away where there are none."""
    return [(letter, where_it_stands(letter)) for letter in _of_this_page(case)] or None


def coming(case: Case, _user: User) -> Iterable[Coming]:
    """The days by which agencies are to answer."""
    for letter in _of_this_page(case):
        if letter.sent_on and letter.reply_by:
            late = letter.reply_by < clock.today()
            words = _("Answer from %(who)s", who=recipient_name(letter))
            url = url_for("letters.show", letter_id=letter.public_id)
            yield Coming(letter.reply_by, words, url, tag=_("No answer yet") if late else "", soon=late)


def connect(app: Flask) -> None:
    DRAWERS["letter"] = Drawer(queries.letters_by_id, "letters/_entry.html", "mail")
    SUBJECTS["letter"] = Subject(queries.cases_with, "letters.show", "letter_id")
    PANELS["letters"] = Panel(30, waiting, "letters/_panel.html")
    AGENCY_PANELS["letters"] = AgencyPanel(panel_of, "letters/_led_to.html")
    COMING["letters"] = coming
    AUTOSAVES["letters.draft"] = "letter"
    OPENED_BY["letter"] = "letters.take_up"
    issuing.connect(app)
    packet_issuing.connect(app)
    post.connect()
