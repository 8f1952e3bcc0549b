"""How the timeline draws what cases, tasks and appointments write on it, and what they put under what comes next."""

from flask import Flask

from advocacy.tasks.queries import appointments_by_id, tasks_by_id

from .agenda.coming import coming_of
from .panels import COMING
from .queries import steps_by_id
from .timeline import DRAWERS, Drawer
from .words import close_reason_words, intensity_words


def connect(app: Flask) -> None:
    app.add_template_filter(close_reason_words, "close_reason")
    app.add_template_filter(intensity_words, "intensity")
    DRAWERS["case"] = Drawer(steps_by_id, "cases/_entry.html", "folder-open")
    DRAWERS["task"] = Drawer(tasks_by_id, "tasks/_entry.html", "square-check")
    DRAWERS["appointment"] = Drawer(appointments_by_id, "tasks/_appointment_entry.html", "calendar")
    COMING["tasks"] = coming_of
