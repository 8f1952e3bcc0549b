"""The case with 2,000 contacts: someone who asked for a text in the morning and one at night."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from advocacy.ops.demo.cast.contacts import numbered
from advocacy.ops.demo.cast.days import after
from advocacy.ops.demo.cast.dice import Deck, Dice
from advocacy.ops.demo.cast.papertrail import Line
from advocacy.ops.demo.cast.plan import CasePlan
from advocacy.ops.demo.cast.stories import Note, note
from advocacy.ops.demo.cast.tables import table
from advocacy.ops.demo.cast.words import ContactKind
from advocacy.ops.demo.cast.work import DemoCase, Goal, Rating, Task

CONTACTS = 2000


def long_case(frame: DemoCase, plan: CasePlan, today: date, dice: Dice) -> DemoCase:
    """The frame of the case, with two years of mornings and nights."""
    log = numbered(frame.key, _lines(plan, today, dice), frame.held, dice.for_("log"))
    words, due_on = table("long")["task"], after(today, 2)
    task = Task(f"{frame.key}-t1", words, frame.advocate, log[-1].day, due_on, None, log[-1].key, None)
    issue = replace(frame.issues[0], **table("long")["issue"])
    return replace(
        frame,
        why_came=table("long")["why_came"],
        issues=(issue,),
        goals=(_goal(frame.goals[0], plan.opened_on, today),),
        contacts=log,
        tasks=(task,),
        appointments=(),
    )


def _goal(frame: Goal, first: date, today: date) -> Goal:
    """One goal, with a number every two months or so."""
    row = table("long")["goal"]
    step = ((today - first).days - 20) // len(row["values"])
    days = [first + timedelta(days=10 + step * number) for number in range(len(row["values"]))]
    ratings = tuple(map(Rating, days, row["values"], row["said"]))
    return replace(frame, words=row["words"], added_on=days[0], achieved_on=None, steps=(), ratings=ratings)


def _lines(plan: CasePlan, today: date, dice: Dice) -> Iterator[Line]:
    days = (today - plan.opened_on).days - 1
    told = Telling(plan, dice)
    counts = [CONTACTS * (day + 1) // days - CONTACTS * day // days for day in range(days)]
    for day, count in enumerate(counts):
        yield from told.day(plan.opened_on + timedelta(days=day), count)


class Telling:
    """Deals the lines of one day: morning, something in between, night."""

    def __init__(self, plan: CasePlan, dice: Dice) -> None:
        self._name = plan.person.short
        self._dice = dice
        self._decks = {
            name: Deck(table("long")[name], dice.for_(name)) for name in ("morning", "between", "night")
        }
        self._topics = Deck(plan.row["topics"], dice.for_("topics"))

    def day(self, day: date, count: int) -> Iterator[Line]:
        yield self._text("morning", day, time(9, self._dice.number(0, 50)))
        for number in range(count - 2):
            words = note(self._decks["between"].deal())
            yield self._line(words, day, time(12 + 2 * number, self._dice.number(5, 55)))
        if count > 1:
            yield self._text("night", day, time(21, self._dice.number(0, 55)))

    def _text(self, name: str, day: date, at: time) -> Line:
        return self._line(Note(ContactKind.TEXT, True, None, "", "", self._decks[name].deal()), day, at)

    def _line(self, words: Note, day: date, at: time) -> Line:
        return Line(day, words, {"name": self._name, "topic": self._topics.deal()}, at)
