"""Letters in an organization's own words, and which version of them a letter came from."""

import sqlalchemy as sa
from alembic import op

import advocacy.db
from advocacy.migrating import rebuild

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.create_table(
        "own_template",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("base", sa.String(length=20), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("words", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("made_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user_account.id"], name=op.f("fk_own_template_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_template")),
        sa.UniqueConstraint("code", "edition", name=op.f("uq_own_template_code_edition")),
        sa.UniqueConstraint("public_id", name=op.f("uq_own_template_public_id")),
    )
    with rebuild("letter") as batch:
        batch.add_column(sa.Column("own_template_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_letter_own_template_id_own_template"), "own_template", ["own_template_id"], ["id"]
        )
        batch.create_index(op.f("ix_letter_own_template_id"), ["own_template_id"])
