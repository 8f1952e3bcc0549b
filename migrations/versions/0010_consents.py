"""Consents, and authority to speak for somebody."""

from typing import Any

import sqlalchemy as sa
from alembic import op

import advocacy.db

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "consent",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("regimes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("by_us", sa.Boolean(), nullable=False),
        sa.Column("discloser", sa.String(length=300), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("recipient", sa.String(length=300), nullable=False),
        sa.Column("named", sa.String(length=20), nullable=False),
        sa.Column("members", sa.String(), nullable=False),
        sa.Column("topics", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("topics_words", sa.String(), nullable=False),
        sa.Column("purposes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("purpose_words", sa.String(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("ends_with", sa.String(length=300), nullable=False),
        sa.Column("event_on", sa.Date(), nullable=True),
        sa.Column("no_end", sa.Boolean(), nullable=False),
        sa.Column("own_sheet", sa.Boolean(), nullable=False),
        sa.Column("statements", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("how_to_revoke", sa.String(), nullable=False),
        sa.Column("in_college", sa.Boolean(), nullable=False),
        *_signed(),
        *_kept("consent"),
    )
    op.create_table(
        "authority",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("representative_id", sa.Integer(), nullable=True),
        sa.Column("representative", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("to_whom", sa.String(length=300), nullable=False),
        sa.Column("topics", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("may", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("ends_with", sa.String(length=300), nullable=False),
        sa.Column("event_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["representative_id"],
            ["user_account.id"],
            name=op.f("fk_authority_representative_id_user_account"),
        ),
        *_signed(),
        *_kept("authority"),
    )
    for table in ("consent", "authority"):
        op.create_index(op.f(f"ix_{table}_agency_id"), table, ["agency_id"])
        op.create_index(op.f(f"ix_{table}_case_id_state"), table, ["case_id", "state"])
        op.create_index(op.f(f"ix_{table}_state_expires_on"), table, ["state", "expires_on"])


def _signed() -> list[Any]:
    """Who signed, and how it was taken back."""
    return [
        sa.Column("signer", sa.String(length=20), nullable=False),
        sa.Column("signer_name", sa.String(length=200), nullable=False),
        sa.Column("signer_authority", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signature", sa.String(length=10), nullable=True),
        sa.Column("typed", sa.String(length=200), nullable=False),
        sa.Column("drawn", sa.LargeBinary(), nullable=True),
        sa.Column("witness", sa.String(length=200), nullable=False),
        sa.Column("signed_by_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("revoked_at", advocacy.db.types.Instant(timezone=True), nullable=True),
        sa.Column("revoked_how", sa.String(length=10), nullable=True),
        sa.Column("revoked_words", sa.String(), nullable=False),
        sa.Column("revoked_by_id", sa.Integer(), nullable=True),
        sa.Column("revocation_received_by", sa.String(length=200), nullable=False),
        sa.Column("revocation_confirmed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
    ]


def _kept(table: str) -> list[Any]:
    """What holds for the rows of both."""
    return [
        sa.CheckConstraint(
            "(state = 'draft') = (signed_on is null)", name=op.f(f"ck_{table}_signed_or_draft")
        ),
        sa.CheckConstraint(
            "(state = 'revoked') = (revoked_at is not null)", name=op.f(f"ck_{table}_revocation_whole")
        ),
        sa.CheckConstraint("state in ('draft', 'live', 'revoked')", name=op.f(f"ck_{table}_state_known")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f(f"fk_{table}_agency_id_agency")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["support_case.id"],
            name=op.f(f"fk_{table}_case_id_support_case"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f(f"fk_{table}_made_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["revoked_by_id"], ["user_account.id"], name=op.f(f"fk_{table}_revoked_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["signed_by_id"], ["user_account.id"], name=op.f(f"fk_{table}_signed_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("number", name=op.f(f"uq_{table}_number")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    ]
