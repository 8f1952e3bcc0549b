"""Dates for somebody's own calendar program: a private feed, and files for one date. Neutral words, never a name."""
