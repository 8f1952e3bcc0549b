"""How many requests were answered, how, and how fast: counted by all web processes of one server together.

The memory is shared by the processes that are forked from the one that made it; each writes only in its own row.
"""

import mmap
from bisect import bisect_left
from itertools import accumulate

KINDS = ("1xx", "2xx", "3xx", "4xx", "5xx")
WITHIN = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
ROWS = 64
_CELLS = len(WITHIN) + 2  # one beyond the last limit, and the sum of microseconds
_WIDTH = len(KINDS) * _CELLS
_numbers = memoryview(mmap.mmap(-1, ROWS * _WIDTH * 8)).cast("Q")
_row = 0


def use_row(number: int) -> None:
    """In a web process: a row that no other one writes in."""
    global _row
    _row = number % ROWS


def count(status: int, seconds: float) -> None:
    begin = _row * _WIDTH + min(max(status // 100, 1), 5) * _CELLS - _CELLS
    _numbers[begin + bisect_left(WITHIN, seconds)] += 1
    _numbers[begin + _CELLS - 1] += int(seconds * 1_000_000)


def counted() -> dict[str, tuple[list[int], float]]:
    """For each kind of answer: how many took at most as long as each limit (the last one has none), and all seconds."""
    found = {}
    for place, kind in enumerate(KINDS):
        cells = [
            sum(_numbers[row * _WIDTH + place * _CELLS + cell] for row in range(ROWS))
            for cell in range(_CELLS)
        ]
        found[kind] = list(accumulate(cells[:-1])), cells[-1] / 1_000_000
    return found
