"""The contact log of a case."""

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

from advocacy.ops.demo.cast.aims import FIRST_GOAL
from advocacy.ops.demo.cast.arc import Arc
from advocacy.ops.demo.cast.chat import Chat
from advocacy.ops.demo.cast.days import office_time
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.papertrail import Line
from advocacy.ops.demo.cast.plan import CasePlan
from advocacy.ops.demo.cast.slots import Slots, fill
from advocacy.ops.demo.cast.stories import Note
from advocacy.ops.demo.cast.tables import table
from advocacy.ops.demo.cast.tenure import author_on
from advocacy.ops.demo.cast.work import Addendum, Contact, Holding

DAYS_BETWEEN = {"light": 17, "standard": 9, "intensive": 6}
LEAST, MOST = 5, 62


def contacts(
    plan: CasePlan, arcs: tuple[Arc, ...], held: tuple[Holding, ...], papers: Iterable[Line], dice: Dice
) -> tuple[Contact, ...]:
    """Oldest first. A case that is older and harder has more of them."""
    span = (plan.last_on - plan.opened_on).days
    wanted = min(MOST, max(LEAST, span // DAYS_BETWEEN[plan.intensity] + dice.number(2, 9)))
    chat = Chat(plan.person, plan.row, dice.for_("chat"))
    told = [line for arc in arcs for line in _told(arc, chat, -(-wanted // len(arcs)))]
    days = _days(plan, len(told), dice)
    lines = [
        Line(day, note, slots, goal=_goal(arc, day))
        for (note, slots, arc), day in zip(told, days, strict=True)
    ]
    return numbered(plan.key, sorted([*lines, *papers], key=lambda line: line.day), held, dice)


def numbered(
    case_key: str, lines: Iterable[Line], held: tuple[Holding, ...], dice: Dice
) -> tuple[Contact, ...]:
    return tuple(
        contact(f"{case_key}-c{number:04}", line, held, dice) for number, line in enumerate(lines, 1)
    )


def _goal(arc: Arc | None, day: date) -> str | None:
    """A turn of the story is for its first goal, once there is one."""
    return f"{arc.key}-g1" if arc and arc.at(FIRST_GOAL) <= day else None


def _told(arc: Arc, chat: Chat, wanted: int) -> Iterator[tuple[Note, Slots, Arc | None]]:
    """The turns of the story in their order, with everyday notes, which belong to no arc, between them."""
    turns = arc.story.notes[: max(2, min(wanted - 2, round(arc.progress * len(arc.story.notes))))]
    places = {round(number * (wanted - 1) / max(1, len(turns))) for number in range(len(turns))}
    coming = iter(turns)
    for number in range(wanted):
        turn = next(coming, None) if number in places else None
        if turn:
            yield chat.fitting(turn), arc.slots, arc
        else:
            note, own = chat.note()
            yield note, {**arc.slots, **own}, None


def _days(plan: CasePlan, count: int, dice: Dice) -> list[date]:
    """Days from the opening to the last contact, closer together at the beginning."""
    span = (plan.last_on - plan.opened_on).days
    shares = sorted(
        min(1.0, max(0.0, (number + dice.number(-4, 4) / 10) / (count - 1))) for number in range(count)
    )
    shares[0], shares[-1] = 0.0, 1.0
    days = [plan.opened_on + timedelta(days=round(span * share**1.15)) for share in shares]
    return [_weekday(day, plan.opened_on) for day in days]


def _weekday(day: date, first: date) -> date:
    return max(first, day - timedelta(days=max(0, day.weekday() - 4)))


def contact(key: str, line: Line, held: tuple[Holding, ...], dice: Dice) -> Contact:
    author = author_on(held, line.day)
    note = line.note
    return Contact(
        key=key,
        day=line.day,
        at=line.at or _time(note, dice),
        author=author,
        kind=note.kind,
        reached=note.reached,
        minutes=note.minutes,
        happened=fill(note.words, line.slots),
        with_whom=fill(note.with_whom, line.slots),
        place=fill(note.place, line.slots),
        goal=line.goal,
        addenda=_addenda(line.day, author, note, dice),
    )


def _time(note: Note, dice: Dice) -> time | None:
    return office_time(dice) if note.reached and dice.chance(0.75) else None


def _addenda(day: date, author: str, note: Note, dice: Dice) -> tuple[Addendum, ...]:
    if not note.reached or not dice.chance(0.02):
        return ()
    return (Addendum(day + timedelta(days=1), author, dice.pick(table("phrases")["addendum"])),)
