"""The morning's post: each time that it was put together, and what became of each letter."""

import sqlalchemy as sa
from alembic import op

import advocacy.db

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "post_run",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("touched_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("ended_at", advocacy.db.types.Instant(timezone=True), nullable=True),
        sa.Column("stop_asked", sa.Boolean(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user_account.id"], name=op.f("fk_post_run_by_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_run")),
        sa.UniqueConstraint("public_id", name=op.f("uq_post_run_public_id")),
    )
    op.create_index(op.f("ix_post_run_by_id_id"), "post_run", ["by_id", "id"])
    op.create_index(op.f("ix_post_run_ended_at"), "post_run", ["ended_at"])
    op.create_table(
        "posted_letter",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("fate", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_posted_letter_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_posted_letter_letter_id_letter"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["post_run.id"], name=op.f("fk_posted_letter_run_id_post_run"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posted_letter")),
        sa.UniqueConstraint("run_id", "letter_id", name=op.f("uq_posted_letter_run_id_letter_id")),
    )
    op.create_index(op.f("ix_posted_letter_letter_id"), "posted_letter", ["letter_id"])
