"""Nothing yet."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Its tables come with the feature."""
