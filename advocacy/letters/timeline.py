"""How letters stand on the timeline and on the overview of a case."""

from flask import Flask

from advocacy.cases.timeline import DRAWERS, Drawer
from advocacy.drafts.views import OPENED_BY

from . import issuing, queries


def connect(app: Flask) -> None:
    DRAWERS["letter"] = Drawer(queries.letters_by_id, "letters/_entry.html", "mail")
    OPENED_BY["letter"] = "letters.take_up"
    issuing.connect(app)
