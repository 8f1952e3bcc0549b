"""The first minutes of an installation: its organization, its first team and administrator, by command or by page."""
