"""Nothing yet."""

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Its tables come with the feature."""
