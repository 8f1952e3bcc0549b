"""Two records of one person made one, and how to part them again."""

import sqlalchemy as sa
from alembic import op

import advocacy.db
from advocacy.migrating import rebuild

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with rebuild("person") as batch:
        batch.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_person_merged_into_id_person"), "person", ["merged_into_id"], ["id"], ondelete="CASCADE"
        )
        batch.create_index(op.f("ix_person_merged_into_id"), ["merged_into_id"])
    _merge()
    _moved()


def _merge() -> None:
    op.create_table(
        "person_merge",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", advocacy.db.types.Instant(timezone=True), nullable=True),
        sa.Column("asked_words", sa.String(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", advocacy.db.types.Instant(timezone=True), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("parted_by_id", sa.Integer(), nullable=True),
        sa.Column("parted_at", advocacy.db.types.Instant(timezone=True), nullable=True),
        sa.Column("parted_words", sa.String(), nullable=False),
        sa.Column("owned", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state in ('asked', 'answered', 'merged', 'declined', 'parted')",
            name=op.f("ck_person_merge_state_known"),
        ),
        sa.CheckConstraint("kept_id <> other_id", name=op.f("ck_person_merge_two_records")),
        *_keys("person_merge", ("asked_by_id", "decided_by_id", "parted_by_id"), "user_account"),
        *_keys("person_merge", ("kept_id", "other_id"), "person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merge")),
        sa.UniqueConstraint("public_id", name=op.f("uq_person_merge_public_id")),
    )
    merged = sa.text("state = 'merged'")
    op.create_index(
        "uq_person_merge_once",
        "person_merge",
        ["other_id"],
        unique=True,
        postgresql_where=merged,
        sqlite_where=merged,
    )
    op.create_index(op.f("ix_person_merge_kept_id"), "person_merge", ["kept_id"])
    op.create_index(op.f("ix_person_merge_other_id"), "person_merge", ["other_id"])


def _moved() -> None:
    op.create_table(
        "moved_row",
        sa.Column("merge_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        *_keys("moved_row", ("merge_id",), "person_merge", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moved_row")),
    )
    op.create_index(op.f("ix_moved_row_merge_id"), "moved_row", ["merge_id"])


def _keys(
    table: str, columns: tuple[str, ...], parent: str, ondelete: str | None = None
) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}_{parent}"), ondelete=ondelete
        )
        for column in columns
    ]
