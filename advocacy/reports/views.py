"""Totals for the board and for funders."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_login import current_user

from advocacy import clock
from advocacy.audit.operations import record_read
from advocacy.issues.words import system_words
from advocacy.web.permissions import Permission, allow

from . import queries
from .rules import SMALLEST_SHOWN, withheld

bp = Blueprint("reports", __name__)


@bp.get("/reports")
@allow(Permission.READ_TOTALS)
def index() -> ResponseReturnValue:
    """The last twelve months, as totals."""
    since = a_year_before(clock.today())
    record_read("report.opened", None, by=current_user, since=since)
    by_system = queries.people_by_system(since)
    return render_template("reports/index.html", since=since, **totals(since), systems=named(by_system))


def a_year_before(day: date) -> date:
    return date(day.year - 1, day.month, 1)


def totals(since: date) -> dict[str, object]:
    people = queries.people_supported_since(since)
    return {
        "people": withheld([people])[0],
        "open_cases": withheld([queries.open_cases()])[0],
        "contacts": queries.contacts_since(since),
        "letters": queries.letters_since(since),
        "referrals": queries.referrals_since(since),
        "months": [(format_date(day, "MMM yyyy"), count) for day, count in queries.contacts_by_month(since)],
        "smallest": SMALLEST_SHOWN,
    }


def named(rows: Sequence[tuple[str, int]]) -> list[tuple[str, int | None]]:
    shown = withheld([count for _system, count in rows])
    return [(system_words(system), count) for (system, _count), count in zip(rows, shown, strict=True)]
