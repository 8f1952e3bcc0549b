"""Fills the slots of a text: names, pronouns and what a story leaves open."""

from collections.abc import Mapping
from datetime import date

from advocacy.ops.demo.cast.agencies import DemoAgency
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.people import DemoPerson
from advocacy.ops.demo.cast.stories import Story
from advocacy.ops.demo.cast.tables import Table

Slots = Mapping[str, str]

FORMS = ("they", "them", "their", "themself", "was", "has", "is", "s")
PRONOUNS = {
    "she": ("she", "her", "her", "herself", "was", "has", "is", "s"),
    "he": ("he", "him", "his", "himself", "was", "has", "is", "s"),
    "ze": ("ze", "zir", "zir", "zirself", "was", "has", "is", "s"),
    "they": ("they", "them", "their", "themself", "were", "have", "are", ""),
}

TITLES = ("Sister ", "Miss ", "Ms. ", "Bishop ", "Doña ", "Père ", "Open ", "Paw ", "Naw ")
FAMILY_NAME_FIRST = ("Vietnamese", "Khmer", "Korean", "Japanese", "Mandarin", "Cantonese")


def fill(text: str, slots: Slots) -> str:
    """The text with its slots filled, begun with a capital; an unknown slot is an error, never a blank."""
    filled = text.format_map(slots) if "{" in text else text
    return filled[:1].upper() + filled[1:] if text.startswith("{") else filled


def slots_for(
    story: Story, person: DemoPerson, row: Table, agency: DemoAgency, worker: str, dice: Dice
) -> dict[str, str]:
    """Everything that a text of this story may name, for this person."""
    forms = pronouns(person.pronouns)
    chosen = {name: dice.pick(options).format_map(forms) for name, options in story.slots.items()}
    named = {
        "name": person.short,
        "agency": agency.short,
        "Agency": agency.short[0].upper() + agency.short[1:],
        "agency_name": agency.name,
        "worker": worker,
        "Worker": worker[0].upper() + worker[1:],
        "supporter": _supporter(person),
        "Supporter": _supporter(person).capitalize() if not person.supporters else _supporter(person),
        "language": person.languages[0],
        "interpreted": person.interpreter,
        "town": person.addresses[0].town if person.addresses else "Larkmoor",
        "topic": row["topics"][0],
    }
    return {**forms, **chosen, **named, **row.get("slots", {})}


def pronouns(text: str) -> dict[str, str]:
    forms = PRONOUNS.get(text.split("/")[0], PRONOUNS["they"])
    small = dict(zip(FORMS, forms, strict=True))
    return small | {name.capitalize(): form.capitalize() for name, form in small.items()}


def _supporter(person: DemoPerson) -> str:
    """The first one at the person’s side, as a note would name them."""
    if not person.supporters:
        return "a friend"
    first = person.supporters[0]
    whole = person.languages[0] in FAMILY_NAME_FIRST or first.name.startswith(TITLES)
    return f"{first.name if whole else first.name.split(' ')[0]} ({first.relationship})"


def spelled(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
