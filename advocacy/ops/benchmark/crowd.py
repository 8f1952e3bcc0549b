"""Many users at once, while PDFs are made and a backup is taken."""

import random
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from .client import Answer
from .pages import PAGES, Seat
from .places import Place

PAUSE = (1.0, 5.0)
BETWEEN_PDFS = 1.0
BETWEEN_BACKUPS = 20.0


@dataclass
class Day:
    """What happened until the end: seconds of each page, errors, and what ran beside."""

    until: float
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    pdfs: int = 0
    backups: int = 0

    def goes_on(self) -> bool:
        return time.monotonic() < self.until

    def note(self, what: str, answer: Answer, expected: int) -> None:
        if answer.status == expected:
            self.seconds.append(answer.seconds)
        else:
            self.errors.append(f"{what}: {answer.status}")


def spend(place: Place, seats: list[Seat], minutes: float) -> Day:
    """Each user opens a page, reads for a few seconds, and opens the next."""
    day = Day(time.monotonic() + minutes * 60)
    work = [threading.Thread(target=_browse, args=(day, seat, number)) for number, seat in enumerate(seats)]
    work.append(threading.Thread(target=_make_pdfs, args=(day, seats)))
    work.append(threading.Thread(target=_back_up, args=(day, place)))
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    return day


def _browse(day: Day, seat: Seat, number: int) -> None:
    dice = random.Random(number)
    time.sleep(dice.uniform(0, PAUSE[1]))
    while day.goes_on():
        page = dice.choice(PAGES)
        try:
            day.note(page.name, page.ask(seat), page.expected)
        except OSError as error:
            day.errors.append(f"{page.name}: {type(error).__name__}")
        time.sleep(dice.uniform(*PAUSE))


def _make_pdfs(day: Day, seats: list[Seat]) -> None:
    writing = [seat for seat in seats if seat.actor.letter]
    while day.goes_on():
        for seat in writing:
            if not day.goes_on():
                return
            answer = seat.advocate.get(f"/letters/{seat.actor.letter}/preview.pdf")
            if answer.status != 200:
                day.errors.append(f"PDF: {answer.status}")
            day.pdfs += 1
            time.sleep(BETWEEN_PDFS)


def _back_up(day: Day, place: Place) -> None:
    with tempfile.TemporaryDirectory(prefix="advocacy-") as folder:
        while day.goes_on():
            file = Path(folder) / f"{day.backups}.backup"
            try:
                place.run("advocacy", "backup", str(file))
            except RuntimeError as error:
                day.errors.append(str(error)[:200])
                return
            day.backups += 1
            file.unlink(missing_ok=True)
            _wait(day, BETWEEN_BACKUPS)


def _wait(day: Day, seconds: float) -> None:
    end = time.monotonic() + seconds
    while day.goes_on() and time.monotonic() < end:
        time.sleep(0.2)
