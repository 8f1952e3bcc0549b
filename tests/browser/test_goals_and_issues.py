"""The pages of goals and issues on a phone and a desk: as they look with rows, and the main walk."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.goals.models import Goal, GoalState, Rating, Step, Who
from advocacy.issues.models import Issue, System
from tests.browser.chromium import axe, no_horizontal_scroll
from tests.make import Make

LONG = "Wohngeldbescheinigungsverlängerungsantrag, again and again, and with a very long way to the office"


@pytest.fixture
def case(make: Make, phone: Page, desk: Page, sign_in: Callable[..., Page]) -> Case:
    """A case of someone who is signed in on both screens."""
    advocate = make.advocate()
    for page in (phone, desk):
        sign_in(page, advocate)
    return make.case(advocate)


@pytest.fixture
def goal(make: Make, case: Case) -> Goal:
    today = clock.today()
    goal = make.kept(
        Goal(case_id=case.id, words="I want to stay in my own home and not fall.", started_on=today)
    )
    make.kept(Goal(case_id=case.id, words=LONG, started_on=today, state=GoalState.RESTING))
    for days, value in ((150, 2), (110, 4), (75, 5), (40, 7), (3, 4)):
        day = today - timedelta(days=days)
        make.kept(Rating(goal_id=goal.id, value=value, rated_on=day, words="I am scared in the morning."))
    return goal


@pytest.fixture
def step(make: Make, goal: Goal) -> Step:
    """One of four in every state."""
    today = clock.today()
    for what, who, facts in (
        ("Ask the doctor for a note about falls", Who.TOGETHER, {}),
        ("Read the letter and say what is wrong", Who.ALONE, {"done_on": today, "done_by": Who.ALONE}),
        (LONG, Who.ALONE, {"dropped": True}),
    ):
        make.kept(Step(goal_id=goal.id, what=what, who=who, made_at=clock.now(), **facts))
    step = Step(goal_id=goal.id, what="Send the letter", who=Who.ADVOCATE, made_at=clock.now())
    step.due_on = today + timedelta(days=4)
    return make.kept(step)


@pytest.fixture
def issue(make: Make, case: Case) -> Issue:
    return make.kept(
        Issue(
            case_id=case.id,
            title="Larkmere cut home care from 30 to 12 hours",
            system=System.HEALTHCARE,
            agency_name="Larkmere Home Care",
            reference_number="HC-2291-0000-0000-0000-0000-0000-0000",
            wants=LONG,
            barriers=["language", "not_believed"],
            opened_on=clock.today(),
        )
    )


@pytest.fixture
def urls(case: Case, goal: Goal, step: Step, issue: Issue) -> list[str]:
    """Pages with rows on them."""
    of_case, of_goal, of_issue = (
        f"/cases/{case.public_id}",
        f"/goals/{goal.public_id}",
        f"/issues/{issue.public_id}",
    )
    of_goals = [of_goal, f"{of_goal}/steps/new", f"{of_goal}/ratings/new", f"{of_goal}/achieved"]
    of_cases = ["", "/goals", "/goals/new", "/issues", "/issues/new"]
    others = [f"/steps/{step.public_id}", of_issue, f"{of_issue}/end"]
    return of_goals + [of_case + end for end in of_cases] + others


def test_every_page_is_sound_on_a_phone_and_a_desk(phone: Page, desk: Page, urls: list[str]) -> None:
    for url in urls:
        for page in (phone, desk):
            page.goto(url)
            assert axe(page) == [], url
        no_horizontal_scroll(phone)


def test_a_step_is_ticked_in_two_taps_and_the_row_is_met_again(phone: Page, urls: list[str]) -> None:
    phone.goto(urls[0])
    phone.get_by_role("link", name="Ask the doctor for a note about falls").tap()
    phone.get_by_role("button", name="It is done").tap()
    phone.wait_for_url("**/goals/**")
    assert "#step-" in phone.url
    assert phone.get_by_text("2 of 3 done").is_visible()


def test_with_the_keyboard_alone_a_number_is_given(desk: Page, urls: list[str]) -> None:
    desk.goto(urls[2])
    desk.get_by_role("radio", name="0", exact=True).focus()
    for _ in range(3):
        desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**#how-close")
    assert desk.get_by_text("The same as a table").is_visible()
