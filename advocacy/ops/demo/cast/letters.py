"""Letters of the demo, from the draft to the answer."""

from datetime import date, timedelta

from advocacy.ops.demo.cast.agencies import DemoAgency
from advocacy.ops.demo.cast.arc import Arc
from advocacy.ops.demo.cast.days import after, before
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.slots import fill, spelled
from advocacy.ops.demo.cast.tables import table
from advocacy.ops.demo.cast.tenure import author_on
from advocacy.ops.demo.cast.words import LetterState
from advocacy.ops.demo.cast.work import Issue, Letter

# For each stage, how many days ago each thing happened: drafted, agreed, checked, issued, sent, answered.
DAYS_AGO: dict[str, tuple[int, ...]] = {
    "draft": (4,),
    "agreed": (8, 4),
    "checked": (11, 7, 4),
    "issued": (12, 9, 5, 2),
    "sent": (25, 21, 19, 17, 15),
    "replied": (95, 91, 88, 86, 85, 66),
}
STATES = (LetterState.DRAFT, LetterState.AGREED, LetterState.AGREED, LetterState.ISSUED, LetterState.SENT)
REPLY_DAYS = 30


def letter(arc: Arc, issue: Issue, stage: str, supervisor: str, today: date) -> Letter:
    dice = arc.dice.for_("letter")
    happened = _days(stage, today, dice)
    drafted, agreed, checked, issued, sent, replied = happened + [None] * (6 - len(happened))
    sketch = arc.story.letter
    return Letter(
        key=f"{arc.key}-letter",
        template=sketch.template,
        issue=issue.key,
        agency=arc.agency.key,
        department=department(arc.agency, sketch.department),
        author=author_on(arc.held, happened[0]),
        state=STATES[min(len(happened), len(STATES)) - 1],
        answers=_answers(arc, issue),
        drafted_on=drafted or today,
        agreed_on=agreed,
        agreed_how=agreed_how(arc, dice) if agreed else "",
        checked_by=supervisor if checked else None,
        checked_on=checked,
        issued_on=issued,
        sent_on=sent,
        sent_how=dice.pick(table("papers")["sent_how"]) if sent else "",
        reply_due_on=sent + timedelta(days=REPLY_DAYS) if sent else None,
        replied_on=replied,
        reply=arc.told(dice.pick(sketch.replies)) if replied else "",
    )


def _days(stage: str, today: date, dice: Dice) -> list[date]:
    """The same gaps for all, moved as a whole; some answers are overdue."""
    ago = DAYS_AGO[stage]
    shift = {"sent": dice.number(-11, 24), "replied": dice.number(-20, 40)}.get(stage, dice.number(0, 1))
    return [before(today, max(1, days + shift)) for days in ago]


def department(agency: DemoAgency, wanted: str) -> str:
    """The desk that decides: the one that the story names, else the agency’s first."""
    names = [desk.name for desk in agency.departments]
    return wanted if wanted in names else (names or [""])[0]


def agreed_how(arc: Arc, dice: Dice) -> str:
    interpreted = "agreed_how_interpreted" if arc.plan.person.interpreter else "agreed_how"
    return arc.told(dice.pick(table("papers")[interpreted]))


def _answers(arc: Arc, issue: Issue) -> dict[str, str]:
    dated_on = issue.notices[0].dated_on if issue.notices else after(issue.opened_on, 0)
    days = {"notice_day": spelled(dated_on), "opened_day": spelled(arc.plan.opened_on)}
    slots = {**arc.slots, **days, "reference": issue.agency_reference}
    return {name: fill(text, slots) for name, text in arc.story.letter.answers.items()}
