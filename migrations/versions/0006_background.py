"""Background work on PostgreSQL's own engine, and workers that give a sign of life."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# As it was in this release, so that a later one of procrastinate changes nothing here. What that needs, it brings as
# files of its own (`procrastinate/sql/migrations`); a later migration of ours runs them.
SCHEMA = Path(__file__).parents[1] / "vendor" / "procrastinate-3.10.0" / "schema.sql"


def upgrade() -> None:
    op.create_table(
        "worker_seen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_worker_seen"),
        sa.UniqueConstraint("name", name="uq_worker_seen_name"),
    )
    bind = op.get_bind()
    if (
        bind.dialect.name == "postgresql"
    ):  # by the driver, to which a % in a function is a letter like any other
        bind.connection.driver_connection.execute(SCHEMA.read_text(encoding="utf-8"))
