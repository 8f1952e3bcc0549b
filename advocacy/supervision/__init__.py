"""Load, what needs the supervisor, hand-over and cover."""
