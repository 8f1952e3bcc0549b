"""The timeline of a case: everything or one kind, newest first, with the years to jump to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from advocacy.audit.operations import record_read
from advocacy.web.filters import format_date
from advocacy.web.pages import SIZE, Page
from advocacy.web.permissions import Permission, allow

from . import queries
from .band import band_of_case
from .models import Case
from .queries import case_or_404
from .timeline import DRAWERS, Drawn, draw

bp = Blueprint("timeline", __name__)
# What can be shown alone: its name in the address, its words, and the kinds of entries in it.
SHOWN = (
    ("contacts", _l("Contacts"), ("contact", "addendum")),
    ("attachments", _l("Photos and papers"), ("attachment",)),
    ("goals", _l("Goals"), ("goal", "goal_change", "step", "rating")),
    ("issues", _l("Issues"), ("issue", "issue_change")),
    ("letters", _l("Letters"), ("letter",)),
    ("referrals", _l("Referrals"), ("referral",)),
    ("consent", _l("Consent"), ("agreement",)),
)


@dataclass(frozen=True)
class Link:
    """A way to another part of the timeline."""

    words: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Month:
    """March 2026, and what happened in it. `year` is set where a year begins on this page."""

    words: str
    year: int | None
    entries: list[Drawn]


@bp.get("/cases/<uuid:case_id>/timeline")
@allow(Permission.SUPPORT_PEOPLE)
def of_case(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    record_read("case.timeline_read", case, by=current_user)
    asked = request.args.get("show", "")
    kinds = next((kinds for name, _words, kinds in SHOWN if name == asked), ())
    years = queries.entries_by_year(case, kinds)
    page = queries.entries(case, kinds, total=sum(count for _year, count in years))
    return _page(case, page, asked if kinds else "", years)


def _page(case: Case, page: Page[Any], asked: str, years: Sequence[tuple[int, int]]) -> ResponseReturnValue:
    return render_template(
        "cases/timeline.html",
        band=band_of_case(case),
        case=case,
        page=page,
        months=by_month(draw(page.rows)),
        shown=_shown(case, asked),
        years=_years(case, asked, years),
    )


def _shown(case: Case, asked: str) -> list[Link]:
    """Everything, and each kind of entry that a switched-on feature draws."""
    here = [("", _("Everything"))]
    here += [(name, str(words)) for name, words, kinds in SHOWN if DRAWERS.keys() & set(kinds)]
    return [Link(words, _url(case, name), name == asked) for name, words in here]


def _url(case: Case, asked: str, page: int = 1, anchor: str | None = None) -> str:
    number = page if page > 1 else None
    return url_for(".of_case", case_id=case.public_id, show=asked or None, page=number, _anchor=anchor)


def _years(case: Case, asked: str, years: Sequence[tuple[int, int]]) -> list[Link]:
    """Where each year begins, if there is more than one and more than one page."""
    if len(years) < 2 or sum(count for _year, count in years) <= SIZE:
        return []
    links, newer = [], 0
    for year, count in years:
        links.append(Link(str(year), _url(case, asked, newer // SIZE + 1, f"year-{year}")))
        newer += count
    return links


def by_month(drawn: Iterable[Drawn]) -> list[Month]:
    """The entries of a page under their months."""
    months: list[Month] = []
    begun: set[int] = set()
    for one in drawn:
        day = one.entry.happened_on
        words = format_date(day, "LLLL yyyy")
        if not months or months[-1].words != words:
            months.append(Month(words, None if day.year in begun else day.year, []))
            begun.add(day.year)
        months[-1].entries.append(one)
    return months
