"""When a colleague leaves."""

import sqlalchemy as sa
from alembic import op

import advocacy.db
from advocacy.migrating import rebuild

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for table in ("draft", "kept_post"):
        with rebuild(table) as batch:
            batch.add_column(sa.Column("begun_by_id", sa.Integer(), nullable=True))
            batch.create_foreign_key(
                op.f(f"fk_{table}_begun_by_id_user_account"), "user_account", ["begun_by_id"], ["id"]
            )
    op.create_table(
        "leaving",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("leaves_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("begun_by_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("ended_at", advocacy.db.types.Instant(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("state in ('planned', 'left', 'called_off')", name=op.f("ck_leaving_state_known")),
        sa.ForeignKeyConstraint(
            ["begun_by_id"], ["user_account.id"], name=op.f("fk_leaving_begun_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_leaving_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaving")),
        sa.UniqueConstraint("public_id", name=op.f("uq_leaving_public_id")),
    )
    planned = sa.text("state = 'planned'")
    op.create_index(
        "uq_leaving_once",
        "leaving",
        ["user_id"],
        unique=True,
        postgresql_where=planned,
        sqlite_where=planned,
    )
