"""How issues stand on the timeline and on the overview of a case."""

from typing import Any

from flask import Flask

from advocacy.accounts.models import User
from advocacy.attachments.subjects import SUBJECTS, Subject
from advocacy.cases.models import Case
from advocacy.cases.panels import PANELS, Panel
from advocacy.cases.timeline import DRAWERS, Drawer

from . import queries
from .words import where_words


def being_sorted_out(case: Case, _user: User) -> list[tuple[Any, str]]:
    """Every issue with its system and agency: what is open first, then what has ended."""
    return [(issue, where_words(issue)) for issue in queries.issues_in_short(case)]


def connect(_app: Flask) -> None:
    DRAWERS["issue"] = Drawer(queries.issues_by_id, "issues/_entry.html", "flag")
    DRAWERS["issue_change"] = Drawer(queries.changes_by_id, "issues/_change_entry.html", "flag")
    SUBJECTS["issue"] = Subject(queries.cases_with, "issues.show", "issue_id")
    PANELS["issues"] = Panel(20, being_sorted_out, "issues/_panel.html")
