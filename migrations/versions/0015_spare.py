"""Nothing yet."""

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Its tables come with the feature."""
