"""The case that shows everything, told by hand and dated from today."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from advocacy.ops.demo.cast.contacts import numbered
from advocacy.ops.demo.cast.days import after, at, before
from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.letters import REPLY_DAYS
from advocacy.ops.demo.cast.papertrail import Line
from advocacy.ops.demo.cast.slots import fill, spelled
from advocacy.ops.demo.cast.stories import note
from advocacy.ops.demo.cast.tables import Table, table
from advocacy.ops.demo.cast.words import DoneBy, LetterState, ReferralState, System
from advocacy.ops.demo.cast.work import (
    Appointment,
    Contact,
    DemoCase,
    Goal,
    Issue,
    Letter,
    Notice,
    Outcome,
    Rating,
    Referral,
    Step,
    Task,
)


class MainStory:
    """Reads the story and turns days ago into dates."""

    def __init__(self, frame: DemoCase, today: date, supervisor: str) -> None:
        self._frame = frame
        self._today = today
        self._supervisor = supervisor
        self._told = table("main")
        self._slots = {
            "notice_day": spelled(self._day(23) or today),
            "opened_day": spelled(frame.opened_on),
        }

    def case(self, dice: Dice) -> DemoCase:
        lines = list(self._lines())
        log = numbered(self._frame.key, lines, self._frame.held, dice)
        return replace(
            self._frame,
            why_came=self._told["why_came"],
            issues=tuple(self._issue(row) for row in self._told["issue"]),
            goals=tuple(self._goal(row) for row in self._told["goal"]),
            contacts=log,
            tasks=tuple(self._task(row, number, log) for number, row in enumerate(self._told["task"], 1)),
            appointments=tuple(
                self._appointment(row, number) for number, row in enumerate(self._told["appointment"], 1)
            ),
            letters=tuple(self._letter(row) for row in self._told["letter"]),
            referrals=tuple(self._referral(row) for row in self._told["referral"]),
        )

    def _day(self, ago: int | None) -> date | None:
        """The weekday that lies so many days back, or ahead where the number is below zero."""
        if ago is None:
            return None
        return before(self._today, ago) if ago > 0 else after(self._today, -ago)

    def _sure_day(self, ago: int) -> date:
        return self._day(ago) or self._today

    def _key(self, kind: str, name: object) -> str:
        return f"{self._frame.key}-{kind}-{name}"

    def _lines(self) -> Iterator[Line]:
        for text in self._told["contacts"]["log"]:
            when, words = text.split(" | ", 1)
            ago, _, hour = when.partition(" ")
            yield Line(self._sure_day(int(ago)), note(words), {}, at(hour), self._goal_of(int(ago)))

    def _goal_of(self, ago: int) -> str | None:
        """The goal that was in hand at the time."""
        spans = self._told["contacts"]["for_goals"]
        found = [row["goal"] for row in spans if row["to"] <= ago <= row["from"]]
        return self._key("goal", found[0]) if found else None

    def _issue(self, row: Table) -> Issue:
        return Issue(
            key=self._key("issue", row["key"]),
            title=row["title"],
            system=System(row["system"]),
            agency=row["agency"],
            agency_worker=row["worker"],
            agency_reference=row["reference"],
            wants=row["wants"],
            barriers=tuple(row["barriers"]),
            opened_on=self._sure_day(row["opened"]),
            outcome=self._outcome(row),
            notices=tuple(self._notice(one, row["key"]) for one in row.get("notices", ())),
        )

    def _outcome(self, row: Table) -> Outcome | None:
        if "settled" not in row:
            return None
        return Outcome(
            self._sure_day(row["settled"]), row["person_view"], row["advocate_view"], row["agency_view"]
        )

    def _notice(self, row: Table, issue: str) -> Notice:
        return Notice(
            self._key("notice", issue),
            self._sure_day(row["dated"]),
            self._sure_day(row["received"]),
            self._day(row["starts"]),
            row["says"],
        )

    def _goal(self, row: Table) -> Goal:
        return Goal(
            key=self._key("goal", row["key"]),
            issue=self._key("issue", row["issue"]) if "issue" in row else None,
            words=row["words"],
            added_on=self._sure_day(row["added"]),
            achieved_on=self._day(row.get("achieved")),
            steps=tuple(
                Step(one["words"], DoneBy(one["by"]), self._day(one["due"]), self._day(one.get("done")))
                for one in row["steps"]
            ),
            ratings=tuple(
                Rating(self._sure_day(one["day"]), one["value"], one["words"]) for one in row["ratings"]
            ),
        )

    def _task(self, row: Table, number: int, log: tuple[Contact, ...]) -> Task:
        made_on, done_on = self._sure_day(row["made"]), self._day(row.get("done"))
        return Task(
            key=self._key("task", number),
            words=row["words"],
            owner=self._frame.advocate,
            made_on=made_on,
            due_on=self._sure_day(row["due"]),
            done_on=done_on,
            made_in=_contact_on(log, made_on),
            cleared_by=_contact_on(log, done_on),
        )

    def _appointment(self, row: Table, number: int) -> Appointment:
        return Appointment(
            key=self._key("appointment", number),
            what=row["what"],
            day=self._sure_day(row["day"]),
            at=time.fromisoformat(row["at"]),
            minutes=row["minutes"],
            place=row["place"],
            goes_along=None if row.get("alone") else self._frame.advocate,
            agency=row["agency"],
            went=row.get("went", ""),
        )

    def _letter(self, row: Table) -> Letter:
        issue = next(one for one in self._told["issue"] if one["key"] == row["issue"])
        return Letter(
            key=self._key("letter", row["key"]),
            template=row["template"],
            issue=self._key("issue", row["issue"]),
            agency=issue["agency"],
            department=row["department"],
            author=self._frame.advocate,
            state=LetterState(row["state"]),
            answers={name: fill(text, self._slots) for name, text in row["answers"].items()},
            drafted_on=self._sure_day(row["drafted"]),
            agreed_on=self._day(row.get("agreed")),
            agreed_how=row.get("agreed_how", ""),
            checked_by=self._supervisor if "checked" in row else None,
            checked_on=self._day(row.get("checked")),
            issued_on=self._day(row.get("issued")),
            sent_on=self._day(row.get("sent")),
            sent_how=row.get("sent_how", ""),
            reply_due_on=self._day(row["sent"] - REPLY_DAYS) if "sent" in row else None,
            replied_on=self._day(row.get("replied")),
            reply=row.get("reply", ""),
        )

    def _referral(self, row: Table) -> Referral:
        return Referral(
            key=self._key("referral", row["key"]),
            service=row["service"],
            issue=self._key("issue", row["issue"]) if "issue" in row else None,
            goal=self._key("goal", row["goal"]),
            author=self._frame.advocate,
            state=ReferralState(row["state"]),
            need=row["need"],
            own_words=row["own_words"],
            urgent=row.get("urgent", False),
            drafted_on=self._sure_day(row["drafted"]),
            agreed_on=self._day(row["agreed"]),
            agreed_how=row["agreed_how"],
            issued_on=self._day(row["sent"]),
            sent_on=self._day(row["sent"]),
            sent_how=row["sent_how"],
            ask_again_on=self._day(row.get("ask_again")),
            answered_on=self._day(row.get("answered")),
            answer=row.get("answer", ""),
            first_meeting_on=self._day(row.get("first_meeting")),
            ended_on=self._day(row.get("ended")),
            outcome=row.get("outcome", ""),
            person_view=row.get("person_view", ""),
        )


def _contact_on(log: tuple[Contact, ...], day: date | None) -> str | None:
    return next((one.key for one in log if one.day == day), None)
