"""How deadlines stand on a case and its timeline, and what can be attached to one."""

from flask import Flask

from advocacy.attachments.subjects import SUBJECTS, Subject
from advocacy.cases.panels import COMING
from advocacy.cases.timeline import DRAWERS, Drawer

from ..doing.showing import coming_of
from . import queries


def connect(_app: Flask) -> None:
    DRAWERS["deadline"] = Drawer(queries.deadlines_by_id, "deadlines/_entry.html", "clock")
    SUBJECTS["deadline"] = Subject(queries.cases_with, "deadlines.show", "deadline_id")
    COMING["deadlines"] = coming_of
