"""Totals that name nobody. Pure."""

from advocacy.withholding import SMALLEST_SHOWN, withheld

__all__ = ["SMALLEST_SHOWN", "withheld"]
