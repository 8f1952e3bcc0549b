"""Shared HTTP things: form base, permissions, errors, headers, pages of a list, saving once."""
