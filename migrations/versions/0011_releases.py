"""What left the house, on which consent, and what was told in an emergency."""

from typing import Any

import sqlalchemy as sa
from alembic import op

import advocacy.db
from advocacy.migrating import rebuild

revision = "0011"
down_revision = "0010"

# What letters of each kind told when the kind was all that said so. Without more, nothing was chosen: then the
# writer is asked, and nothing goes before.
TOLD = {
    "T01": (["situation", "benefits", "health"], "appeal"),
    "T03": (["situation", "benefits"], "appeal"),
    "T06": (["situation", "health"], "healthcare"),
    "T09": (["situation", "education"], "education"),
    "T10": (["situation", "education", "disability"], "education"),
    "T15": (["situation", "work", "disability"], "work"),
    "T16": (["situation", "housing", "disability"], "housing"),
    "T20": (["situation"], "services"),
}


def upgrade() -> None:
    _letters()
    for name, size, default in (("part2_notice", 10, "short"), ("extra_notice", None, "")):
        column = sa.Column(name, sa.String(length=size), server_default=default, nullable=False)
        op.add_column("organization", column)
    _overrides()
    _reliances()
    _disclosures()


def _letters() -> None:
    for table in ("letter", "referral"):
        topics = sa.Column("topics", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        op.add_column(table, topics)
        purpose = sa.Column("purpose", sa.String(length=30), server_default="", nullable=False)
        op.add_column(table, purpose)
    with rebuild("letter") as batch:
        batch.add_column(sa.Column("agency_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_letter_agency_id_agency"), "agency", ["agency_id"], ["id"])
        batch.create_index(op.f("ix_letter_agency_id"), ["agency_id"])
    op.execute(
        "update letter set agency_id ="
        " (select issue.agency_id from issue where issue.id = letter.issue_id) where issue_id is not null"
    )
    for template, (topics_told, told_for) in TOLD.items():
        set_to = sa.text("update letter set topics = :topics, purpose = :purpose where template = :template")
        set_to = set_to.bindparams(sa.bindparam("topics", type_=sa.JSON(none_as_null=True)))
        op.get_bind().execute(set_to, {"topics": topics_told, "purpose": told_for, "template": template})
    op.execute("update referral set topics = '[\"contact_details\", \"situation\"]', purpose = 'services'")


def _overrides() -> None:
    op.create_table(
        "release_override",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=True),
        sa.Column("nature", sa.String(length=10), nullable=False),
        sa.Column("recipient", sa.String(length=200), nullable=False),
        sa.Column("affiliation", sa.String(length=200), nullable=False),
        sa.Column("happening", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("ends_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("reviewed_at", advocacy.db.types.Instant(timezone=True), nullable=True),
        sa.Column("reviewed_by_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("review_words", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("nature in ('medical', 'danger')", name=op.f("ck_release_override_nature_known")),
        sa.CheckConstraint(
            "reviewed_by_id is null or reviewed_by_id <> by_id",
            name=op.f("ck_release_override_seen_by_another"),
        ),
        sa.CheckConstraint(
            "(reviewed_at is null) = (reviewed_by_id is null)", name=op.f("ck_release_override_review_whole")
        ),
        *_pointing("release_override", by_id="user_account", reviewed_by_id="user_account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_override")),
        sa.UniqueConstraint("public_id", name=op.f("uq_release_override_public_id")),
    )
    for name in ("case_id", "subject", "reviewed_at"):
        op.create_index(op.f(f"ix_release_override_{name}"), "release_override", [name])


def _reliances() -> None:
    op.create_table(
        "reliance",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=False),
        sa.Column("recipient", sa.String(length=300), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=20), nullable=False),
        sa.Column("consent_id", sa.Integer(), nullable=True),
        sa.Column("authority_id", sa.Integer(), nullable=True),
        sa.Column("override_id", sa.Integer(), nullable=True),
        sa.Column("notice", sa.String(length=10), nullable=False),
        sa.Column("scope_attached", sa.Boolean(), nullable=False),
        sa.Column("made_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        *_pointing(
            "reliance",
            document_id="document",
            consent_id="consent",
            authority_id="authority",
            override_id="release_override",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reliance")),
        sa.UniqueConstraint("subject", "document_id", "recipient", name=op.f("uq_reliance_subject")),
    )
    for name in ("case_id", "consent_id", "authority_id", "subject"):
        op.create_index(op.f(f"ix_reliance_{name}"), "reliance", [name])


def _disclosures() -> None:
    op.create_table(
        "disclosure",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("recipient", sa.String(length=300), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("told_to", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("topics", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("basis", sa.String(length=20), nullable=False),
        sa.Column("consent_id", sa.Integer(), nullable=True),
        sa.Column("override_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("document_sha256", sa.String(length=64), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("notice", sa.String(length=10), nullable=False),
        sa.Column("scope_attached", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(basis = 'consent') = (consent_id is not null)", name=op.f("ck_disclosure_consent_is_named")
        ),
        sa.CheckConstraint(
            "(basis = 'emergency') = (override_id is not null)", name=op.f("ck_disclosure_emergency_is_named")
        ),
        *_pointing(
            "disclosure",
            agency_id="agency",
            consent_id="consent",
            override_id="release_override",
            document_id="document",
            by_id="user_account",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
        sa.UniqueConstraint("subject", "document_id", "recipient", name=op.f("uq_disclosure_subject")),
        sa.UniqueConstraint("public_id", name=op.f("uq_disclosure_public_id")),
    )
    op.create_index(op.f("ix_disclosure_case_id_told_on_id"), "disclosure", ["case_id", "told_on", "id"])
    for name in ("agency_id", "consent_id", "subject"):
        op.create_index(op.f(f"ix_disclosure_{name}"), "disclosure", [name])


def _pointing(table: str, **columns: str) -> list[Any]:
    """The foreign keys of a table; what belongs to a case goes with it."""
    keys = [
        sa.ForeignKeyConstraint([column], [f"{there}.id"], name=op.f(f"fk_{table}_{column}_{there}"))
        for column, there in columns.items()
    ]
    name = op.f(f"fk_{table}_case_id_support_case")
    owner = sa.ForeignKeyConstraint(["case_id"], ["support_case.id"], name=name, ondelete="CASCADE")
    return [owner, *keys]
