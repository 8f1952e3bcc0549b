"""Hostile texts in every box of every form: never an error of ours, never lost, never markup.

Here every class of text meets every box. `python -m tests.trouble.hostile` sends every text to every box.
"""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.house import hostile
from tests.house.attacker import Attacker, Key, boxes_that_take_words, complaints, faults_planted, turn
from tests.installation import Installation

PARTS = 4
BOXES_AT_ONCE = 12  # a hundred thousand letters in each stay below what a post may weigh


def attack(attacker: Attacker, key: Key, number: int) -> Iterator[str]:
    """Storable texts in all boxes that take words, so that they are saved; then what must be refused."""
    takes, texts = boxes_that_take_words(attacker, key, number)
    for round_ in range(len(hostile.MIXED) if takes else 0):
        odd = {
            name: hostile.MIXED[(round_ + place) % len(hostile.MIXED)]
            for place, name in enumerate(sorted(takes))
        }
        form, answer = attacker.send_to_fresh(key, number, {**texts, **odd})
        yield from complaints(attacker, form, odd, answer)
    if texts:
        yield from _refused(attacker, key, number, takes, texts)


def _refused(
    attacker: Attacker, key: Key, number: int, takes: set[str], texts: dict[str, str]
) -> Iterator[str]:
    names = sorted(texts)
    some = hostile.some((*hostile.STRINGS, *hostile.REFUSABLE), next(turn) * 7, len(names))
    rounds = [
        {name: hostile.ALL_MIXED for name in names if name not in takes},
        dict.fromkeys(names, f"{hostile.ALL_MIXED}\x00"),
        *(
            dict.fromkeys(names[at : at + BOXES_AT_ONCE], hostile.HUGE)
            for at in range(0, len(names), BOXES_AT_ONCE)
        ),
        dict(zip(names, some, strict=True)),
    ]
    for odd in filter(None, rounds):
        form, answer = attacker.send_to_fresh(key, number, {**texts, **odd})
        yield from complaints(attacker, form, odd, answer)
    for multipart in (False, True):
        form = attacker.open(key, number)
        half = hostile.HALVES[next(turn) % len(hostile.HALVES)]
        answer = attacker.send_bytes(form, {**texts, **dict.fromkeys(names, half)}, multipart=multipart)
        if answer.status_code >= 500:
            yield f"{form.endpoint}: {answer.status_code} for bytes that are no text"


def attack_part(attacker: Attacker, part: int = 0, parts: int = 1) -> None:
    forms = sorted(attacker.forms().items(), key=str)[part::parts]
    assert len(forms) > 2
    wrong = [one for key, number in forms for one in attack(attacker, key, number)]
    assert not wrong, "\n".join(wrong)


def test_the_mixed_texts_hold_every_class():
    """Each class has a text, or a sign of its own, in what meets every box."""
    signs = {
        "formats": "%(name)s",
        "spaces": "  two ",
        "letters": "👩‍👩‍👧",
        "controls": "\x01",
        "headers": "\r\nSet-Cookie",
    }
    for name, texts in hostile.CLASSES.items():
        assert any(one in hostile.ALL_MIXED for one in (signs.get(name), *texts) if one), name
    for start in ("=", "+", "-", "@", "\t", "\r"):
        assert any(text.startswith(start) for text in hostile.MIXED)


@pytest.mark.walk
@pytest.mark.parametrize("part", range(PARTS))
def test_an_advocates_forms_take_or_give_back_any_text(
    app: Flask, make, installation: Installation, part: int
):
    attack_part(Attacker(app, make, "lead", remember=installation.remember), part, PARTS)


@pytest.mark.parametrize("role", ["supervisor", "administrator"])
def test_the_forms_of_others_take_or_give_back_any_text(
    app: Flask, make, installation: Installation, role: str
):
    attack_part(Attacker(app, make, role, only_theirs=True, remember=installation.remember))


def test_what_trims_or_trusts_is_seen(app: Flask, make):
    """The control: both faults planted, and one form tried."""
    with faults_planted(app):
        attacker = Attacker(app, make, "lead")
        form = next(one for one in attacker.look_for_forms().items() if one[0][0] == "contacts.new")
        wrong = list(attack(attacker, *form))
    assert any("lost" in one for one in wrong) and any("markup" in one for one in wrong), wrong
