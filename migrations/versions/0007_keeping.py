"""What is known about backups."""

import sqlalchemy as sa
from alembic import op

import advocacy.db

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "backup_made",
        sa.Column("made_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=400), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=12), nullable=False),
        sa.Column("audit_rows", sa.Integer(), nullable=False),
        sa.Column("audit_head", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup_made")),
    )
    op.create_index(op.f("ix_backup_made_made_at"), "backup_made", ["made_at"])
