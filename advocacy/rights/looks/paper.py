"""The same on paper, for the person: without their name, in regular and in large print."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from flask_babel import gettext as _

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.documents.engine.html import looks_pdf
from advocacy.documents.letterheads import organizations_letterhead
from advocacy.documents.sheets import LooksSheet, Paper
from advocacy.organization.queries import the_organization
from advocacy.web.filters import plain_day

from . import queries
from .rules import Day, Who, by_day, by_person
from .words import actor_words, all_in_all, ways_words, when_words

# With more days, the paper would be a book. “All in all” counts every day there was.
LATELY = timedelta(days=92)
Names = Mapping[str, queries.Actor]


def sheet_of(case: Case, files: list[UUID], since: date, *, large: bool) -> LooksSheet:
    """Plain values. What is older than three months stands on the page, and in “all in all”."""
    looks = queries.all_looks(files, since)
    names = queries.actors(look.actor for look in looks)
    ours = the_organization()
    return LooksSheet(
        letterhead=organizations_letterhead(ours),
        date=clock.today(),
        paper=Paper(ours.paper),
        large=large,
        title=_("Who has seen this file"),
        lead=_(
            "Everyone who opened, printed or changed this file, or met it in a list, is written down by the "
            "program. Nobody can switch that off or change it."
        ),
        about=_about(case, since),
        summary_title=_("All in all"),
        summary=tuple(_summary(who, names) for who in by_person(looks)),
        days_title=_("The last three months, day by day, the newest first"),
        days=tuple(_day(day, names) for day in by_day(looks) if day.day > clock.today() - LATELY),
        ask=_(
            "If you do not know why someone looked, ask. You may ask your advocate, or their supervisor, and you "
            "may ask in writing."
        ),
        foot=_("Who has seen file %(number)s", number=case.reference),
    )


def _about(case: Case, since: date) -> tuple[tuple[str, str], ...]:
    return (
        (_("File"), case.reference),
        (_("Printed on"), plain_day(clock.today())),
        (_("Written down since"), plain_day(since)),
    )


def _summary(who: Who, names: Names) -> tuple[str, str]:
    last = _("Last: %(day)s.", day=plain_day(who.last))
    return actor_words(names.get(who.actor)), f"{all_in_all(who)} {last}"


def _day(day: Day, names: Names) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    lines = ((actor_words(names.get(one.actor)), when_words(one), ways_words(one)) for one in day.people)
    return plain_day(day.day), tuple(lines)


def pdf_of(sheet: LooksSheet) -> bytes:
    return looks_pdf(sheet)
