"""The folded text of notes and letters, to search in; and how pages look to each user."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from advocacy.db.types import Instant
from advocacy.folding import searchable

revision = "0004"
down_revision = "0003"

ROOM = 1 << 24
AT_ONCE = 1000
LETTER = (
    "subject, body, about, salutation, enclosures, copies, worker, recipient, facts, sent_note, reply_words"
)
REFERRAL = "need, asked_for, facts, access, how_to_reach, not_shared, state_reason, persons_outcome"
ISSUE = (
    "title, wants, barrier_words, agency_name, worker, reference_number, persons_outcome, not_asked_why,"
    " advocates_outcome, agencys_outcome"
)


def upgrade() -> None:
    op.create_table(
        "search_text",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["user_account.id"], name=op.f("fk_search_text_author_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["support_case.id"],
            name=op.f("fk_search_text_case_id_support_case"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_text")),
    )
    op.create_index(op.f("ix_search_text_case_id"), "search_text", ["case_id"])
    op.create_index(op.f("ix_search_text_subject"), "search_text", ["subject"])
    _fill()
    op.add_column(
        "user_account", sa.Column("theme", sa.String(length=10), nullable=False, server_default="system")
    )
    op.add_column("user_account", sa.Column("text_size", sa.Integer(), nullable=False, server_default="100"))


def _parts(kind: str, table: str, texts: str, **facts: str) -> Iterator[str]:
    """Selects of the same columns: one for each text of a record, in the order in which they are read."""
    facts = {"case": "w.case_id", "day": "null", "at": "null", "by": "null", "from": f"{table} w"} | facts
    for place, text in enumerate(texts.split(", ")):
        column = text if "." in text else f"w.{text}"
        yield (
            f"select '{kind}' as kind, w.public_id as subject, {facts['case']} as case_id,"
            f" {facts['day']} as day, {facts['at']} as at, {facts['by']} as author_id,"
            f" {facts.get('place', place)} as place, {facts.get('row', '0')} as part, {column} as text"
            f" from {facts['from']} where {column} <> '' and {facts.get('only', '1 = 1')}"
        )


def _statements() -> Iterator[list[str]]:
    """What was searchable when this was released. Later kinds fill themselves."""
    log = {"case": "c.case_id", "day": "w.happened_on", "by": "w.author_id"}
    of_case = "contact w join contact_case c on c.contact_id = w.id"
    added = {"from": f"{of_case} join addendum p on p.contact_id = w.id", "place": "1", "row": "p.id"}
    yield [
        *_parts("contact", "contact", "note", **log, **{"from": of_case}),
        *_parts("contact", "contact", "p.text", **log, **added),
    ]
    goal = {"day": "w.started_on"}
    yield [
        *_parts("goal", "goal", "words, why", **goal),
        *_within("goal", "step", "what", "p.id", 2, goal),
        *_within("goal", "rating", "words", "p.id", 3, goal),
        *_within("goal", "goal_change", "words", "p.id", 4, goal),
    ]
    issue = {"day": "w.opened_on"}
    yield [
        *_parts("issue", "issue", ISSUE, **issue),
        *_within("issue", "issue_change", "words", "p.id", 20, issue),
    ]
    paper = {"day": "w.issued_on", "at": "w.made_at", "by": "w.author_id"}
    yield list(_parts("letter", "letter", LETTER, **paper, only="w.state <> 'void'"))
    yield [
        *_parts("referral", "referral", REFERRAL, **paper),
        *_within("referral", "referral_event", "words", "-p.id", 20, paper),
    ]
    yield list(
        _parts("task", "task", "what, cleared_words", day="w.due_on", at="w.made_at", by="w.made_by_id")
    )
    yield list(_parts("appointment", "appointment", "what, place, who_goes", day="w.day"))
    case = {"day": "w.opened_on", "case": "w.id"}
    said = {"from": "support_case w join case_step p on p.case_id = w.id", "row": "p.id"}
    yield [
        *_parts("case", "support_case", "about", **case),
        *_parts("case", "support_case", "p.words", **case, **said, place="1"),
        *_parts("case", "support_case", "p.persons_view", **case, **said, place="2"),
    ]


def _within(whole: str, part: str, text: str, row: str, place: int, facts: dict[str, str]) -> Iterator[str]:
    source = f"{whole} w join {part} p on p.{whole}_id = w.id"
    yield from _parts(whole, whole, f"p.{text}", **facts, place=str(place), row=row, **{"from": source})


def _fill() -> None:
    zone = ZoneInfo(op.get_bind().scalar(sa.text("select time_zone from organization")) or "UTC")
    into = sa.table(
        "search_text",
        *(sa.column(name) for name in ("id", "case_id", "kind")),
        sa.column("subject", sa.Uuid()),
        sa.column("happened_on", sa.Date()),
        *(sa.column(name) for name in ("author_id", "words")),
    )
    used: dict[int, int] = {}
    waiting: list[dict[str, Any]] = []
    for statements in _statements():
        for row in _rows(" union all ".join(statements), zone):
            used[row["case_id"]] = used.get(row["case_id"], 0) + 1
            # Side by side with the other texts of the case.
            waiting.append(row | {"id": row["case_id"] * ROOM + used[row["case_id"]]})
            if len(waiting) == AT_ONCE:
                op.bulk_insert(into, waiting)
                waiting = []
    if waiting:
        op.bulk_insert(into, waiting)


def _rows(statement: str, zone: ZoneInfo) -> Iterator[dict[str, Any]]:
    typed = {"subject": sa.Uuid(), "day": sa.Date(), "at": Instant()}
    names = ("kind", "case_id", "author_id", "place", "part", "text")
    ordered = sa.text(f"{statement} order by subject, case_id, place, part").columns(
        **{name: sa.String() if name in ("kind", "text") else sa.Integer() for name in names}, **typed
    )
    for _record, parts in groupby(op.get_bind().execute(ordered), lambda row: (row.subject, row.case_id)):
        rows = list(parts)
        if words := searchable([row.text for row in rows]):
            day = rows[0].day or rows[0].at.astimezone(zone).date()
            yield {
                "case_id": rows[0].case_id,
                "kind": rows[0].kind,
                "subject": rows[0].subject,
                "happened_on": day,
                "author_id": rows[0].author_id,
                "words": words,
            }
