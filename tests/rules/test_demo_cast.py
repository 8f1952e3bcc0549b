"""The demo’s content: complete, consistent, dated from today and the same every time."""

import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from itertools import chain
from os import environ
from time import process_time

import pytest

from advocacy.ops.demo.cast.builder import build
from advocacy.ops.demo.cast.demo import Demo
from advocacy.ops.demo.cast.stories import stories
from advocacy.ops.demo.cast.words import (
    CaseStatus,
    ContactKind,
    LetterState,
    Method,
    Permitted,
    ReferralState,
    Role,
)

TODAY = date(2026, 3, 5)
FIXED = {
    "advocate@example.org": (Role.ADVOCATE, "east"),
    "advocate2@example.org": (Role.ADVOCATE, "west"),
    "supervisor@example.org": (Role.SUPERVISOR, "east"),
    "administrator@example.org": (Role.ADMINISTRATOR, None),
    "auditor@example.org": (Role.AUDITOR, None),
}


@cache
def demo(today: date = TODAY) -> Demo:
    return build(today)


def test_the_demo_has_the_promised_size():
    roles = Counter(one.role for one in demo().staff)

    assert roles == {Role.ADVOCATE: 12, Role.SUPERVISOR: 2, Role.ADMINISTRATOR: 1, Role.AUDITOR: 1}
    assert (len(demo().teams), len(demo().people), len(demo().cases)) == (2, 160, 200)
    assert len(demo().agencies) >= 25
    assert sum(len(one.services) for one in demo().agencies) >= 45


def test_the_fixed_accounts_are_there():
    found = {one.email: (one.role, one.team) for one in demo().staff}

    assert found | FIXED == found


def test_building_takes_less_than_a_second():
    start = process_time()
    build(TODAY, seed=8)

    assert process_time() - start < 1


def test_another_process_builds_the_same():
    script = (
        "from datetime import date; from hashlib import sha256; from advocacy.ops.demo.cast.builder import build;"
        "print(sha256(repr(build(date(2026, 3, 5))).encode()).hexdigest())"
    )

    there = subprocess.run(
        [sys.executable, "-c", script],
        env={**environ, "PYTHONHASHSEED": "4711"},
        capture_output=True,
        check=True,
        text=True,
    )

    assert there.stdout.strip() == sha256(repr(demo()).encode()).hexdigest()


def test_another_seed_tells_it_differently():
    assert build(TODAY, seed=8).cases != demo().cases


def test_keys_are_unique():
    for records in (
        demo().people,
        demo().agencies,
        [one for agency in demo().agencies for one in agency.services],
        demo().cases,
        [one for case in demo().cases for one in case.contacts],
        [one for case in demo().cases for one in (*case.letters, *case.referrals, *case.goals, *case.issues)],
        [one for case in demo().cases for one in (*case.tasks, *case.appointments)],
    ):
        assert len({one.key for one in records}) == len(list(records))


def test_every_record_names_records_that_exist():
    people = {one.key for one in demo().people}
    staff = {one.email for one in demo().staff}
    agencies = {one.key: one for one in demo().agencies}
    services = {one.key for agency in demo().agencies for one in agency.services}
    cases = {one.key for one in demo().cases}
    for case in demo().cases:
        issues, goals = {one.key for one in case.issues}, {one.key for one in case.goals} | {None}
        contacts = {one.key for one in case.contacts} | {None}
        assert case.person in people
        assert {one.staff for one in case.held} | {one.author for one in case.contacts} <= staff
        assert {one.agency for one in case.issues} | {one.agency for one in case.letters} <= set(agencies)
        assert {one.issue for one in (*case.goals, *case.letters, *case.referrals)} <= issues | {None}
        assert {one.goal for one in (*case.referrals, *case.contacts)} <= goals
        assert {one.service for one in case.referrals} <= services
        assert {one.made_in for one in case.tasks} | {one.cleared_by for one in case.tasks} <= contacts
        assert set(chain.from_iterable(one.also_cases for one in case.contacts)) <= cases
        for letter in case.letters:
            assert letter.department in {desk.name for desk in agencies[letter.agency].departments}


def test_nobody_is_referred_where_one_should_not_be():
    shut = {agency.key for agency in demo().agencies if agency.do_not_refer or not agency.active}
    closed = {
        one.key
        for agency in demo().agencies
        for one in agency.services
        if agency.key in shut or one.status != "active"
    }

    assert closed
    assert not closed & {one.service for case in demo().cases for one in case.referrals}
    assert not closed & {key for story in stories().values() for key in story.referral.services}


@pytest.mark.parametrize(
    "today", [TODAY, date(2028, 2, 29), date(2027, 1, 1), date(2026, 11, 22), date(2026, 12, 31)]
)
def test_the_past_is_past_and_in_its_order_on_any_day(today):
    for case in demo(today).cases:
        days = [one.day for one in case.contacts]
        end = case.closing.day if case.closing else today
        assert days == sorted(days)
        assert case.opened_on <= days[0]
        assert days[-1] <= end <= today
        assert all(one.added_on <= end for one in case.goals)
        assert all(case.opened_on <= rating.day <= end for goal in case.goals for rating in goal.ratings)
        assert all(step.done_on <= end for goal in case.goals for step in goal.steps if step.done_on)
        added = {one.key: one.added_on for one in case.goals}
        assert all(added[one.goal] <= one.day for one in case.contacts if one.goal)
        assert all(one.made_on <= (one.done_on or today) for one in case.tasks)
        assert all(bool(one.went) == (one.day < today) for one in case.appointments if one.day != today)
        for letter in case.letters:
            assert _in_order(letter.drafted_on, letter.agreed_on, letter.checked_on, letter.issued_on, today)
            assert _in_order(letter.issued_on, letter.sent_on, letter.replied_on, today)
            assert case.opened_on <= letter.drafted_on
        for referral in case.referrals:
            assert _in_order(case.opened_on, referral.drafted_on, referral.agreed_on, referral.sent_on, today)
            assert _in_order(referral.sent_on, referral.answered_on, referral.ended_on, today)


def _in_order(*days: date | None) -> bool:
    known = [day for day in days if day]
    return known == sorted(known)


def test_a_case_is_always_held_by_one_lead():
    joined = {one.email: one.joined_on for one in demo().staff}
    for case in demo().cases:
        leads = [one for one in case.held if one.part == "lead"]
        assert leads[0].from_day == case.opened_on
        assert leads[-1].staff == case.advocate
        assert [one.to_day for one in leads[:-1]] == [one.from_day for one in leads[1:]]
        assert all(joined[one.staff] <= one.from_day for one in case.held)


def test_nobody_is_contacted_in_a_way_that_they_do_not_want():
    method = {ContactKind.CALL: Method.CALL, ContactKind.TEXT: Method.TEXT, ContactKind.EMAIL: Method.EMAIL}
    people = {one.key: one for one in demo().people}
    for case in demo().cases:
        never = {one.method for one in people[case.person].safe_contacts if one.permitted is Permitted.NEVER}
        assert not never & {method.get(one.kind) for one in case.contacts}


def test_a_supervisor_finds_something_to_look_at():
    current = [one for one in demo().cases if one.status is not CaseStatus.CLOSED]
    loads = Counter(one.advocate for one in current)
    capacity = {one.email: one.capacity for one in demo().staff}
    last = [one.contacts[-1].day for one in current if one.status is CaseStatus.OPEN]
    overdue = [task for one in current for task in one.tasks if not task.done_on and task.due_on < TODAY]
    letters = [one for case in demo().cases for one in case.letters if one.state is LetterState.AGREED]

    assert loads["advocate@example.org"] == 14
    assert sum(loads[email] > capacity[email] for email in loads) in (1, 2)
    assert 5 <= sum(day < TODAY - timedelta(days=30) for day in last) <= 15
    assert 8 <= len(overdue) <= 40
    assert sum(one.checked_on is None for one in letters) >= 5


def test_the_log_reads_like_people_wrote_it():
    log = [one.happened for case in demo().cases if case.key != demo().long_case for one in case.contacts]

    assert 4000 <= len(log) <= 6500
    assert len(set(log)) > 3000
    assert not [text for text in log if text[0].islower() or re.search(r"[.!?] [a-z]", text)]
    assert not [text for text in log if re.search(r"[{}]|\s{2}| [.,]|\.\.(?!\.)", text)]


def test_one_case_has_exactly_two_thousand_contacts():
    found = {one.key: len(one.contacts) for one in demo().cases}

    assert found.pop(demo().long_case) == 2000
    assert max(found.values()) < 100


def test_the_main_case_is_with_the_fixed_advocate_and_shows_everything():
    main = next(one for one in demo().cases if one.key == demo().main_case)

    assert main.advocate == "advocate@example.org"
    assert {one.state for one in main.letters} == {LetterState.DRAFT, LetterState.AGREED, LetterState.SENT}
    assert len(main.referrals) == len(main.issues) == len(main.goals) == 3
    assert any(one.notices for one in main.issues)
    assert any(one.day > TODAY for one in main.appointments)


def test_letters_and_referrals_come_in_every_state_and_at_most_forty_are_issued():
    letters = [one for case in demo().cases for one in case.letters]
    referrals = [one for case in demo().cases for one in case.referrals]
    issued = [one for one in (*letters, *referrals) if one.issued_on]

    assert {one.state for one in letters} == set(LetterState)
    assert {one.state for one in referrals} == set(ReferralState)
    assert {one.template for one in letters if one.issued_on} >= {"T01", "T03", "T06", "T09", "T10", "T15"}
    assert {one.template for one in letters if one.issued_on} >= {"T16", "T20"}
    assert len(issued) <= 40
