"""How goals stand on the timeline and on the overview of a case."""

from flask import Flask

from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.cases.panels import PANELS, Panel
from advocacy.cases.timeline import DRAWERS, Drawer

from . import queries
from .words import progress_words


def wanted(case: Case, _user: User) -> list[tuple[queries.Wanted, str]]:
    """What the person wants now, each goal with how it goes."""
    return [(goal, progress_words(goal)) for goal in queries.goals_wanted(case)]


def connect(_app: Flask) -> None:
    DRAWERS["goal"] = Drawer(queries.goals_by_id, "goals/_entry.html", "target")
    DRAWERS["goal_change"] = Drawer(queries.changes_by_id, "goals/_change_entry.html", "target")
    DRAWERS["step"] = Drawer(queries.steps_by_id, "goals/_step_entry.html", "check")
    DRAWERS["rating"] = Drawer(queries.ratings_by_id, "goals/_rating_entry.html", "trending-up")
    PANELS["goals"] = Panel(10, wanted, "goals/_panel.html")
