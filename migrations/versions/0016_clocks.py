"""What is set for the rules of deadlines, local rules, and by which rules was counted."""

import sqlalchemy as sa
from alembic import op

import advocacy.db

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "rule_setting",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("citation", sa.String(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("set_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_rule_setting_agency_id_agency")),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["user_account.id"], name=op.f("fk_rule_setting_set_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_setting")),
        sa.UniqueConstraint("public_id", name=op.f("uq_rule_setting_public_id")),
    )
    op.create_index(op.f("ix_rule_setting_agency_id"), "rule_setting", ["agency_id"], unique=False)
    op.create_index(
        op.f("ix_rule_setting_rule_name_agency_id_version"),
        "rule_setting",
        ["rule", "name", "agency_id", "version"],
        unique=False,
    )
    op.create_table(
        "local_rule",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("system", sa.String(length=80), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("counted_from", sa.String(length=40), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=20), nullable=False),
        sa.Column("first_counts", sa.Boolean(), nullable=False),
        sa.Column("roll", sa.String(length=20), nullable=False),
        sa.Column("certainty", sa.String(length=10), nullable=False),
        sa.Column("citation", sa.String(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("repayment", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("made_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f("fk_local_rule_made_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_rule")),
        sa.UniqueConstraint("public_id", name=op.f("uq_local_rule_public_id")),
    )
    op.create_index(op.f("ix_local_rule_code_version"), "local_rule", ["code", "version"], unique=True)
    op.create_table(
        "rules_release",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("counted_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_release")),
    )
