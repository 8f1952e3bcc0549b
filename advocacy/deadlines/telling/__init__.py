"""Deadlines are brought to mind in time: what is due and was not told yet, each step once."""
