"""How the timeline draws what cases, tasks and appointments write on it, and what they put under what comes next."""

from typing import Any

from flask import Flask, url_for
from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.people.models import Person
from advocacy.people.panels import PANELS as PERSON_PANELS
from advocacy.people.panels import Panel as PersonPanel
from advocacy.tasks.queries import appointments_by_id, tasks_by_id
from advocacy.tasks.words import written_time
from advocacy.web.filters import format_date, near_day

from .agenda.coming import coming_of
from .models import Case, CaseState
from .panels import COMING, Coming
from .queries import cases_of, steps_by_id
from .timeline import DRAWERS, Drawer
from .words import close_reason_words, intensity_words


def entry_when(entry: Any, *, with_year: bool) -> str:
    """Today, 9:40 am. March 3. The time only where it is really known, the year where no heading says it."""
    day = entry.happened_on
    near = abs((day - clock.today()).days) <= 1
    in_full = with_year and day.year != clock.today().year
    words = near_day(day) if near else format_date(day, "MMMM d, yyyy" if in_full else "MMMM d")
    at = entry.happened_at.astimezone(clock.zone()).time() if entry.happened_at else None
    return ", ".join(part for part in (words, written_time(at)) if part)


def look_again(case: Case, _user: User) -> list[Coming]:
    """While support rests, the day to look at it again comes next."""
    if case.state != CaseState.PAUSED or case.look_again_on is None:
        return []
    late = case.look_again_on <= clock.today()
    url = url_for("case_life.take_up", case_id=case.public_id)
    return [Coming(day=case.look_again_on, words=_("Look at it again"), url=url, soon=late)]


def cases_of_person(person: Person, user: User) -> list[Case]:
    return list(cases_of(person, user))


def connect(app: Flask) -> None:
    app.add_template_filter(close_reason_words, "close_reason")
    app.add_template_filter(intensity_words, "intensity")
    app.add_template_filter(entry_when)
    DRAWERS["case"] = Drawer(steps_by_id, "cases/_entry.html", "folder-open")
    DRAWERS["task"] = Drawer(tasks_by_id, "tasks/_entry.html", "square-check")
    DRAWERS["appointment"] = Drawer(appointments_by_id, "tasks/_appointment_entry.html", "calendar")
    COMING["tasks"] = coming_of
    COMING["look_again"] = look_again
    PERSON_PANELS["cases"] = PersonPanel(10, cases_of_person, "cases/_of_person.html")
