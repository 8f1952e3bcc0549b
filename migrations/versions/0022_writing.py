"""Which rules of deadlines a letter names beside those of its template."""

import sqlalchemy as sa

from advocacy.migrating import rebuild

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    with rebuild("letter") as batch:
        batch.add_column(sa.Column("cites", sa.JSON(), nullable=False, server_default="[]"))
