"""What the texts of the demo's letters and referrals may name: people, days and numbers of one case."""

import re
from calendar import month_name
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from .cast.agencies import DemoAgency
from .cast.days import after, before
from .cast.people import DemoPerson
from .cast.slots import pronouns
from .cast.work import DemoCase, Issue, Letter

# An agency answers to a notice within months. An older one has been followed by another.
NOTICE_COUNTS_FOR = 60
STARTS_AFTER = 16
MONTHS = list(month_name)
JOBS = {"tillerman": "Packing line, station 4", "hearthside": "Counter and packing"}
_DAY = re.compile(r"(?P<anchor>[a-z]+)(?P<days>[+-]\d+)?")


@dataclass(frozen=True)
class Setting:
    """One paper with all that stands around it in the cast."""

    case: DemoCase
    person: DemoPerson
    issue: Issue
    agency: DemoAgency
    office: str  # ours, on one line

    @property
    def story(self) -> str:
        return self.issue.key.removeprefix(f"{self.case.key}-")


class Days(dict[str, str]):
    """The days that texts count from; as a slot, `opened-90` is the day in figures."""

    def __init__(self, setting: Setting, drafted: date) -> None:
        super().__init__()
        notice = setting.issue.notices[0] if setting.issue.notices else None
        fresh = notice is not None and notice.dated_on >= before(drafted, NOTICE_COUNTS_FOR)
        dated = notice.dated_on if notice and fresh else before(drafted, 11)
        self.drafted = drafted
        self.anchors = {
            "drafted": drafted,
            "opened": setting.issue.opened_on,
            "notice": dated,
            "received": notice.received_on if notice and fresh else after(dated, 4),
            "starts": (notice.starts_on if notice and fresh else None) or after(drafted, STARTS_AFTER),
        }

    def on(self, words: str) -> date:
        """“notice-14”: the weekday two weeks before the notice, and never after the letter."""
        found = _DAY.fullmatch(words.strip())
        if found is None or found["anchor"] not in self.anchors:
            raise ValueError(f"Not a day of a letter: {words}")
        day = self.anchors[found["anchor"]]
        if found["days"]:
            day = before(day + timedelta(days=int(found["days"])), 0)
        return min(day, self.drafted)

    def __missing__(self, words: str) -> str:
        return self.on(words).isoformat()


def slots_of(setting: Setting, letter: Letter, find: str) -> Mapping[str, str]:
    """All that an answer to this letter may name."""
    days, said = Days(setting, letter.drafted_on), letter.answers.get("own_words", "")
    days.update(person_slots(setting.person))
    days.update(
        agency=setting.agency.short,
        reference=setting.issue.agency_reference,
        own_words=said,
        own_words_open=said.rstrip("."),
        own_quote=f"In my own words: “{said}”" if said else "",
        child=letter.answers.get("child", ""),
        child_born=_born(letter.answers.get("born", ""), setting.case.key),
        interpreter=setting.person.interpreter if "Sign" not in setting.person.interpreter else "",
        job=JOBS.get(setting.agency.key, "Team member"),
        member=f"{setting.agency.short[0]}M {_figures(setting.person.key, 4)} {_figures(setting.agency.key, 4)}",
        notice_day=days.anchors["notice"].isoformat(),
        received_day=days.anchors["received"].isoformat(),
        starts_day=days.anchors["starts"].isoformat(),
        case_day=setting.case.opened_on.isoformat(),
        times=str(_meetings(setting.case, letter.drafted_on)),
    )
    days.update(_found(find, setting, letter))
    return days


def person_slots(person: DemoPerson) -> dict[str, str]:
    """Their name and pronouns, with the endings of the words that follow."""
    forms = pronouns(person.pronouns)
    ends = {"es": "es", "ies": "ies"} if forms["s"] else {"es": "", "ies": "y"}
    return {**forms, **ends, "name": person.short}


def told(setting: Setting, letter: Letter) -> str:
    """The cast’s own words about what the letter is for."""
    return "\n".join((setting.issue.title, setting.issue.wants, *letter.answers.values()))


def interpreter_for(person: DemoPerson) -> str:
    article = "an" if person.interpreter.startswith(tuple("AEIO")) else "a"
    return f"{article} {person.interpreter} interpreter"


def _found(find: str, setting: Setting, letter: Letter) -> dict[str, str]:
    """Numbers and names that the cast’s own words hold, picked out by a pattern."""
    named: dict[str, Any] = {}
    for match in re.finditer(find, told(setting, letter)) if find else ():
        named |= {name: words for name, words in match.groupdict().items() if words}
    if "count" in named:
        named["count_small"] = named["count"].lower()
    return named


def _born(month: str, key: str) -> str:
    """The cast knows the month; the day is any, and always the same."""
    name, _, year = month.partition(" ")
    if not name:
        return ""
    return date(int(year), MONTHS.index(name), int(_figures(key, 3)) % 28 + 1).isoformat()


def _figures(key: str, count: int) -> str:
    return str(int(sha256(key.encode()).hexdigest(), 16))[:count]


def _meetings(case: DemoCase, until: date) -> int:
    return sum(1 for contact in case.contacts if contact.reached and contact.day <= until)
