"""The language of a letter. What stands already is English."""

import sqlalchemy as sa

from advocacy.migrating import rebuild

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    with rebuild("letter") as batch:
        batch.add_column(sa.Column("language", sa.String(length=5), nullable=False, server_default="en"))
