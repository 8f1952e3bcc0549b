"""The demo: an installation full of invented people, the same every time."""
