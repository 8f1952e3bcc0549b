"""Totals that name nobody: numbers so small that someone could be found by them are withheld. Pure."""

from collections.abc import Sequence

SMALLEST_SHOWN = 11  # CMS cell size suppression policy: no cell from 1 to 10 is shown


def withheld(values: Sequence[int], smallest: int = SMALLEST_SHOWN) -> list[int | None]:
    """The values, with every one from 1 to the threshold as None.

    Where exactly one would be withheld, the smallest other one is withheld too: the total minus the rest
    would give it away. Zero may be shown.
    """
    shown: list[int | None] = [None if 0 < value < smallest else value for value in values]
    hidden = shown.count(None)
    others = [(value, place) for place, value in enumerate(shown) if value]
    if hidden == 1 and others:
        shown[min(others)[1]] = None
    return shown
