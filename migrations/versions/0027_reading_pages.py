"""The words of an issued paper as a page to read: frozen with its PDF."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("document", sa.Column("page", sa.String(), nullable=True))
