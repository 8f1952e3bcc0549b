"""Every hostile text in every box of every form, one box's text after the other's: what breaks, and what is lost?

The control plants two faults: an application that strips and shortens what was typed, and a page that trusts it.

    python -m tests.trouble.hostile [--short] [--on embedded|postgresql]
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from flask import Flask

from advocacy.db import db
from tests.house import hostile
from tests.house.attacker import Attacker, Key, boxes_that_take_words, complaints, faults_planted

from .figures import Figure, Size, run, say
from .offices import Office, on_both

ALL = (*hostile.STRINGS, *hostile.REFUSABLE, hostile.HUGE)
ROLES = {"lead": False, "supervisor": True, "administrator": True}
MARKUP = ("markup", "an element that acts", "of a template")  # as the attacker says it
BOXES_AT_ONCE = 12  # a hundred thousand letters in each stay below what a post may weigh


@dataclass
class Tally:
    forms: int = 0
    boxes: int = 0
    pairs: int = 0
    posts: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def note(self, complaint: str) -> None:
        kind = "errors" if complaint.partition(":")[0].endswith(("(500)", "(503)")) else "lost or changed"
        self.wrong["became markup" if any(sign in complaint for sign in MARKUP) else kind] += 1
        self.examples.append(complaint)

    @property
    def found(self) -> str:
        words = f"{self.forms} forms, {self.boxes} boxes × {len(ALL)} texts, {self.pairs:,} pairs sent"
        counts = (f"{self.wrong[kind]} {kind}" for kind in ("errors", "lost or changed", "became markup"))
        return f"{words}: {', '.join(counts)}"


def try_form(attacker: Attacker, key: Key, number: int, tally: Tally, texts_to_try: int) -> None:
    """All boxes of the form at once, each with another text, until each box has had every text."""
    takes, texts = boxes_that_take_words(attacker, key, number)
    tally.forms, tally.boxes = tally.forms + 1, tally.boxes + len(texts)
    for names in (*few(sorted(takes)), *few(sorted(set(texts) - takes))):
        for start in range(0, len(ALL), len(ALL) // texts_to_try):
            odd = {name: ALL[(start + place * 7) % len(ALL)] for place, name in enumerate(names)}
            form, answer = attacker.send_to_fresh(key, number, {**texts, **odd})
            tally.pairs += len(odd)
            for complaint in complaints(attacker, form, odd, answer):
                tally.note(complaint)


def few(names: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(names), BOXES_AT_ONCE):
        yield names[at : at + BOXES_AT_ONCE]


def try_all(app: Flask, office: Office, size: Size) -> Tally:
    tally = Tally()
    for role, only_theirs in ROLES.items():
        attacker = Attacker(app, office.make, role, only_theirs=only_theirs)
        for key, number in sorted(attacker.forms().items(), key=str):
            say(f"{role} {key[0]}")
            try_form(attacker, key, number, tally, size.pick(len(ALL), 3))
        tally.posts += attacker.posts
    return tally


def planted(app: Flask, office: Office) -> Tally:
    """One form of an application that trims what was typed and does not escape it."""
    tally = Tally()
    with faults_planted(app):
        attacker = Attacker(app, office.make, "lead")
        for key, number in attacker.forms().items():
            if key[0] == "contacts.new":
                try_form(attacker, key, number, tally, 20)
    return tally


def trial_of(office: Office, size: Size) -> Figure:
    tally = try_all(office.app, office, size)
    for example in tally.examples[:20]:
        say(example)
    control = planted(office.app, office)
    shown = f"with trimming and without escaping, in one form: {control.wrong.total()} found"
    where = db.engine.dialect.name
    return Figure(
        f"hostile texts, {where}",
        tally.found,
        "0 of each",
        not tally.wrong,
        shown,
        control.wrong["lost or changed"] > 0 and control.wrong["became markup"] > 0,
    )


trial = on_both(trial_of)

if __name__ == "__main__":
    run(trial)
