"""What was told of a deadline: each step once, for each day and each audience."""

import sqlalchemy as sa
from alembic import op

import advocacy.db

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "deadline_told",
        sa.Column("deadline_id", sa.Integer(), nullable=False),
        sa.Column("told_for", sa.String(length=32), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("audience", sa.String(length=15), nullable=False),
        sa.Column("told_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deadline_id"],
            ["deadline.id"],
            name=op.f("fk_deadline_told_deadline_id_deadline"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_told")),
        sa.UniqueConstraint(
            "deadline_id",
            "told_for",
            "step",
            "audience",
            name=op.f("uq_deadline_told_deadline_id_told_for_step_audience"),
        ),
    )
