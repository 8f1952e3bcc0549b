"""The days that follow from a notice."""
