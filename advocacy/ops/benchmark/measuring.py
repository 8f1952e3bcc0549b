"""Rounds of the floor and the pages in turn, over all installations at once: a disturbance hits all alike."""

import json
import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from advocacy.ops.demo.staff import PASSWORD

from .actors import Actor
from .client import Client
from .pages import PAGES, Page, Seat
from .places import Place

SEATS = 12
WARM_UP = 2


@dataclass
class Samples:
    """Seconds, for the floor and each page of one installation."""

    floor: list[float] = field(default_factory=list)
    pages: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


def seats(place: Place, count: int = SEATS) -> list[Seat]:
    """Signs everyone in. The passwords are checked as always, which takes a moment."""
    found = [Actor(**one) for one in json.loads(place.run("advocacy.ops.benchmark.actors", str(count)))]
    return [
        Seat(actor, signed_in(place, actor.advocate), signed_in(place, actor.supervisor)) for actor in found
    ]


def signed_in(place: Place, email: str) -> Client:
    client = Client(place.port)
    client.sign_in(email, PASSWORD)
    return client


def measure(
    places: Sequence[Place],
    at: dict[int, list[Seat]],
    rounds: int,
    advance: Callable[[int], None],
    pages: Iterable[Page] = PAGES,
) -> dict[int, Samples]:
    """By size. The order is shuffled in each round; every page stands beside a look at the floor."""
    dice, found = random.Random(7), {place.size: Samples() for place in places}
    for number in range(-WARM_UP, rounds):
        turns = [(place, page) for place in places for page in pages]
        for place, page in dice.sample(turns, len(turns)):
            seat = at[place.size][number % len(at[place.size])]
            floor, seconds = _both(place, page, seat, floor_first=dice.random() < 0.5)
            if number >= 0:
                found[place.size].floor.append(floor)
                found[place.size].pages[page.name].append(seconds)
        if number >= 0:
            advance(1)
    return found


def _both(place: Place, page: Page, seat: Seat, *, floor_first: bool) -> tuple[float, float]:
    before = _floor(place) if floor_first else 0.0
    answer = page.ask(seat)
    if answer.status != page.expected:
        raise RuntimeError(f"{page.name} answered {answer.status} at size {place.size}.")
    return before or _floor(place), answer.seconds


def _floor(place: Place) -> float:
    answer = Client(place.floor_port).get("/")
    if answer.status != 200:
        raise RuntimeError(f"The floor answered {answer.status}.")
    return answer.seconds


def median_ms(seconds: Sequence[float]) -> float:
    return statistics.median(seconds) * 1000


def p95_ms(seconds: Sequence[float]) -> float:
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.95))] * 1000
