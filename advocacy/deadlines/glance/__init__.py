"""Deadlines and appointments at a glance: on a line and in a table, for a case, an advocate and a team."""
