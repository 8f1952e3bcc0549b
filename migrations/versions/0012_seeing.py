"""Who is kept away from a record, which are restricted, and who sees one for a while."""

from typing import Any

import sqlalchemy as sa
from alembic import op

import advocacy.db

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    _kept_away()
    _restriction()
    _grant()


def _instant(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, advocacy.db.types.Instant(timezone=True), nullable=nullable)


def _id_of(table: str, column: str, other: str, *, nullable: bool = False) -> list[Any]:
    """A column and its foreign key: rows about a person go with them."""
    ondelete = None if other == "user_account" else "CASCADE"
    return [
        sa.Column(column, sa.Integer(), nullable=nullable),
        sa.ForeignKeyConstraint(
            [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"), ondelete=ondelete
        ),
    ]


def _ends(table: str) -> list[Any]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    ]


def _kept_away() -> None:
    op.create_table(
        "kept_away",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        *_id_of("kept_away", "person_id", "person"),
        *_id_of("kept_away", "user_id", "user_account"),
        sa.Column("cause", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        _instant("made_at"),
        *_id_of("kept_away", "made_by_id", "user_account"),
        _instant("ended_at", nullable=True),
        *_id_of("kept_away", "ended_by_id", "user_account", nullable=True),
        *_ends("kept_away"),
        sa.CheckConstraint("cause in ('conflict', 'own_file')", name=op.f("ck_kept_away_cause_known")),
    )
    op.create_index(op.f("ix_kept_away_user_id_person_id"), "kept_away", ["user_id", "person_id"])
    op.create_index(op.f("ix_kept_away_person_id"), "kept_away", ["person_id"])


def _restriction() -> None:
    op.create_table(
        "restriction",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        *_id_of("restriction", "person_id", "person"),
        sa.Column("reason", sa.String(), nullable=False),
        _instant("made_at"),
        *_id_of("restriction", "made_by_id", "user_account"),
        _instant("ended_at", nullable=True),
        *_id_of("restriction", "ended_by_id", "user_account", nullable=True),
        *_ends("restriction"),
    )
    op.create_index(op.f("ix_restriction_person_id_ended_at"), "restriction", ["person_id", "ended_at"])


def _grant() -> None:
    op.create_table(
        "sight_grant",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        *_id_of("sight_grant", "person_id", "person"),
        *_id_of("sight_grant", "case_id", "support_case", nullable=True),
        *_id_of("sight_grant", "user_id", "user_account"),
        sa.Column("kind", sa.String(length=15), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        _instant("starts_at"),
        _instant("ends_at", nullable=True),
        _instant("made_at"),
        *_id_of("sight_grant", "made_by_id", "user_account"),
        *_id_of("sight_grant", "ended_by_id", "user_account", nullable=True),
        _instant("reviewed_at", nullable=True),
        *_id_of("sight_grant", "reviewed_by_id", "user_account", nullable=True),
        sa.Column("was_needed", sa.Boolean(), nullable=True),
        sa.Column("review", sa.String(), nullable=False),
        *_ends("sight_grant"),
        sa.CheckConstraint(
            "kind in ('named', 'helper', 'break_glass')", name=op.f("ck_sight_grant_kind_known")
        ),
        sa.CheckConstraint("kind = 'named' or ends_at is not null", name=op.f("ck_sight_grant_ends")),
        sa.CheckConstraint(
            "kind <> 'helper' or case_id is not null", name=op.f("ck_sight_grant_helps_with_a_case")
        ),
    )
    op.create_index(op.f("ix_sight_grant_user_id_ends_at"), "sight_grant", ["user_id", "ends_at"])
    op.create_index(op.f("ix_sight_grant_person_id"), "sight_grant", ["person_id"])
    op.create_index(op.f("ix_sight_grant_case_id"), "sight_grant", ["case_id"])
