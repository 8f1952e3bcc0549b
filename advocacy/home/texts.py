"""What a search finds in notes and letters: a page of it, with a few words around each place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import request, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.textsearch.asking import Asked, asked_for
from advocacy.textsearch.excerpts import Piece, excerpt
from advocacy.textsearch.kinds import KINDS
from advocacy.textsearch.queries import Wanted, found_texts, how_many, records_by_id
from advocacy.web.pages import Page, page_number

SIZE = 20
SPANS = {"month": 31, "year": 366}


@dataclass(frozen=True)
class Hit:
    """One record in which the words stand."""

    record: Any
    called: str
    icon: str
    url: str
    day: date
    case: Case
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Filters:
    """What the address says beside the search; nonsense narrows nothing."""

    kind: str
    only_mine: bool
    span: str

    @property
    def any(self) -> bool:
        return bool(self.kind or self.only_mine or self.span)

    def url(self, **other: str | None) -> str:
        """The same search, narrowed otherwise."""
        now: dict[str, Any] = {
            "kind": self.kind,
            "whose": "mine" if self.only_mine else "",
            "since": self.span,
        }
        kept = {name: value for name, value in (now | other).items() if value}
        return url_for("home.search", search=request.args.get("search"), **kept)


def asked_filters() -> Filters:
    kind, span = request.args.get("kind", ""), request.args.get("since", "")
    return Filters(
        kind if kind in KINDS else "", request.args.get("whose") == "mine", span if span in SPANS else ""
    )


def kinds_offered() -> list[tuple[str, str]]:
    return [
        ("", _("Everything")),
        ("contact", _("Contacts")),
        ("letter", _("Letters")),
        ("referral", _("Referrals")),
        ("goal", _("Goals")),
        ("issue", _("Issues")),
        ("task", _("Next steps")),
        ("appointment", _("Appointments")),
        ("case", _("Cases")),
    ]


def texts_found(words: str, filters: Filters, user: User) -> Page[Hit]:
    """The page that was asked for, newest first."""
    asked, number = asked_for(words), page_number()
    if not asked:
        return Page([], 1, has_next=False, total=0, size=SIZE)
    since = clock.today() - timedelta(days=SPANS[filters.span]) if filters.span else None
    wanted = Wanted(asked, filters.kind, filters.only_mine, since)
    rows = found_texts(wanted, user, limit=SIZE, offset=(number - 1) * SIZE)
    total = rows[0].total if rows else (how_many(wanted, user) if number > 1 else 0)
    return Page(_hits(rows, asked), number, number * SIZE < total, total, SIZE)


def _hits(rows: Sequence[Any], asked: Sequence[Asked]) -> list[Hit]:
    """A fixed number of queries: the cases, and one for each kind."""
    subjects: dict[str, list[UUID]] = defaultdict(list)
    for row in rows:
        subjects[row.kind].append(row.subject)
    records = {kind: records_by_id(kind, ids) for kind, ids in subjects.items()}
    cases = _cases({row.case_id for row in rows})
    return [
        _hit(row, records[row.kind][row.subject], cases[row.case_id], asked)
        for row in rows
        if row.subject in records[row.kind]
    ]


def _cases(ids: set[int]) -> Mapping[int, Case]:
    """The query found them within sight already."""
    return {case.id: case for case in db.session.scalars(select(Case).where(Case.id.in_(ids)))} if ids else {}


def _hit(row: Any, record: Any, case: Case, asked: Sequence[Asked]) -> Hit:
    kind = KINDS[row.kind]
    text = " · ".join(text.strip() for text in kind.texts(record) if text and text.strip())
    return Hit(record, str(kind.called), kind.icon, kind.url(record), row.day, case, excerpt(text, asked))
