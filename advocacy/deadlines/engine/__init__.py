"""Counts the days that follow from a notice: pure, exact, from rules that are data."""
