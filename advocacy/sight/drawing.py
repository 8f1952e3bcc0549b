"""What seeing hangs into other pages: the section on records, notices on Today, the banner of an emergency."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import Flask, url_for
from flask_babel import ngettext
from flask_login import current_user

from advocacy.accounts.models import User
from advocacy.cases.panels import PANELS as CASE_PANELS
from advocacy.cases.panels import Panel as CasePanel
from advocacy.cases.timeline import DRAWERS, Drawer
from advocacy.people.panels import PANELS as PERSON_PANELS
from advocacy.people.panels import Panel as PersonPanel
from advocacy.supervision.needs import NEEDS, Need

from . import at_a_glance, queries
from .emergencies import KIND
from .words import why_words


def waiting(user: User) -> Iterator[Need]:
    count = len(queries.to_review(user))
    if count:
        words = ngettext(
            "A record was opened in an emergency. Look at it",
            "Records were opened in an emergency. Look at them",
            count,
        )
        yield Need(ngettext("%(num)s record", "%(num)s records", count), words, url_for("home.today"))


def open_emergencies() -> Sequence[Any]:
    """What the one who asks has opened and may still open: said on every page until it is over."""
    if not current_user or not current_user.is_authenticated or current_user.role not in queries.SUPPORTERS:
        return []
    return queries.open_emergencies(current_user)


def connect(app: Flask) -> None:
    app.add_template_filter(why_words, "why_seen")
    app.jinja_env.globals["open_emergencies"] = open_emergencies
    DRAWERS[KIND] = Drawer(queries.grants_by_id, "sight/_entry.html", "shield-alert")
    CASE_PANELS["sight"] = CasePanel(95, at_a_glance.of_case, "sight/_who.html", aside=True)
    PERSON_PANELS["sight"] = PersonPanel(85, at_a_glance.of_person, "sight/_who.html")
    NEEDS["emergencies"] = waiting
