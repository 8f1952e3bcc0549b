"""The results as lines of Markdown, each with its target and whether it was met."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .measuring import Samples, median_ms, p95_ms
from .pages import PAGES

LARGER = 1.5
MEMORY_MB = 160
START_SECONDS = 3
UNLOADED = 20


@dataclass(frozen=True)
class Line:
    """One figure against its target."""

    what: str
    figure: str
    target: str
    met: bool

    def __str__(self) -> str:
        return f"| {self.what} | {self.figure} | {self.target} | {verdict(self.met)} |"


def verdict(met: bool) -> str:
    return "met" if met else "**not met**"


def table(database: str, size: int, samples: Samples) -> Iterator[str]:
    floor = median_ms(samples.floor)
    yield f"### {database}, size {size}"
    yield ""
    yield "| page | median ms | p95 ms | times the floor | target | |"
    yield "|---|---|---|---|---|---|"
    yield f"| the floor | {floor:.2f} | {p95_ms(samples.floor):.2f} | 1 | | |"
    for page in PAGES:
        if page.name not in samples.pages:
            continue
        seconds, target = samples.pages[page.name], page.target(database)
        times = median_ms(seconds) / floor
        figures = f"{median_ms(seconds):.2f} | {p95_ms(seconds):.2f} | {times:.2f} | {target}"
        yield f"| {page.name} | {figures} | {verdict(times <= target)} |"
    yield ""


def over_target(database: str, samples: Samples) -> dict[str, float]:
    floor = median_ms(samples.floor)
    times = {
        page: median_ms(samples.pages[page.name]) / floor for page in PAGES if page.name in samples.pages
    }
    return {page.name: ratio for page, ratio in times.items() if ratio > page.target(database)}


def growth(found: Mapping[int, Samples]) -> Iterator[str]:
    """The largest size beside the smallest."""
    small, large = min(found), max(found)
    if small == large:
        return
    yield f"| page | median at size {small} | at size {large} | times | target | |"
    yield "|---|---|---|---|---|---|"
    for name in found[small].pages:
        before, after = median_ms(found[small].pages[name]), median_ms(found[large].pages[name])
        times = after / before
        yield f"| {name} | {before:.2f} | {after:.2f} | {times:.2f} | {LARGER} | {verdict(times <= LARGER)} |"
    yield ""


def figures(lines: list[Line]) -> Iterator[str]:
    yield "| what | figure | target | |"
    yield "|---|---|---|---|"
    yield from map(str, lines)
    yield ""
