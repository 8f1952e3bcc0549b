"""For any runs and gaps, each step that came is told once, or a nearer one stands for it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.deadlines.kinds import Audience, DeadlineState, Proof, Step
from advocacy.deadlines.telling.rules import Told, Watched, due, reached

DAY = date(2026, 3, 16)
AT = datetime(2026, 3, 16, 17, tzinfo=UTC)
NOON = datetime(2026, 3, 16, 12, tzinfo=UTC)
OPEN = Watched("person", DeadlineState.OPEN, None, DAY)
# By hand, a second time: how many days are left, and the step that stands for that.
STEPS = [(13, "14_days"), (14, "14_days"), (8, "14_days"), (7, "7_days"), (4, "7_days"), (3, "3_days")]
STEPS += [(2, "3_days"), (1, "1_day"), (0, "1_day"), (-1, "over"), (-400, "over"), (15, None), (90, None)]
runs = st.lists(st.integers(-30, 40), min_size=1, max_size=20).map(lambda left: sorted(left, reverse=True))


def on(left: int) -> date:
    return DAY - timedelta(days=left)


def run_at(watched, told, left, **more):
    found = due(watched, told, on(left), NOON - timedelta(days=left), **more)
    told.update(found)
    return found


def told_to(found, audience):
    return [str(one.step) for one in found if one.audience == audience]


@pytest.mark.parametrize(("left", "step"), STEPS)
def test_the_nearest_step_that_has_come(left, step):
    assert reached(OPEN, on(left), NOON) == step


@given(runs)
def test_each_step_that_came_is_told_once_or_a_nearer_one_is(lefts):
    told: set[Told] = set()
    order = list(Step)
    heard: list[Step] = []
    for left in lefts:
        found = run_at(OPEN, told, left)
        mine = [one.step for one in found if one.audience == Audience.HOLDERS]
        assert len(mine) <= 1, "after a gap nobody hears several at once"
        heard += mine
        step = reached(OPEN, on(left), NOON)
        assert step is None or step in heard, "what has come was told"
        assert not run_at(OPEN, told, left), "twice in one moment tells nothing more"
    assert len(heard) == len(set(heard))
    assert heard == sorted(heard, key=order.index)
    reach = {reached(OPEN, on(left), NOON) for left in lefts} - {None}
    assert set(heard) == reach


@given(runs)
def test_supervisors_hear_once_at_three_days_and_once_when_it_is_over(lefts):
    told: set[Told] = set()
    heard = [one for left in lefts for one in told_to(run_at(OPEN, told, left), Audience.SUPERVISORS)]
    wanted = ["3_days"] * any(0 <= left <= 3 for left in lefts) + ["over"] * any(left < 0 for left in lefts)
    assert heard == wanted


@given(st.integers(-5, 20), st.integers(1, 60))
def test_a_date_that_moves_is_told_afresh(left, days):
    told: set[Told] = set()
    run_at(OPEN, told, left)
    moved = Watched("person", DeadlineState.OPEN, None, DAY + timedelta(days=days))
    step = reached(moved, on(left), NOON)
    assert told_to(run_at(moved, told, left), Audience.HOLDERS) == ([step] if step else [])
    assert not run_at(OPEN, told, left), "moved back, it was told already"


@pytest.mark.parametrize("state", [one for one in DeadlineState if one != DeadlineState.OPEN])
@pytest.mark.parametrize("proof", [Proof.FAX, Proof.NONE])
def test_what_needs_nothing_more_is_not_told(state, proof):
    assert due(Watched("person", state, proof, DAY), set(), on(1), NOON) == ()


def test_filed_without_proof_is_told_as_before():
    filed = Watched("person", DeadlineState.FILED, None, DAY)
    assert [one.audience for one in due(filed, set(), on(3), NOON)] == ["holders", "supervisors"]


def test_the_agencys_clock_is_told_when_it_has_run_out():
    watched = Watched("agency", DeadlineState.OPEN, None, DAY)
    assert due(watched, set(), on(0), NOON) == ()
    assert [(one.step, one.audience) for one in due(watched, set(), on(-1), NOON)] == [("over", "holders")]


@pytest.mark.parametrize("left", [14, 7, 1, -1])
def test_where_nobody_holds_the_case_its_supervisors_hear_instead(left):
    told = due(OPEN, set(), on(left), NOON, has_holder=False)
    assert [one.audience for one in told] == ["supervisors"]


def test_hours_are_told_by_hours():
    watched = Watched("person", DeadlineState.OPEN, None, DAY, AT)
    told: set[Told] = set()
    heard = []
    for hours in (73, 72, 25, 24, 9, 8, 3, 2, 0, -1):
        now = AT - timedelta(hours=hours)
        found = due(watched, told, now.date(), now)
        told.update(found)
        heard.append((hours, *(f"{one.audience}:{one.step}" for one in found)))
    assert heard == [
        (73, "holders:7_days"),
        (72, "holders:3_days", "supervisors:3_days"),
        (25,),
        (24, "holders:24_hours", "supervisors:24_hours"),
        (9,),
        (8, "holders:8_hours"),
        (3,),
        (2, "holders:2_hours"),
        (0,),
        (-1, "holders:over", "supervisors:over"),
    ]


def test_an_hour_is_the_same_in_every_zone():
    there = AT.astimezone(datetime.fromisoformat("2026-03-16T10:00-07:00").tzinfo)
    assert Watched("person", DeadlineState.OPEN, None, DAY, there).told_for == "2026-03-16T17:00Z"


def test_without_a_day_nothing_is_told():
    assert due(Watched("person", DeadlineState.OPEN, None, None), set(), DAY, NOON) == ()
