"""The demo's letters and referrals."""

from collections.abc import Callable

from .cast.demo import Demo
from .register import Register


def write_papers(demo: Demo, register: Register, advance: Callable[[int], None]) -> None:
    advance(50)
