"""Next steps and appointments of a case."""

from collections.abc import Iterator
from datetime import date

from advocacy.ops.demo.cast.arc import Arc
from advocacy.ops.demo.cast.days import after, office_time
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.plan import CasePlan
from advocacy.ops.demo.cast.tables import table
from advocacy.ops.demo.cast.work import Appointment, Contact, Task

WITHOUT_NEXT_STEP = 0.12
OVERDUE = 0.25
STILL_TO_COME = 0.45


def tasks(
    plan: CasePlan, arcs: tuple[Arc, ...], contacts: tuple[Contact, ...], owner: str, today: date, dice: Dice
) -> tuple[Task, ...]:
    """Each next step is cleared by a later contact; an open case mostly has one that is still to do."""
    words = [arc.told(text) for arc in arcs for text in arc.story.tasks]
    done = list(_done(plan, words, contacts, dice))
    if plan.is_current and not dice.chance(WITHOUT_NEXT_STEP):
        general = [arcs[-1].told(text) for text in table("phrases")["next_steps"]]
        text = dice.pick(words[len(done) : len(done) + 1] or general)
        done.append(_open(plan, text, contacts[-1], owner, today, dice))
    return tuple(done)


def _done(plan: CasePlan, words: list[str], contacts: tuple[Contact, ...], dice: Dice) -> Iterator[Task]:
    every = max(2, len(contacts) // (len(words) + 1))
    for number, text in enumerate(words[: (len(contacts) - 1) // every]):
        made, cleared = contacts[number * every], contacts[number * every + dice.number(1, every)]
        yield Task(
            key=f"{plan.key}-t{number + 1}",
            words=text,
            owner=cleared.author,
            made_on=made.day,
            due_on=after(made.day, dice.number(3, 12)),
            done_on=cleared.day,
            made_in=made.key,
            cleared_by=cleared.key,
        )


def _open(plan: CasePlan, text: str, made: Contact, owner: str, today: date, dice: Dice) -> Task:
    due_on = after(made.day, dice.number(4, 9)) if dice.chance(OVERDUE) else after(today, dice.number(0, 14))
    return Task(f"{plan.key}-t0", text, owner, made.day, due_on, None, made.key, None)


def appointments(
    plan: CasePlan, arcs: tuple[Arc, ...], owner: str, today: date, dice: Dice
) -> tuple[Appointment, ...]:
    past = [
        _past(arc, text, number, owner) for arc in arcs for number, text in enumerate(arc.story.appointments)
    ]
    found = [one for one in past if one is not None]
    if plan.is_current and plan.paused_on is None and dice.chance(STILL_TO_COME):
        found.append(_coming(arcs[-1], owner, today, dice))
    return tuple(found)


def _past(arc: Arc, text: str, number: int, owner: str) -> Appointment | None:
    share = 0.35 * (number + 1)
    if arc.progress < share + 0.1:
        return None
    dice = arc.dice.for_("appointment", number)
    went = arc.told(dice.pick(table("appointments")["went"]))
    return _appointment(arc, text, f"{arc.key}-a{number + 1}", arc.at(share), owner, went, dice)


def _coming(arc: Arc, owner: str, today: date, dice: Dice) -> Appointment:
    text = arc.story.appointments[-1]
    return _appointment(arc, text, f"{arc.key}-a0", after(today, dice.number(1, 21)), owner, "", dice)


def _appointment(arc: Arc, text: str, key: str, day: date, owner: str, went: str, dice: Dice) -> Appointment:
    """From a line in the files: “what | where | minutes”."""
    what, place, minutes = (part.strip() for part in text.split("|"))
    goes_along = owner if dice.chance(0.7) else None
    return Appointment(
        key,
        arc.told(what),
        day,
        office_time(dice),
        int(minutes),
        arc.told(place),
        goes_along,
        arc.agency.key,
        went,
    )
