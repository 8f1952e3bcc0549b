"""Contacts that were for several people at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from advocacy.ops.demo.cast.days import before
from advocacy.ops.demo.cast.tables import Table, table
from advocacy.ops.demo.cast.words import CaseStatus, ContactKind
from advocacy.ops.demo.cast.work import Contact, DemoCase

SIZE = 4
OPEN_FOR = 130  # days


def with_groups(cases: list[DemoCase], today: date) -> list[DemoCase]:
    """Adds the meetings of each group to the first of its cases; the others are named in the contact."""
    by_key = {one.key: one for one in cases}
    for row in table("groups")["group"]:
        members = _members(cases, row["advocate"], today)
        first, others = by_key[members[0].key], tuple(one.key for one in members[1:])
        met = list(_meetings(first, others, row, today))
        by_key[first.key] = replace(
            first, contacts=tuple(sorted([*first.contacts, *met], key=lambda one: one.day))
        )
    return list(by_key.values())


def _members(cases: list[DemoCase], advocate: str, today: date) -> list[DemoCase]:
    """Open cases that the advocate has held all along, and that are not silent."""
    fits = [
        one
        for one in cases
        if one.status is CaseStatus.OPEN
        and one.held[0].staff == advocate
        and len(one.held) == 1
        and one.opened_on < before(today, OPEN_FOR) < before(today, 30) < one.contacts[-1].day
        and len(one.contacts) < 100
    ]
    return fits[:SIZE]


def _meetings(first: DemoCase, others: tuple[str, ...], row: Table, today: date) -> Iterator[Contact]:
    for number, (days, words) in enumerate(zip((110, 82, 54, 33), row["met"], strict=True), 1):
        yield Contact(
            key=f"{first.key}-group{number}",
            day=before(today, days),
            at=time(10, 30),
            author=row["advocate"],
            kind=ContactKind.IN_PERSON,
            reached=True,
            minutes=row["minutes"],
            happened=words,
            with_whom="",
            place=row["place"],
            goal=None,
            also_cases=others,
        )
